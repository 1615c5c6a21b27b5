package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How strongly consistent writes wait for, conflict with and see each other. */
class MrscRulesTest {
  /** FACTS W-4: the second waits for the first, and does not conflict with it. */
  @Test
  void writesOfOneRegionToOneItemQueue() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                """
                clients:
                  - name: writers
                    region: =A=
                    arrivals: { users: 2, think: 10s }
                    keys: { count: 1 }
                    mix: { put: 100% }
                """),
            "duration=15s",
            "network.service.write=4ms");

    assertThat(ran.count("requests.ok")).isEqualTo(2);
    assertThat(ran.count("conflicts.raised")).isZero();
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(44);
    assertThat(ran.number("latency.us-east-1.put.p50Ms")).isCloseTo(24, within(0.1));
  }

  /** FACTS W-4. */
  @Test
  void writesOfTwoRegionsToOneItemConflict() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 1s, region: =B=, put: { key: k, set: { v: 2 } }, retry: none }
                  - { at: 9s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.outcome(1)).isEqualTo("fail");
    assertThat(ran.error(1)).isEqualTo("ReplicatedWriteConflictException");
    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
    assertThat(ran.count("conflicts.surfaced")).isEqualTo(1);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
  }

  /** FACTS H-8: the SDK tries again. */
  @Test
  void aConflictIsRetried() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1s, region: =B=, put: { key: k, set: { v: 2 } },
                      retry: { attempts: 2, base: 1s } }
                """));

    assertThat(ran.count("requests.ok")).isEqualTo(2);
    assertThat(ran.count("requests.attempts")).isEqualTo(3);
    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
    assertThat(ran.count("conflicts.surfaced")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  /** At most one in flight: a round trip of 20 ms allows 50 writes a second. */
  @Test
  void oneItemTakesOneWriteARoundTrip() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                """
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 100/s, process: constant }
                    keys: { count: 1 }
                    mix: { put: 100% }
                    retry: none
                """),
            "duration=10s");

    assertThat(ran.count("requests.sent")).isEqualTo(1000);
    assertThat(ran.count("writes.acknowledged")).isBetween(500L, 551L);
    assertThat(ran.count("writes.unknownNotApplied"))
        .isEqualTo(1000 - ran.count("writes.acknowledged"));
    assertThat(ran.count("conflicts.raised")).isZero();
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isLessThanOrEqualTo(1020);
  }

  private static final String STALE_BASE =
      """
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 1.03s, region: =B=, update: { key: k, set: { w: 2 } } }
        - { at: 1.149s, region: =C=, get: { key: k }, expect: { v: 1 } }
        - { at: 1.151s, region: =C=, get: { key: k }, expect: { v: 1, w: 2 } }
        - { at: 9s, region: =B=, get: { key: k }, expect: { v: 1, w: 2 } }
      """;

  /**
   * A's write is acknowledged at 1.020 s and in B at 1.050 s: B's, proposed between, is told so at
   * 1.110 s and proposes again.
   */
  @Test
  void aStaleBaseCatchesUpWithoutAnException() {
    Ran ran = Ran.of(Small.mrsc(STALE_BASE));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("conflicts.raised")).isZero();
    assertThat(ran.count("requests.attempts")).isEqualTo(5);
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  @Test
  void aStaleBaseIsAConflictIfTheScenarioSaysSo() {
    Ran ran = Ran.with(Small.mrsc(STALE_BASE), "mrsc.staleBase=conflict");

    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
    assertThat(ran.count("conflicts.surfaced")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  /** FACTS W-6: refused, or seen to change nothing, only after a round has shown the latest. */
  @Test
  void aConditionIsCheckedAgainstTheLatestVersion() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.03s, region: =B=, put: { key: k, set: { v: 2 }, if: exists },
                      expect: { outcome: ok } }
                  - { at: 2s, region: =A=, delete: { key: k } }
                  - { at: 2.03s, region: =B=, put: { key: k, set: { v: 3 }, if: exists },
                      expect: { error: ConditionalCheckFailedException } }
                  - { at: 3s, region: =A=, put: { key: k, set: { v: 4 } } }
                  - { at: 3.03s, region: =B=, delete: { key: k }, expect: { outcome: ok } }
                  - { at: 9s, region: =A=, get: { key: k }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("conflicts.raised")).isZero();
    assertThat(ran.count("writes.noop")).isZero();
  }

  /** FACTS U-2: a thousand writes missed, replayed at 500/s, keep clients out for two seconds. */
  @Test
  void aReturningRegionRefusesUntilItHasCaughtUp() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                mrsc: { catchUpRate: 500/s }
                clients:
                  - name: writer
                    region: =B=
                    arrivals: { rate: 100/s, process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                faults: [{ fault: region-outage, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 2s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 16.8s, region: =A=, put: { key: a, set: { v: 1 } }, retry: none,
                      expect: { error: InternalServerError } }
                  - { at: 16.8s, region: =A=, get: { key: k, consistency: strong }, retry: none,
                      expect: { error: InternalServerError } }
                  - { at: 16.8s, region: =A=, get: { key: k, consistency: eventual }, retry: none,
                      expect: { v: 1 } }
                  - { at: 17.2s, region: =A=, put: { key: a, set: { v: 1 } }, retry: none,
                      expect: { outcome: ok } }
                  - { at: 17.2s, region: =A=, get: { key: k, consistency: strong }, retry: none,
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).as(ran.report().summary().toString()).isTrue();
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(2.0, within(0.06));
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }

  /** FACTS W-8: committed in C at 1.010 s, and its coordinator dies before the answer is back. */
  @Test
  void aWriteWhoseCoordinatorDiesAfterTheCommitIsUnknownAndApplied() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-outage, region: =A=, at: 1.015s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 1.02s, region: =B=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("unknown");
    assertThat(ran.error(0)).isEqualTo("Timeout");
    assertThat(ran.count("writes.unknownApplied.count")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.acknowledged")).isZero();
  }

  /** Never stored by another member, and gone with its coordinator. */
  @Test
  void aWriteWhoseCoordinatorIsCutOffAtOnceIsUnknownAndNotApplied() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 1.005s, for: 5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 9s, region: =A=, get: { key: k, consistency: strong }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.error(0)).isEqualTo("InternalServerError");
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.count")).isZero();
  }

  /** A proposal that was lost goes out again every 200 ms. */
  @Test
  void aLostProposalIsSentAgain() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 1.005s, for: 300ms }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 1.409s, region: =C=, get: { key: k }, expect: absent }
                  - { at: 1.411s, region: =C=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
  }

  /** FACTS O-3: the pause isolates the Region as far as replication goes. */
  @Test
  void aPausedReplicationLeavesAMemberAlone() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: replication-pause, region: =A=, at: 5s, for: 10s,
                  effectDelay: 2s }]
                script:
                  - { at: 6s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
                      expect: { outcome: ok } }
                  - { at: 8s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none,
                      expect: { error: InternalServerError } }
                  - { at: 8s, region: =A=, get: { key: k }, expect: { v: 1 } }
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 3 } }, retry: none,
                      expect: { outcome: ok } }
                  - { at: 16s, region: =A=, put: { key: k, set: { v: 4 } }, retry: none,
                      expect: { outcome: ok } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }
}
