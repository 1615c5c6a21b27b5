package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The event of October 2025, minute by minute (FACTS O-5). */
class OctoberRulesTest {
  private static final long MINUTE = 60;
  private static final long NAME_LOST = 157 * MINUTE;
  private static final long TAIL = 15 * MINUTE;

  /** B and C write once a second each; 23.43 records a second bring A level in 7 minutes. */
  private static final String NIGHT =
      """
      replication: { lag: 1s, catchUpRate: 1406/m }
      clients:
        - name: a
          region: =A=
          arrivals: { rate: 10/s, process: constant, clients: 10 }
          keys: { space: k, count: 1000 }
          mix: { get: 90%, put: 10% }
          retry: none
          ROUTING
        - name: b
          region: =B=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: b, count: 1000 }
          mix: { put: 100% }
        - name: c
          region: =C=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: c, count: 1000 }
          mix: { put: 100% }
      faults:
        - { name: dns, fault: endpoint-outage, region: =A=, at: 10m, for: 157m, tail: 15m }
        - { name: stalled, fault: replication-pause, region: =A=, at: 10m, for: 157m }
      """;

  private static Ran night(String routing) {
    return Ran.with(
        Small.mrecWithOwnLag(NIGHT.replace("ROUTING\n", routing + "\n")), "duration=190m");
  }

  /** Clients are out for 157 minutes and, one by one, for up to 15 more. */
  @Test
  void whoStaysIsDownForTheNameAndItsTail() {
    Ran ran = night("");

    assertThat(ran.number("outages[0].rto.a.clients.p50"))
        .isCloseTo(NAME_LOST + TAIL / 2.0, within(TAIL / 3.0));
    assertThat(ran.number("outages[0].rto.a.clients.max"))
        .isBetween(NAME_LOST + TAIL / 2.0, NAME_LOST + TAIL + 10.0);
    assertThat(ran.number("outages[0].rto.a.seconds")).isGreaterThan(NAME_LOST);
  }

  /** Replicas are level seven minutes after: ΛD/(μ−Λ) within 5 % (MODEL 9.5). */
  @Test
  void replicasAreLevelSevenMinutesAfter() {
    Ran ran = night("");

    assertThat(ran.number("outages[1].afterHeal.catchUpSeconds"))
        .isCloseTo(7.0 * MINUTE, within(0.05 * 7 * MINUTE));
    assertThat(ran.count("replication['us-west-2>us-east-1'].backlogMax"))
        .isBetween(NAME_LOST, NAME_LOST + 2);
  }

  /** Other pairs are unaffected. */
  @Test
  void otherPairsAreUnaffected() {
    Ran ran = night("");

    assertThat(ran.number("replication['us-west-2>us-east-2'].lagMs.max")).isEqualTo(1000);
    assertThat(ran.number("replication['us-east-2>us-west-2'].lagMs.max")).isEqualTo(1000);
    assertThat(ran.count("outages[0].rto.b.failed")).isZero();
    assertThat(ran.count("outages[0].rto.c.failed")).isZero();
  }

  /** RPO is the lag at the instant; everything is late, nothing is lost: keys are its own. */
  @Test
  void whatWasUnderWayIsLate() {
    Ran ran = night("");

    assertThat(ran.number("outages[1].rpo.seconds")).isLessThanOrEqualTo(1);
    assertThat(ran.count("outages[1].afterHeal.late"))
        .isEqualTo(ran.count("outages[1].rpo.writes"));
    assertThat(ran.count("writes.lost")).isZero();
  }

  /** FACTS F-2, F-3: three checks of 10 s and a TTL of 60 s, not 157 minutes. */
  @Test
  void whoFailsOverIsDownForDetectionAndTtl() {
    Ran ran =
        night(
            "routing: { failover: { to: [us-east-2], healthCheck: { interval: 10s }, failback:"
                + " never } }");

    assertThat(ran.number("outages[0].rto.a.clients.max")).isBetween(20.0, 92.0);
  }
}
