package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a call under mrsc ends, and what that means for the next (FACTS W-4, W-8, U-1, U-2). */
class MrscCallRulesTest {
  private static final String TEN_WRITES_A_SECOND =
      """
      mrsc: { catchUpRate: 5/s }
      clients:
        - name: writer
          region: =B=
          arrivals: { schedule: [{ at: 0s, rate: 10/s }, { at: 10s, rate: 0/s }],
              process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
      """;

  private static Ran held(String sections, String... settings) {
    return Ran.with(Small.mrsc(sections), settings).held();
  }

  /** A's second write waits for its first, which meets C's, and goes on when that has failed. */
  @Test
  void aConflictLetsTheNextWriteOfTheItemBegin() {
    Ran ran =
        held(
            """
            script:
              - { at: 1s, region: =C=, put: { key: k, set: { v: 0 } } }
              - { at: 1.001s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
                  expect: { error: ReplicatedWriteConflictException } }
              - { at: 1.002s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none,
                  expect: { outcome: ok } }
              - { at: 1.1s, region: =C=, get: { key: k, consistency: strong }, expect: { v: 2 } }
            """);

    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
  }

  /** An answer that is lost is not waited for beyond the time-out, whatever the client would. */
  @Test
  void aStrongReadFailsAfterTheRequestTimeout() {
    held(
        """
        faults: [{ fault: region-isolation, region: =A=, at: 5.005s, for: 10s }]
        script:
          - { at: 5s, region: =A=, get: { key: k, consistency: strong }, retry: none,
              expect: { error: InternalServerError } }
        """);
  }

  /** A read that was answered holds nobody up: two members leave at once, and the run ends. */
  @Test
  void aStrongReadIsOverOnceItIsAnswered() {
    Ran ran =
        held(
            """
            operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 29.9s }]
            script:
              - { at: 29.8s, region: =A=, get: { key: k, consistency: strong }, expect: absent }
            """);

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(29.9);
    assertThat(ran.number("simulated.drainSeconds")).isZero();
  }

  /** The first fails when its time is over, at 2.000 s, and the one behind it at that instant. */
  @Test
  void whoWaitsBehindAWriteFailsWithItWhereNoneIsTaken() {
    held(
        """
        faults: [{ fault: region-isolation, region: =A=, at: 1.005s, for: 10s }]
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
              expect: { error: InternalServerError } }
          - { at: 1.001s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none,
              timeout: 999500us, expect: { error: InternalServerError } }
        """);
  }

  /** FACTS Z-2: with its zone a partition loses its leader, and the call, which takes effect. */
  @Test
  void aCallFailsAtOnceWhenItsPartitionLosesItsLeader() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                "faults: [{ fault: zone-outage, region: =A=, zones: 1, at: 1.005s, for: 10s }]\n"
                    + Small.puts(30, "1s", "=A=")),
            "table.partitions=30");

    assertThat(ran.count("requests.unknown")).isBetween(5L, 15L);
    assertThat(ran.count("requests.ok")).isEqualTo(30 - ran.count("requests.unknown"));
    assertThat(ran.count("writes.unknownApplied.surviving"))
        .isEqualTo(ran.count("requests.unknown"));
  }

  /** With its Region a write is gone: it does not keep the item from the writes after it. */
  @Test
  void anItemCanBeWrittenAgainAfterAnOutage() {
    held(
        """
        faults: [{ fault: region-outage, region: =A=, at: 1.005s, for: 4s }]
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
          - { at: 10s, region: =A=, put: { key: k, set: { v: 2 } }, retry: none,
              expect: { outcome: ok } }
        """);
  }

  /** However short it was out: ten writes at five a second. */
  @Test
  void aRegionThatWasOutCatchesUpThoughItWasBrief() {
    Ran ran =
        held(
            TEN_WRITES_A_SECOND
                + "faults: [{ fault: region-outage, region: =A=, at: 5.05s, for: 1s }]\n",
            "mrsc.requestTimeout=2s");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isBetween(2.0, 2.4);
  }

  /** Out again while it catches up, it does not go on with that until it is back. */
  @Test
  void nothingIsReplayedWhileItIsOutAgain() {
    Ran ran =
        held(
            TEN_WRITES_A_SECOND
                + """
                faults:
                  - { fault: region-outage, region: =A=, at: 2.05s, for: 2s }
                  - { fault: region-outage, region: =A=, at: 5.05s, for: 10s }
                """);

    // 20 + 10 + 50 missed, less the 5 replayed in between: 75 at 5 a second.
    assertThat(ran.number("outages[1].afterHeal.catchUpSeconds")).isBetween(14.5, 15.5);
  }
}
