package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corruption, and what backups and point-in-time recovery bring back (FACTS 17, P-5). */
class RecoveryRulesTest {
  private static final String BAD_DEPLOY =
      """
      script:
        - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
        - { at: 1s, region: =A=, put: { key: s/2, set: { v: 2 } } }
        - { at: 1s, region: =A=, put: { key: s/3, set: { v: 3 } } }
        - { at: 1s, region: =A=, put: { key: s/4, set: { v: 4 } } }
        - { at: 1s, region: =A=, put: { key: other/1, set: { v: 5 } } }
        - { at: 14s, region: =B=, put: { key: s/1, set: { v: 7 } } }
        - { at: 14s, region: =B=, update: { key: s/2, set: { w: 7 } }, expect: { w: 7 } }
        - { at: 20s, region: =B=, get: { key: other/1 }, expect: { v: 5 } }
        - { at: 20s, region: =B=, get: { key: s/1 }, expect: { v: 7 } }
        - { at: 20s, region: =B=, get: { key: s/3 }, expect: EXPECT }
      faults:
        - { name: bad, fault: logical-corruption, space: s, share: 100%, effect: EFFECT, at: 10s }
      """;

  private static Ran held(String yaml, String... settings) {
    return Ran.with(yaml, settings).held();
  }

  /** It replicates everywhere like a client's write; a put heals an item, an update does not. */
  @ParameterizedTest
  @CsvSource({
    "mrec, overwrite",
    "mrec, delete",
    "mrsc, overwrite",
    "mrsc, delete",
    "single-region, overwrite",
    "active-passive, delete",
    "active-passive, overwrite"
  })
  void aCorruptionReplicatesEverywhere(String mode, String effect) {
    boolean deletes = effect.equals("delete");
    Ran ran =
        held(
            Small.mrec(
                BAD_DEPLOY
                    .replace("EFFECT", effect)
                    .replace("EXPECT", deletes ? "absent" : "{ v: -10000000001 }")),
            "table.mode=" + mode);

    assertThat(ran.count("corrupted.items")).isEqualTo(3);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(7);
    assertThat(ran.count("writes.surviving")).isEqualTo(7);
    assertThat(ran.size("recoveries")).isZero();
    if (mode.equals("mrec")) {
      assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(9);
    }
  }

  /** Exactly the share of the items that exist, drawn by the seed. */
  @ParameterizedTest
  @CsvSource({"0%, 0", "25%, 1", "50%, 2", "75%, 3", "100%, 4"})
  void theShareIsExact(String share, int items) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 1s, region: =A=, put: { key: s/2, set: { v: 2 } } }
                  - { at: 1s, region: =A=, put: { key: s/3, set: { v: 3 } } }
                  - { at: 1s, region: =A=, put: { key: s/4, set: { v: 4 } } }
                  - { at: 1s, region: =A=, put: { key: other/1, set: { v: 5 } } }
                  - { at: 2s, region: =A=, delete: { key: s/5 } }
                faults:
                  - { fault: logical-corruption, space: s, share: SHARE, at: 10s }
                """
                    .replace("SHARE", share)));

    assertThat(ran.count("corrupted.items")).isEqualTo(items);
  }

  /** Under mrec it is a write like others: a later one in another Region displaces it. */
  @Test
  void aLaterWriteElsewhereDisplacesACorruption() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 10.5s, region: =B=, update: { key: s/1, add: { v: 1 } },
                      expect: { v: 2 } }
                  - { at: 20s, region: =A=, get: { key: s/1 }, expect: { v: 2 } }
                faults: [{ fault: logical-corruption, space: s, share: 100%, at: 10s }]
                """));

    assertThat(ran.count("corrupted.items")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  private static final String GOOD_WRITES =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { space: s, distribution: unique }
          mix: { put: 100% }
          retry: none
      faults: [{ name: bad, fault: logical-corruption, space: s, share: 100%, at: 400.05s }]
      operations:
        - { name: back, operation: restore, region: =A=, pointInTime: 399s, at: 720.05s,
            takes: 30s }
      """;

  /**
   * From 399 s, included, to 750.05 s there are 3511 good writes, all of them to be rewound;
   * those before survive, corrupted though they were, and those to the new table.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "single-region", "active-passive"})
  void aRestoreToTheSecondBeforeRewindsExactlyTheGoodWritesSince(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(GOOD_WRITES),
            "duration=800s",
            "table.pitr={region: us-east-1}",
            "table.mode=" + mode);

    assertThat(ran.count("writes.acknowledged")).isEqualTo(8000);
    assertThat(ran.count("writes.rewound")).isEqualTo(3511);
    assertThat(ran.count("writes.surviving")).isEqualTo(4489);
    assertThat(ran.count("corrupted.items")).isZero();
    assertThat(ran.text("recoveries[0].name")).isEqualTo("back");
    assertThat(ran.number("recoveries[0].restoredToSeconds")).isEqualTo(399);
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(3511);
    assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(351.05);
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(350, within(1e-9));
  }

  /** What is gone without recovery, and what a restore too late brings back. */
  @Test
  void withoutARestoreTheReportSaysWhatIsGone() {
    Ran none = Ran.with(Small.mrec(GOOD_WRITES), "duration=800s", "operations=[]");
    assertThat(none.count("corrupted.items")).isEqualTo(4001);
    assertThat(none.size("recoveries")).isZero();
    assertThat(none.count("writes.rewound")).isZero();

    Ran late =
        Ran.with(
            Small.mrec(GOOD_WRITES),
            "duration=800s",
            "table.pitr={region: us-east-1}",
            "operations[0].pointInTime=401s");
    assertThat(late.count("corrupted.items")).isEqualTo(4001);
    assertThat(late.count("writes.rewound")).isEqualTo(3491);
  }

  /** Beside the table it shows what it would bring back, and changes nothing. */
  @Test
  void aRestoreWithoutCutOverStandsBesideTheTable() {
    for (String mode : new String[] {"mrec", "mrsc"}) {
      Ran ran =
          Ran.with(
              Small.mrec(GOOD_WRITES),
              "duration=800s",
              "table.pitr={region: us-east-1}",
              "table.mode=" + mode,
              "operations[0].cutover=false");
      assertThat(ran.count("writes.rewound")).isZero();
      assertThat(ran.count("corrupted.items")).isEqualTo(4001);
      assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(3511);
    }
  }

  /** After the cut-over everybody is served by the restored table, which nothing else reaches. */
  @Test
  void afterTheCutOverTheModeIsSingleRegion() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 8s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 19.5s, region: =B=, put: { key: l, set: { v: 3 } } }
                  - { at: 20.2s, region: =B=, get: { key: k }, expect: { v: 1 } }
                  - { at: 20.3s, region: =B=, update: { key: k, add: { v: 5 } }, expect: { v: 6 } }
                  - { at: 20.4s, region: =A=, get: { key: k }, expect: { v: 6 } }
                  - { at: 21s, region: =C=, get: { key: l }, expect: absent }
                operations:
                  - { name: nightly, operation: backup, region: =B=, at: 5s }
                  - { operation: restore, region: =C=, backup: nightly, at: 10s, takes: 10s }
                """));

    assertThat(ran.count("writes.rewound")).isEqualTo(2);
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
    assertThat(ran.count("reads.eventual.stale")).isZero();
    assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(12);
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(10);
    for (String promise : new String[] {"convergence", "monotonic", "linearizability"}) {
      assertThat(ran.text("promises." + promise)).isEqualTo("kept");
    }
  }

  /** What a backup has, but LWW has since discarded, is alive again after its restore. */
  @Test
  void aRestoreBringsBackWhatWasLost() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 4.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 4.6s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 25s, region: =A=, get: { key: k }, expect: { v: 1 } }
                operations:
                  - { name: nightly, operation: backup, region: =A=, at: 5s }
                  - { operation: restore, region: =A=, backup: nightly, at: 10s, takes: 10s }
                """));

    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isZero();
  }

  private static final String ONLY_COPY =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { space: s, distribution: unique }
          mix: { put: 100% }
          retry: none
      faults: [{ name: fire, fault: region-outage, region: =A=, at: 700.05s, data: destroyed }]
      """;

  /** Everything since the last backup; without one, everything (MODEL 3.3). */
  @Test
  void aDestroyedOnlyCopyLosesAllSinceTheLastBackup() {
    Ran none = Ran.with(Small.single(ONLY_COPY), "duration=800s");
    assertThat(none.count("outages[0].rpo.writes")).isEqualTo(7001);
    assertThat(none.count("writes.destroyed")).isEqualTo(7001);

    Ran backup =
        Ran.with(
            Small.single(ONLY_COPY),
            "duration=800s",
            "operations=[{name: a, operation: backup, region: us-east-1, at: 100s},"
                + " {name: b, operation: backup, region: us-east-1, at: 500.05s}]");
    assertThat(backup.count("outages[0].rpo.writes")).isEqualTo(2000);
    assertThat(backup.number("outages[0].rpo.seconds")).isEqualTo(199.95);

    Ran pitr = Ran.with(Small.single(ONLY_COPY), "duration=800s", "table.pitr={region: us-east-1}");
    assertThat(pitr.count("outages[0].rpo.writes")).isEqualTo(3001);
    assertThat(pitr.number("outages[0].rpo.seconds")).isEqualTo(300.05);
  }

  /** The backup goes to another Region, since the first is no more. */
  @Test
  void aDestroyedTableComesBackElsewhere() {
    Ran ran =
        Ran.with(
            Small.single(ONLY_COPY),
            "duration=800s",
            "operations=[{name: b, operation: backup, region: us-east-1, at: 500.05s},"
                + " {operation: restore, region: us-east-2, backup: b, at: 710s, takes: 60s}]");

    assertThat(ran.count("writes.destroyed")).isEqualTo(2000);
    assertThat(ran.count("writes.rewound")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(5001 + 300);
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(2000);
    assertThat(ran.number("outages[0].rto.users.seconds")).isEqualTo(69.97, within(1e-9));
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(2000);
    assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(199.95);
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(69.95);
  }
}
