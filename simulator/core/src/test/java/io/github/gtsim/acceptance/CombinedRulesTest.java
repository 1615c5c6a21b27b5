package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rules of two kinds meet: recoveries and changes of replicas with what else a table has. */
class CombinedRulesTest {
  private static final String TTL = "table.ttl={after: 10s, delay: 2s}";

  private static Ran held(String yaml, String... settings) {
    return Ran.with(yaml, settings).held();
  }

  /** The item's life ends at 13 s; the others hear a lag later. */
  @ParameterizedTest
  @CsvSource({"=A=, =B=, 20s", "=B=, =A=, 5s"})
  void onlyThePrimaryDeletesWhatExpires(String primary, String other, String at) {
    String sections =
        """
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
          - { at: 12.999s, region: PRIMARY, get: { key: k }, expect: { v: 1 } }
          - { at: 13.001s, region: PRIMARY, get: { key: k }, expect: absent }
          - { at: 13.999s, region: OTHER, get: { key: k }, expect: { v: 1 } }
          - { at: 13.999s, region: =C=, get: { key: k }, expect: { v: 1 } }
          - { at: 14.001s, region: OTHER, get: { key: k }, expect: absent }
          - { at: 14.001s, region: =C=, get: { key: k }, expect: absent }
        operations: [{ operation: promote, region: =B=, at: AT }]
        """;
    held(
        Small.activePassive(
            sections.replace("PRIMARY", primary).replace("OTHER", other).replace("AT", at)),
        TTL);
  }

  /** The renewal is discarded, and with it the longer life. */
  @Test
  void aRenewalThatIsRewoundRenewsNothing() {
    Ran ran =
        held(
            Small.activePassive(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 4.5s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 12.999s, region: =B=, get: { key: k }, expect: { v: 1 } }
                  - { at: 13.001s, region: =B=, get: { key: k }, expect: absent }
                operations: [{ operation: promote, region: =B=, at: 5s }]
                """),
            TTL);

    assertThat(ran.count("writes.rewound")).isEqualTo(1);
  }

  /** The window of the old primary would have ended at 6 s; that of the new one is its own. */
  @Test
  void whatWaitsInAWindowAtAPromotionIsRewound() {
    Ran ran =
        held(
            Small.activePassive(
                """
                script:
                  - { at: 4s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5.5s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 6s, region: =B=, put: { key: k, set: { v: 3 } } }
                  - { at: 6.5s, region: =A=, get: { key: k }, expect: absent }
                  - { at: 7.499s, region: =A=, get: { key: k }, expect: absent }
                  - { at: 7.501s, region: =A=, get: { key: k }, expect: { v: 3 } }
                operations: [{ operation: promote, region: =B=, at: 5s }]
                """),
            "replication={lag: 1s, coalesce: 2s}");

    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.count("replication['us-west-2>us-east-1'].records")).isEqualTo(1);
  }

  /**
   * FACTS R-10 of a write that is forwarded: 600 of one unit in 30 s are limited where they are
   * done; elsewhere they are replicated writes, which wait.
   */
  @ParameterizedTest
  @CsvSource({"us-east-1, 290, 0", "us-west-2, 0, 1"})
  void aForwardedWriteIsLimitedAtThePrimary(String scarce, long throttled, long waits) {
    Ran ran =
        Ran.with(
            Small.activePassive(
                """
                clients:
                  - name: users
                    region: =B=
                    arrivals: { rate: 20/s, process: constant }
                    keys: { count: 1000, distribution: sequential }
                    mix: { put: 100% }
                    retry: none
                """),
            "table.capacity={write: 1000, read: 1, burst: 0s, byRegion: {%s: {write: 10}}}"
                .formatted(scarce));

    assertThat(ran.count("requests.throttled")).isCloseTo(throttled, within(1L));
    assertThat(ran.count("requests.failed")).isEqualTo(ran.count("requests.throttled"));
    assertThat(ran.count("writes.surviving")).isEqualTo(ran.count("requests.ok"));
    assertThat(ran.count("replication['us-east-1>us-west-2'].throttled") > 0).isEqualTo(waits > 0);
  }

  /** The window of 5 s ends at 6 s: until then the leaving replica has something to ship. */
  @Test
  void aReplicaThatLeavesShipsWhatWaitsInAWindow() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5.999s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 6.001s, region: =B=, get: { key: k }, expect: { v: 1 } }
                operations: [{ operation: remove-replica, regions: [=A=], at: 2s }]
                """),
            "replication={lag: 1s, coalesce: 5s}");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(6);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** A table of its own after 20 hours: the last 5 s of A's writes were on their way to nobody. */
  @Test
  void whatWaitsInAWindowStaysInATableOfItsOwn() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: early, set: { v: 1 } } }
                  - { at: 72001s, region: =A=, put: { key: late, set: { v: 1 } } }
                  - { at: 72020s, region: =A=, get: { key: late }, expect: { v: 1 } }
                  - { at: 72020s, region: =B=, get: { key: late }, expect: absent }
                  - { at: 72020s, region: =B=, get: { key: early }, expect: { v: 1 } }
                faults: [{ fault: replication-not-authorized, region: =A=, at: 10s }]
                """),
            "replication={lag: 1s, coalesce: 5s}",
            "duration=72030s");

    assertThat(ran.count("writes.stranded")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Whoever the lot falls on, all replicas that there are then have heard a lag later. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ operation: add-replica, region: =C=, at: 5s }",
        "{ operation: add-replica, region: =C=, at: 12.999999999s }",
        "{ operation: remove-replica, regions: [=A=], at: 5s }",
      })
  void itemsExpireWhicheverReplicasThereAre(String operation) {
    held(
        Small.mrec(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 12.9s, region: =B=, get: { key: k }, expect: { v: 1 } }
              - { at: 14.1s, region: =A=, get: { key: k }, expect: absent }
              - { at: 14.1s, region: =B=, get: { key: k }, expect: absent }
              - { at: 14.1s, region: =C=, get: { key: k }, expect: absent }
            operations: [%s]
            """
                .formatted(operation)),
        TTL,
        "table.regions=[us-east-1, us-west-2]");
  }

  /** FACTS X-1: what is restored has neither, whatever the table has. */
  @Test
  void aRestoredTableHasNeitherExpiryNorRecovery() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 29s, region: =B=, get: { key: k }, expect: { v: 1 } }
                operations:
                  - { operation: backup, name: b, region: =A=, at: 2s }
                  - { operation: restore, region: =B=, backup: b, at: 3s, takes: 1s }
                """),
            TTL,
            "table.pitr={region: us-west-2}");

    assertThat(ran.count("cost.byRegion.us-west-2.pitrBytes")).isZero();
    assertThat(ran.count("cost.byRegion.us-west-2.restoredBytes")).isEqualTo(1024 + 100);
  }

  /** Three items are put, and overwritten or deleted: six writes, in every replica. */
  @ParameterizedTest
  @ValueSource(strings = {"overwrite", "delete"})
  void aCorruptionIsPaidForAsAnyWrite(String effect) {
    String sections =
        """
        script:
          - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
          - { at: 1s, region: =A=, put: { key: s/2, set: { v: 1 } } }
          - { at: 1s, region: =A=, put: { key: s/3, set: { v: 1 } } }
        faults: [{ fault: logical-corruption, space: s, share: 100%, effect: EFFECT, at: 5s }]
        """
            .replace("EFFECT", effect);
    Ran global = held(Small.mrec(sections));
    assertThat(global.count("cost.byRegion.us-east-1.rwru")).isEqualTo(6);
    assertThat(global.count("cost.byRegion.us-west-2.rwru")).isEqualTo(6);
    assertThat(held(Small.single(sections)).count("cost.wru")).isEqualTo(6);
  }

  /** MODEL 5: single-region until a replica is added, and under mrec from then on. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "single-region", "active-passive"})
  void aRestoredTableCanGrow(String mode) {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5.999s, region: =C=, get: { key: k }, expect: { v: 1 } }
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 8.9s, region: =C=, get: { key: k }, expect: { v: 1 } }
                  - { at: 9.1s, region: =C=, get: { key: k }, expect: { v: 2 } }
                  - { at: 10s, region: =C=, put: { key: k, set: { v: 3 } } }
                  - { at: 10.9s, region: =B=, get: { key: k }, expect: { v: 2 } }
                  - { at: 11.1s, region: =B=, get: { key: k }, expect: { v: 3 } }
                operations:
                  - { operation: backup, name: b, region: =A=, at: 2s }
                  - { operation: restore, region: =B=, backup: b, at: 3s, takes: 1s }
                  - { operation: add-replica, region: =C=, at: 6s, rate: 5/s }
                """),
            "table.mode=" + mode);

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(6.2);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.count("replication['us-west-2>us-east-2'].records")).isEqualTo(1);
    assertThat(ran.count("replication['us-east-2>us-west-2'].records")).isEqualTo(1);
  }

  /** FACTS 9, R-13: it would go for good, and nobody has what it has. */
  @Test
  void theLastReplicaWithDataStays() {
    Ran ran =
        held(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 6s, region: =A=, get: { key: k }, expect: { error: ConnectionRefused },
                      retry: none }
                faults: [{ fault: region-outage, region: =B=, at: 3s, data: destroyed }]
                operations: [{ operation: remove-replica, regions: [=A=], at: 5s }]
                """),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.has("topology[0].doneSeconds")).isFalse();
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }
}
