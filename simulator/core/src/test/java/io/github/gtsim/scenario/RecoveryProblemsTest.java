package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recoveries that cannot be, each refused in its place, by its rule where there is one. */
class RecoveryProblemsTest {
  private static final String SCENARIO =
      """
      name: impossible
      seed: 1
      duration: 1h
      table:
        mode: mrec
        regions: [us-east-1, us-west-2]
        pitr: {region: us-east-1, window: 2d}
      script: [{at: 1s, region: us-east-1, put: {key: s/1, set: {v: 1}}}]
      faults:
        - {name: bad, fault: logical-corruption, space: s, share: 50%, at: 10m}
      operations:
        - {name: b, operation: backup, region: us-east-1, at: 5m}
        - {name: r, operation: restore, region: us-west-2, pointInTime: 10m, at: 20m}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operations[1].pointInTime=16m | X-1 operations[1].pointInTime",
        "operations[1].pointInTime=600500ms | X-1 operations[1].pointInTime",
        "operations[1].pointInTime=30m | X-1 operations[1].pointInTime",
        "operations[1].backup=b |  operations[1]",
        "operations[1]={operation: restore, region: us-west-2, at: 20m} |  operations[1]",
        "operations[1]={operation: restore, region: us-west-2, at: 20m, backup: c}"
            + " |  operations[1].backup",
        "operations[1]={operation: restore, region: us-west-2, at: 4m, backup: b}"
            + " | X-1 operations[1].backup",
        "operations[0].region=eu-west-1 |  operations[0].region",
        "table.mode=mrsc | X-1 operations[1].operation",
        "table.pitr={region: eu-west-1} |  table.pitr.region",
        "table.pitr.window=36d | X-1 table.pitr.window",
        "table.pitr.window=1h | X-1 table.pitr.window",
        "operations[0]={operation: promote, region: us-west-2, at: 1m}"
            + " | R-1 operations[0].operation",
        "operations[0]={operation: remove-replica, regions: [us-east-1], at: 30m}"
            + " | 9 operations[0].regions",
        "operations[0]={operation: add-replica, region: us-west-2, at: 30m}"
            + " | 9 operations[0].region",
        "operations[0]={name: q, operation: restore, region: us-west-2, pointInTime: 1m, at: 30m,"
            + " cutover: false} | X-1 operations[0].at",
        "operations[0]={name: q, operation: restore, region: us-west-2, pointInTime: 1m, at: 9m}"
            + " | X-1 operations[1].cutover",
        "operations[0].name=r |  operations[1].name",
        "faults[0]={fault: region-outage, region: us-west-2, data: destroyed, at: 1m}"
            + " | MODEL 5 operations[1].region",
        "faults[0].for=1m | MODEL 5 faults[0].for",
        "faults[0].space=t |  faults[0].space",
        "faults[0].share=2 |  faults[0].share",
        "table.failover={after: 1m} |  table.failover",
        "operations[0]={operation: remove-replica, regions: [us-east-1], at: 9m}"
            + " | X-1 operations[1].pointInTime",
        "operations[0]={operation: backup, name: b, region: ap-south-1, at: 9m}"
            + " |  operations[0].region",
      })
  void isRefused(String set, String expected) throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    List<Problem> problems = Samples.problems(file, Selection.BASE.with(List.of(set)));
    assertThat(problems)
        .extracting(problem -> (problem.rule() + " " + problem.path()).strip())
        .contains(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operations[1].pointInTime=15m",
        "table.mode=active-passive",
        "operations[1].cutover=false",
        "operations[1].takes=0s",
        "operations[0]={operation: remove-replica, regions: [us-east-1], at: 10m}",
        "operations[1].region=us-east-1",
        "operations[1].region=ap-south-1",
      })
  void isAccepted(String set) throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    assertThat(Samples.problems(file, Selection.BASE.with(List.of(set)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"single-region, 9", "mrsc, W-1", "mrec, R-1"})
  void onlyActivePassiveHasSomebodyToPromote(String mode, String rule) throws Exception {
    String promote = "operations=[{operation: promote, region: us-east-1, at: 1m}]";
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    List<String> sets = List.of("table.mode=" + mode, promote);
    assertThat(Samples.problems(file, Selection.BASE.with(sets)))
        .extracting(Problem::rule)
        .contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{operation: restore, region: us-west-2, pointInTime: 1m, at: 9m} | restore.takes | true",
        "{operation: restore, region: us-west-2, pointInTime: 1m, at: 9m, takes: 10m}"
            + " | restore.takes | false",
        "{operation: add-replica, region: eu-west-1, at: 9m} | add-replica.rate | true",
        "{operation: add-replica, region: eu-west-1, at: 9m, rate: 5/s} | add-replica.rate | false",
      })
  void whatItsLengthRestsOnIsAnAssumption(String operation, String path, boolean assumed)
      throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    Selection selection = Selection.BASE.with(List.of("operations=[" + operation + "]"));
    assertThat(file.resolve(selection).assumptions().contains("operations." + path))
        .isEqualTo(assumed);
  }

  /** FACTS. What has become a table of its own is no copy of the table any more. */
  @ParameterizedTest
  @CsvSource({
    "'backup, name: q, region: us-east-1, at: 21h', region, X-1",
    "'backup, name: q, region: us-east-1, at: 20h', region, ''",
    "'restore, region: us-west-2, pointInTime: 21h, at: 22h', pointInTime, X-1",
    "'restore, region: us-west-2, pointInTime: 20h, at: 22h', pointInTime, ''",
  })
  void aTableOfItsOwnIsNoCopy(String operation, String key, String rule) throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    List<String> sets =
        List.of(
            "duration=30h",
            "faults=[{fault: replication-not-authorized, region: us-east-1, at: 30m}]",
            "operations=[{operation: " + operation + "}]");
    assertThat(Samples.problems(file, Selection.BASE.with(sets)))
        .extracting(problem -> problem.rule() + " " + problem.path())
        .containsExactlyElementsOf(
            rule.isEmpty() ? List.of() : List.of(rule + " operations[0]." + key));
  }
}
