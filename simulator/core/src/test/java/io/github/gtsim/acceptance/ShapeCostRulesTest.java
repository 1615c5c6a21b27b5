package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service charges while a table changes (FACTS 15). */
class ShapeCostRulesTest {
  private static final String A = "cost.byRegion.us-east-1.";
  private static final String B = "cost.byRegion.us-west-2.";
  private static final String C = "cost.byRegion.us-east-2.";

  private static final String WRITES =
      """
      clients:
        - name: writer
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
      """;

  /** FACTS B-2, all of it: a table gains a replica after a day of it, and an index after two. */
  @ParameterizedTest
  @CsvSource({"0, 0, 100, 0", "10, 0, 100, 300", "10, 10, 500, 700"})
  void aTableThatGrowsPaysForWhatItIs(int secondDay, int thirdDay, long wru, long rwru) {
    String script =
        WRITES
            + """
            operations:
              - { operation: add-replica, region: =C=, at: 60s }
              - { operation: add-index, at: 120s }
            """;
    Ran ran =
        Ran.with(
            Small.mrec(script),
            "table={mode: single-region, regions: [us-east-1]}",
            "duration=3m",
            "clients[0].arrivals={process: constant, schedule: [{at: 0s, rate: 10/s},"
                + " {at: 10s, rate: 0/s}, {at: 70s, rate: %d/s}, {at: 85s, rate: 0/s},"
                    .formatted(secondDay)
                + " {at: 130s, rate: %d/s}, {at: 150s, rate: 0/s}]}".formatted(thirdDay));

    assertThat(ran.count("cost.wru")).isEqualTo(wru);
    assertThat(ran.count("cost.rwru")).isEqualTo(rwru);
    assertThat(ran.count(C + "restoredBytes")).isEqualTo(100 * (1024 + 148));
    assertThat(ran.count(A + "restoredBytes")).isZero();
  }

  /** FACTS X-1, B-5: a restore is paid by what it fills, recovery by what it covers. */
  @Test
  void recoveryPaysForWhatItKeepsAndFills() {
    String script =
        WRITES
            + """
            operations:
              - { operation: backup, name: nightly, region: =A=, at: 5s }
              - operation: restore
                region: =B=
                backup: nightly
                at: 6s
                takes: 1s
                cutover: false
            """;
    Ran ran = Ran.with(Small.mrec(script), "table.pitr={region: us-east-1}", "duration=10s");

    assertThat(ran.count(B + "restoredBytes")).isEqualTo(50 * (1024 + 148));
    assertThat(ran.count(A + "restoredBytes")).isZero();
    assertThat(ran.count(A + "pitrBytes")).isEqualTo(100 * (1024 + 148));
    assertThat(ran.count(B + "pitrBytes")).isZero();
    assertThat(ran.count(A + "storageBytes")).isEqualTo(ran.count(A + "pitrBytes"));
  }
}
