package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two of three strongly consistent members leave at once (FACTS 9). */
class ShrinkingRulesTest {
  private static final String SHRINK =
      """
      operations: [{ name: shrink, operation: remove-replica, regions: [=B=, =C=], at: 10s }]
      """;

  /** What stays is a single-region table: writes take no round trip any more. */
  @Test
  void theThirdIsASingleRegionTable() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                SHRINK
                    + """
                    script:
                      - { at: 5s, region: =B=, put: { key: k, set: { v: 1 } } }
                      - { at: 11s, region: =A=, get: { key: k, consistency: strong } }
                      - { at: 12s, region: =A=, put: { key: k, set: { v: 2 } } }
                      - { at: 13s, region: =B=, get: { key: k, consistency: strong } }
                    """));

    assertThat(ran.value(1, "v")).isEqualTo("1");
    assertThat(ran.value(3, "v")).isEqualTo("2");
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
    assertThat(ran.text("promises.durability")).isEqualTo("kept");
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10);
  }

  /** With the witness among the two, one replica is left as well. */
  @Test
  void theWitnessMayLeaveWithAReplica() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                SHRINK
                    + """
                    script:
                      - { at: 5s, region: =B=, put: { key: k, set: { v: 1 } } }
                      - { at: 12s, region: =B=, get: { key: k, consistency: strong } }
                    """),
            "table={mode: mrsc, regions: [us-east-1, us-west-2], witness: us-east-2}");

    assertThat(ran.value(1, "v")).isEqualTo("1");
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10);
  }

  /**
   * B's write of 9.95 s is stored by C, 40 ms away, at 9.99 s, and comes to A from there at 10 s at
   * the earliest; the one of 9.99 s is committed at 10.03 s and applied in A at 10.04 s. The read
   * of A's user waits for it.
   */
  @Test
  void theReplicaThatStaysHasAllThatIsCommitted() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                SHRINK
                    + """
                    script:
                      - { at: 9.99s, region: =B=, put: { key: k, set: { v: 1 } } }
                      - { at: 10.01s, region: =A=, get: { key: k, consistency: strong } }
                    """));

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.value(1, "v")).isEqualTo("1");
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10.07);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** Under load nothing acknowledged is lost, and users of the members that leave move on. */
  @Test
  void nothingAcknowledgedIsLostUnderLoad() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                SHRINK
                    + """
                    clients:
                      - name: a
                        region: =A=
                        arrivals: { rate: 100/s }
                        keys: { space: k, count: 20 }
                        mix: { increment: 50%, get: 50% }
                        reads: strong
                      - name: b
                        region: =B=
                        arrivals: { rate: 100/s }
                        keys: { space: k, count: 20 }
                        mix: { increment: 50%, get: 50% }
                        reads: strong
                    """));

    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.stranded")).isZero();
    assertThat(ran.count("reads.strong.stale")).isZero();
    assertThat(ran.count("requests.failed")).isZero();
    assertThat(ran.count("requests.unknown")).isZero();
    assertThat(ran.count("counters.shortfall")).isZero();
    assertThat(ran.number("topology[0].doneSeconds")).isBetween(10.0, 11.0);
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
  }

  /** It can never return to mrsc, but it can grow, and is under mrec then. */
  @Test
  void whatIsLeftMayGrowUnderMrec() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                replication: { lag: 1s }
                operations:
                  - { operation: remove-replica, regions: [=B=, =C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 12s, rate: 1/s }
                script:
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 14s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 14.5s, region: =A=, put: { key: k, set: { v: 3 } } }
                  - { at: 20s, region: =B=, get: { key: k } }
                """));

    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(13);
    assertThat(ran.value(3, "v")).isEqualTo("3");
    assertThat(ran.count("writes.concurrent")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.text("promises.durability")).isEqualTo("not promised");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** And move: A, which seeded B a day before, leaves. */
  @Test
  void whatIsLeftMayMove() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                """
                replication: { lag: 1s }
                operations:
                  - { operation: remove-replica, regions: [=B=, =C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 12s, rate: 1/s }
                  - { operation: remove-replica, regions: [=A=], at: 25h }
                script:
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 26h, region: =B=, get: { key: k }, expect: { v: 1 } }
                """),
            "duration=30h");

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("topology[2].doneSeconds")).isEqualTo(25 * 3600);
  }

  /** It is out for a while before it is in reach: what waited there is lost. */
  @Test
  void whatWaitsIsLostWithTheReplicaThatStays() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: region-isolation, region: =A=, at: 8s, for: 12s }
                  - { fault: region-outage, region: =A=, at: 11s, for: 2s }
                operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 10s }]
                script:
                  - { at: 9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 10.9s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none }
                  - { at: 25s, region: =A=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(1)).isEqualTo("unknown");
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.number("topology[0].doneSeconds")).isBetween(20.0, 20.1);
  }

  /** The replica that stays is cut off: it cannot get what the others have, and waits. */
  @Test
  void itWaitsUntilTheReplicaThatStaysIsInReach() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 8s, for: 12s }]
                operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 10s }]
                script:
                  - { at: 9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 25s, region: =A=, get: { key: k, consistency: strong } }
                """));

    assertThat(ran.value(1, "v")).isEqualTo("1");
    assertThat(ran.number("topology[0].doneSeconds")).isBetween(20.0, 20.1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** A, which stays, is alone for half a second more: what is asked of it until then waits. */
  @Test
  void whatIsAskedOfItMeanwhileWaits() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                replication: { lag: 1s }
                faults: [{ fault: region-isolation, region: =A=, at: 8s, for: 2500ms }]
                operations:
                  - { operation: remove-replica, regions: [=B=, =C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 10.3s, rate: 1/s }
                script:
                  - { at: 9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 10.2s, region: =A=, put: { key: k, set: { w: 2 }, if: exists },
                      retry: none, expect: { outcome: ok } }
                  - { at: 10.2s, region: =A=, get: { key: k, consistency: strong }, retry: none,
                      expect: { w: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    double done = ran.number("topology[0].doneSeconds");
    assertThat(done).isBetween(10.5, 10.6);
    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(done + 1);
  }

  /** Nor does it become one of the members that had to leave before B was asked back, and off. */
  @Test
  void whatIsAddedAndRemovedMeanwhileLeavesItAsItIs() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                replication: { lag: 1s }
                faults: [{ fault: region-isolation, region: =A=, at: 8s, for: 2500ms }]
                operations:
                  - { operation: remove-replica, regions: [=B=, =C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 10.3s, rate: 1/s }
                  - { operation: remove-replica, regions: [=B=], at: 10.4s }
                script:
                  - { at: 9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 12s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none }
                  - { at: 13s, region: =B=, get: { key: k }, expect: { v: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("topology[0].doneSeconds")).isBetween(10.5, 10.6);
    assertThat(ran.has("topology[1].doneSeconds")).isFalse();
    assertThat(ran.number("topology[2].doneSeconds"))
        .isEqualTo(ran.number("topology[0].doneSeconds"));
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  /** Seven days without replication are the end of a member, not of what it has become (O-7). */
  @Test
  void whatIsLeftIsNotLostAfterSevenDays() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                """
                replication: { lag: 1s }
                faults: [{ fault: replication-not-authorized, region: =A=, at: 1h, for: 190h }]
                operations:
                  - { operation: remove-replica, regions: [=B=, =C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 192h, rate: 1/s }
                script:
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 1 } } }
                """),
            "duration=200h");

    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(192 * 3600 + 1);
  }
}
