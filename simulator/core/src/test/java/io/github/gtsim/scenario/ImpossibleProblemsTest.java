package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and operations that cannot be, each refused by a rule of the service or of our model. */
class ImpossibleProblemsTest {
  private static final String HEAD =
      """
      name: impossible
      seed: 1
      duration: 1h
      table: { mode: MODE, regions: [us-east-1, us-west-2] }
      script: [{ at: 1s, region: us-east-1, put: { key: s/1, set: { v: 1 } } }]
      """;

  private static List<Problem> problems(String mode, String rest) throws Exception {
    String text = HEAD.replace("MODE", mode) + rest + "\n";
    return Samples.problems(ScenarioFile.parse("test.yaml", text), Selection.BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capacity-cut, region: us-east-1, write: 5 | MODEL 5 6:27",
        "logical-corruption, space: s, share: 10%, for: 1m | MODEL 5 6:74",
        "region-outage, region: us-east-1, data: destroyed, for: 1m | MODEL 5 6:83",
        "zone-outage, region: us-east-1, zones: 0 | Z-1 6:66",
        "zone-outage, region: us-east-1, zones: 3 | Z-1 6:66",
        "zone-outage, region: us-east-1, zones: 4 | Z-1 6:66",
      })
  void anImpossibleFaultIsRefusedByItsRule(String fault, String expected) throws Exception {
    assertThat(problems("mrec", "faults: [{ at: 1m, fault: " + fault + " }]"))
        .extracting(problem -> problem.rule() + " " + problem.line() + ":" + problem.column())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mrec | evacuate, region: us-east-1, to: eu-west-1 | R-11",
        "active-passive | promote, region: eu-west-1 | MODEL 3.4",
        "active-passive | add-replica, region: us-east-2 | MODEL 3.4",
        "active-passive | remove-replica, regions: [us-west-2] | MODEL 3.4",
      })
  void anImpossibleOperationIsRefusedByItsRule(String mode, String operation, String rule)
      throws Exception {
    String client = "  - { at: 2s, region: eu-west-1, get: { key: s/1 } }\n";
    String rest = "operations: [{ at: 1m, operation: " + operation + " }]";
    String text = HEAD.replace("MODE", mode).replace("[{ at: 1s", "\n  - { at: 1s");
    ScenarioFile file =
        ScenarioFile.parse("test.yaml", text.replace("} }]", "} }") + client + rest + "\n");
    assertThat(Samples.problems(file, Selection.BASE))
        .extracting(Problem::rule)
        .containsExactly(rule);
  }

  /** Too few zones and too many are the same mistake. */
  @Test
  void zonesThatAreNotAreRefusedInTheSameWords() throws Exception {
    String fault = "faults: [{ at: 1m, fault: zone-outage, region: us-east-1, zones: COUNT }]";
    assertThat(problems("mrec", fault.replace("COUNT", "0")))
        .isEqualTo(problems("mrec", fault.replace("COUNT", "4")))
        .extracting(Problem::reason)
        .containsExactly("a Region has three zones, of which one or two may be out (FACTS Z-1)");
  }

  /** What no fact documents is no fact; it may be expected all the same. */
  @Test
  void aRuleOfOurModelIsCitedAsSuch() throws Exception {
    String change = "operations: [{ at: 1m, operation: add-replica, region: us-east-2 }]";
    List<Problem> problems = problems("active-passive", change);
    assertThat(problems)
        .extracting(Problem::reason)
        .containsExactly("the Regions of an active-passive table stay as they are (MODEL 3.4)");
    String expected = change + "\nvariants: { a: {} }\nexpect: [{ refused: MODEL 3.4 }]\n";
    String text = HEAD.replace("MODE", "active-passive") + expected;
    assertThat(ScenarioFile.parse("test.yaml", text).expectedRefusals("a"))
        .containsExactly("MODEL 3.4");
  }
}
