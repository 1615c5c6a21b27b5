package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recoveries that come to nothing say so; others are told once, and may take no time. */
class FailedRecoveryRulesTest {
  private static final String WRITES =
      """
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 8s, region: =B=, put: { key: k, set: { v: 2 } } }
        - { at: 25s, region: =B=, get: { key: k }, expect: { v: EXPECT } }
      """;

  private static String writes(int expected, String sections) {
    return Small.mrec(WRITES.replace("EXPECT", "" + expected) + sections);
  }

  private static Ran held(String yaml, String... settings) {
    return Ran.with(yaml, settings).held();
  }

  private static void isFailed(Ran ran, int entry, String name, String region, String note) {
    String path = "recoveries[" + entry + "]";
    assertThat(ran.text(path + ".name")).isEqualTo(name);
    assertThat(ran.text(path + ".region")).isEqualTo(region);
    assertThat(ran.text(path + ".note")).isEqualTo(note);
    for (String figure : List.of("atSeconds", "restoredToSeconds", "rpo", "rtoSeconds")) {
      assertThat(ran.has(path + "." + figure)).as(figure).isFalse();
    }
  }

  /** A backup on demand is a call to a Region, which fails while that is out. */
  @Test
  void aBackupThatFailsAndItsRestoreSaySo() {
    Ran ran =
        held(
            writes(
                2,
                """
                faults: [{ fault: region-outage, region: us-east-1, at: 4s, for: 6s }]
                operations:
                  - { name: nightly, operation: backup, region: us-east-1, at: 5s }
                  - { name: spare, operation: backup, region: us-east-1, at: 9s }
                  - { name: back, operation: restore, region: us-east-2, backup: nightly, at: 15s,
                      takes: 5s }
                """));

    assertThat(ran.size("recoveries")).isEqualTo(3);
    isFailed(ran, 0, "nightly", "us-east-1", "no backup: us-east-1 was out");
    isFailed(ran, 1, "spare", "us-east-1", "no backup: us-east-1 was out");
    isFailed(ran, 2, "back", "us-east-2", "nothing restored: us-east-1 was out");
    assertThat(ran.count("writes.rewound")).isZero();
  }

  /** A backup that is made is no recovery, whether anything is restored from it or not. */
  @Test
  void aBackupThatIsMadeIsNoEntry() {
    Ran ran =
        held(writes(2, "operations: [{ name: b, operation: backup, region: us-east-1, at: 5s }]"));

    assertThat(ran.size("recoveries")).isZero();
  }

  /** A restore may take no time, even at the very beginning. */
  @ParameterizedTest
  @CsvSource({"5s, 20s, 1, 1", "5s, 5s, 2, 0", "0s, 0s, 2, 0", "10s, 20s, 2, 0"})
  void aRestoreMayTakeNoTime(String backupAt, String at, int expected, int rewound) {
    Ran ran =
        held(
            writes(
                expected,
                """
                operations:
                  - { name: b, operation: backup, region: us-east-1, at: BACKUP }
                  - { operation: restore, region: us-east-2, backup: b, at: AT, takes: 0s }
                """
                    .replace("BACKUP", backupAt)
                    .replace("AT", at)));

    assertThat(ran.size("recoveries")).isEqualTo(1);
    assertThat(ran.has("recoveries[0].note")).isFalse();
    assertThat(ran.number("recoveries[0].rtoSeconds")).isZero();
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(rewound);
    assertThat(ran.count("writes.rewound")).isEqualTo(rewound);
  }

  /**
   * Z-3. Archived logs of the Region are there though it is out or destroyed (our model), where a
   * backup fails.
   */
  @ParameterizedTest
  @CsvSource({"kept", "destroyed"})
  void pointInTimeRecoveryOutlivesItsRegion(String data) {
    Ran ran =
        held(
            writes(
                1,
                """
                faults: [{ fault: region-outage, region: us-east-1, data: DATA, at: 6s }]
                operations:
                  - { name: bad, operation: backup, region: us-east-1, at: 7s }
                  - { name: good, operation: restore, region: us-east-2, pointInTime: 7s, at: 307s,
                      takes: 1s }
                  - { name: none, operation: restore, region: us-east-2, backup: bad, at: 307s,
                      takes: 0s, cutover: false }
                """
                    .replace("DATA", data)),
            "table.pitr={region: us-east-1}",
            "duration=320s",
            "script[2].at=310s");

    isFailed(ran, 0, "bad", "us-east-1", "no backup: us-east-1 was out");
    isFailed(ran, 1, "none", "us-east-2", "nothing restored: us-east-1 was out");
    assertThat(ran.text("recoveries[2].name")).isEqualTo("good");
    assertThat(ran.number("recoveries[2].restoredToSeconds")).isEqualTo(7);
    assertThat(ran.count("recoveries[2].rpo.writes")).isEqualTo(1);
  }

  /** What a primary holds that was deposed before is not missed again by a later promotion. */
  @Test
  void twoPromotionsAtOnceMissTheSameWritesOnce() {
    Ran ran =
        Ran.with(
            Small.activePassive(
                """
                clients:
                  - name: users
                    region: =A=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { space: s, distribution: unique }
                    mix: { put: 100% }
                    retry: none
                faults: [{ fault: region-isolation, region: =A=, at: 10.05s, for: 10s }]
                operations:
                  - { name: p1, operation: promote, region: =B=, at: 10.05s }
                  - { name: p2, operation: promote, region: =C=, at: 10.05s }
                """),
            "table.failover={after: never}");

    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(10);
    assertThat(ran.count("recoveries[1].rpo.writes")).isZero();
    assertThat(ran.number("recoveries[1].rpo.seconds")).isZero();
  }

  /** MODEL 5. A restored table is alone until a replica is added, which may leave again. */
  @ParameterizedTest
  @CsvSource({"mrec", "single-region", "active-passive"})
  void aRestoredTableGrows(String mode) {
    Ran ran =
        held(
            writes(
                1,
                """
                  - { at: 18s, region: =B=, put: { key: l, set: { v: 3 } } }
                  - { at: 22s, region: =A=, get: { key: l }, expect: { v: 3 } }
                operations:
                  - { name: b, operation: backup, region: us-east-1, at: 5s }
                  - { operation: restore, region: us-east-1, backup: b, at: 10s, takes: 1s }
                  - { operation: add-replica, region: us-west-2, at: 12s }
                  - { operation: add-index, at: 20s }
                  - { operation: remove-replica, regions: [us-west-2], at: 23s }
                """
                    .replace("=A=", "us-east-1")
                    .replace("=B=", "us-west-2")),
            "table.mode=" + mode);

    assertThat(ran.text("topology[0].change")).isEqualTo("add-replica");
    assertThat(ran.number("topology[0].doneSeconds")).isLessThan(15);
    assertThat(ran.text("topology[2].change")).isEqualTo("remove-replica");
    assertThat(ran.number("topology[2].doneSeconds")).isLessThan(30);
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }
}
