package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, just inside and just outside, and during a pause when it begins and ends. */
class LimitProblemsTest {
  private static final String SCENARIO =
      """
      name: limits
      seed: 1
      duration: 3d
      table:
        mode: mrec
        regions: [us-east-1, us-west-2, us-east-2]
        pitr: { region: us-east-1, window: 2d }
      clients:
        - name: users
          region: us-east-1
          arrivals: { rate: 1/m }
          keys: { count: 10 }
          mix: { put: 100% }
      operations:
        - { operation: restore, region: us-west-2, pointInTime: 12h, at: 60h, cutover: false }
        - { operation: add-index, at: 1h }
        - { operation: remove-replica, regions: [us-east-2, us-west-2], at: 70h }
      faults:
        - { name: drill, fault: replication-pause, region: us-east-1, at: 2h, for: 1h }
      """;

  private static List<String> problems(String... sets) throws ScenarioException {
    ScenarioFile file = ScenarioFile.parse("test.yaml", SCENARIO);
    return Samples.problems(file, Selection.BASE.with(List.of(sets))).stream()
        .map(problem -> problem.rule() + " " + problem.path())
        .toList();
  }

  /** FACTS I-6. */
  @ParameterizedTest
  @CsvSource({
    "table.itemSize=400KB, ''",
    "table.itemSize=409601B, I-6 table.itemSize",
    "clients.users.itemSize=409600B, ''",
    "clients.users.itemSize=401KB, I-6 clients[0].itemSize",
    "table.itemSize=1B, ''",
    "table.itemSize=0B, ' table.itemSize'"
  })
  void anItemHasAtMost400Kilobytes(String set, String expected) throws Exception {
    assertThat(problems(set)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  /** FACTS X-1: two days before 60 h is 12 h, from which on a table can be restored. */
  @ParameterizedTest
  @CsvSource({
    "12h, ''",
    "43199s, X-1 operations[0].pointInTime",
    "215700s, ''",
    "215701s, X-1 operations[0].pointInTime"
  })
  void aTableIsRestoredWithinTheWindow(String to, String expected) throws Exception {
    assertThat(problems("operations[0].pointInTime=" + to))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  /** FACTS O-3: the pause lasts from 2 h to 3 h. */
  @ParameterizedTest
  @CsvSource({
    "mrsc, 1, 7199s, ''",
    "mrsc, 1, 2h, O-3 operations[1].at",
    "mrsc, 1, 10799s, O-3 operations[1].at",
    "mrsc, 1, 3h, ''",
    "mrsc, 2, 7199s, ''",
    "mrsc, 2, 2h, O-3 operations[2].at",
    "mrsc, 2, 3h, ''",
    "mrec, 1, 2h, ''",
    "mrec, 2, 2h, ''",
    "active-passive, 1, 2h, ''"
  })
  void nobodyChangesAStrongTableDuringAPause(String mode, int index, String at, String expected)
      throws Exception {
    String operations = "operations[" + index + "].at=" + at;
    String restore = "operations[0]={operation: backup, name: b, region: us-east-1, at: 1m}";
    String last = "operations[2].at=71h";
    assertThat(problems("table.mode=" + mode, restore, last, operations))
        .filteredOn(problem -> problem.startsWith("O-3"))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  /** FACTS O-3: two members have left by then, and the one that stays is a table of its own. */
  @ParameterizedTest
  @CsvSource({"90m, 0", "3h, 1"})
  void aTableThatIsStrongNoMoreMayChange(String left, int refused) throws Exception {
    String restore = "operations[0]={operation: backup, name: b, region: us-east-1, at: 1m}";
    String leave = "operations[2].at=" + left;
    assertThat(problems("table.mode=mrsc", restore, leave, "operations[1].at=150m"))
        .hasSize(refused);
  }
}
