package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of the table that are impossible by then, each with the rule it breaks and its place. */
class ShapeProblemsTest {
  private static final String HEAD =
      """
      name: shape
      seed: 1
      duration: 40h
      table: TABLE
      operations:
      """;

  private static final String MREC = "{ regions: [us-east-1, us-west-2] }";
  private static final String THREE = "{ mode: mrsc, regions: [us-east-1, us-east-2, us-west-2] }";
  private static final String WITNESS =
      "{ mode: mrsc, regions: [us-east-1, us-west-2], witness: us-east-2 }";
  private static final String ALONE = "{ mode: single-region, regions: [us-east-1] }";

  private static final String FIXED =
      "{ mode: single-region, regions: [us-east-1], capacity: { write: 5, read: 5 } }";
  private static final String PASSIVE = "{ mode: active-passive, regions: [us-east-1, us-west-2] }";

  /** The table is in us-west-2 alone from 2 h on. */
  private static final String RESTORE =
      """
        - { operation: backup, name: b, region: us-east-1, at: 1h }
        - { operation: restore, region: us-west-2, backup: b, at: 1h, takes: 1h }
      """
          .indent(0);

  private static String add(String at, String region) {
    return "  - { operation: add-replica, at: " + at + ", region: " + region + " }\n";
  }

  private static String remove(String at, String regions) {
    return "  - { operation: remove-replica, at: " + at + ", regions: [" + regions + "] }\n";
  }

  private static Arguments impossible(String table, String operations, String code, String where) {
    return Arguments.of(table, operations, code, where);
  }

  private static Stream<Arguments> impossible() {
    return Stream.of(
        impossible(THREE, add("1h", "eu-west-1"), "9", "6:18"),
        impossible(THREE, remove("1h", "us-east-1"), "9", "6:18"),
        impossible(THREE, remove("1h", "us-east-1, us-east-2, us-west-2"), "9", "6:18"),
        impossible(WITNESS, remove("1h", "us-east-2"), "9", "6:18"),
        impossible(WITNESS, remove("1h", "us-east-1, us-west-2"), "9", "6:18"),
        impossible(MREC, add("1h", "us-west-2"), "9", "6:47"),
        impossible(FIXED, add("1h", "us-west-2"), "9", "6:18"),
        impossible(MREC, RESTORE + add("2h", "us-west-2"), "9", "8:47"),
        impossible(MREC, RESTORE + remove("2h", "us-east-1"), "9", "8:51"),
        impossible(MREC, add("1h", "eu-west-1") + add("2h", "eu-west-1"), "9", "7:47"),
        impossible(ALONE, add("1h", "us-east-1"), "9", "6:47"),
        impossible(ALONE, remove("1h", "us-east-1"), "9", "6:51"),
        impossible(MREC, remove("1h", "us-east-1, us-west-2"), "9", "6:51"),
        impossible(MREC, remove("1h", "us-east-1") + remove("2h", "us-east-1"), "9", "7:51"),
        impossible(MREC, add("2h", "eu-west-1") + remove("1h", "eu-west-1"), "9", "7:51"),
        impossible(MREC, add("1h", "eu-west-1") + remove("24h", "us-east-1"), "R-13", "7:52"),
        impossible(
            MREC + "\nfaults: [{ fault: replication-not-authorized, region: us-west-2, at: 1h }]",
            add("21h", "us-west-2"),
            "9",
            "7:48"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void isRefusedWithItsRuleAndPlace(String table, String operations, String code, String where)
      throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", HEAD.replace("TABLE", table) + operations);
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(Selection.BASE));

    assertThat(refused).as("accepted").isNotNull();
    assertThat(refused.refusal()).isPresent();
    Problem problem = refused.refusal().orElseThrow();
    assertThat(problem.rule()).isEqualTo(code);
    assertThat(problem.line() + ":" + problem.column()).isEqualTo(where);
  }

  private static Stream<Arguments> possible() {
    return Stream.of(
        Arguments.of(THREE, remove("1h", "us-east-2, us-west-2") + add("2h", "us-east-2")),
        Arguments.of(WITNESS, remove("1h", "us-east-2, us-west-2")),
        Arguments.of(FIXED.replace("{ write: 5, read: 5 }", "on-demand"), add("1h", "us-west-2")),
        Arguments.of(
            FIXED.replace("read: 5", "read: 5, autoScaling: { min: 1, max: 9 }"),
            add("1h", "us-west-2")),
        Arguments.of(MREC, RESTORE + add("2h", "us-east-1") + remove("3h", "us-east-1")),
        Arguments.of(PASSIVE, RESTORE + add("2h", "us-east-1") + remove("26h", "us-west-2")),
        Arguments.of(MREC, remove("1h", "us-west-2") + add("2h", "us-west-2")),
        Arguments.of(MREC, add("1h", "eu-west-1") + remove("25h", "us-east-1")),
        Arguments.of(ALONE, add("1h", "eu-west-1") + remove("2h", "eu-west-1")),
        Arguments.of(ALONE, add("1h", "eu-west-1") + remove("25h", "us-east-1")),
        Arguments.of(MREC, "  - { operation: add-index, at: 1h }\n"));
  }

  @ParameterizedTest
  @MethodSource("possible")
  void whatIsPossibleIsAccepted(String table, String operations) throws Exception {
    ScenarioFile file = ScenarioFile.parse("test.yaml", HEAD.replace("TABLE", table) + operations);

    assertThat(file.resolve(Selection.BASE).operations()).isNotEmpty();
  }

  /** A Region that is added may be named anywhere else; its name must be known. */
  @Test
  void regionsOfOperationsAreChecked() throws Exception {
    String operations = add("1h", "eu-west-9") + remove("1h", "eu-west-1") + remove("1h", "");
    List<Problem> problems =
        Samples.problems(
            ScenarioFile.parse("test.yaml", HEAD.replace("TABLE", MREC) + operations),
            Selection.BASE);

    assertThat(problems)
        .extracting(Problem::path)
        .containsExactly(
            "operations[0].region", "operations[1].regions[0]", "operations[2].regions");
    String elsewhere =
        add("1h", "eu-west-1")
            + "  - { operation: evacuate, at: 2h, region: us-west-2, to: eu-west-1 }\n"
            + "faults: [{ fault: region-outage, region: eu-west-1, at: 3h }]\n";
    ScenarioFile file = ScenarioFile.parse("test.yaml", HEAD.replace("TABLE", MREC) + elsewhere);
    assertThat(file.problems()).isEmpty();
  }
}
