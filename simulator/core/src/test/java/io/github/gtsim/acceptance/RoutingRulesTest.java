package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where calls go: routing policies, planned evacuations, alarms (FACTS F-1, F-4, R-11). */
class RoutingRulesTest {
  private static final String TWO =
      """
      clients:
        - name: a
          region: =A=
          arrivals: { rate: 20/s, process: constant }
          keys: { space: k, count: 30 }
          mix: { update: 100% }
          routing: { ROUTING }
        - name: b
          region: =B=
          arrivals: { rate: 20/s, process: constant }
          keys: { space: k, count: 30 }
          mix: { update: 100% }
          routing: { ROUTING }
      """;

  private static String two(String routing) {
    return Small.mrec(TWO.replace("ROUTING", routing));
  }

  @Test
  void locallyEachGroupWritesInItsOwnRegion() {
    Ran ran = Ran.of(two("policy: local"));

    assertThat(ran.count("writes.lost")).isPositive();
    assertThat(ran.number("latency.us-west-2.update.maxMs")).isZero();
  }

  @Test
  void oneRegionTakesAllWritesAndNoneIsLost() {
    Ran ran = Ran.of(two("policy: one-region, primary: =C="));

    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.concurrent")).isZero();
    assertThat(ran.number("latency.us-east-1.update.p50Ms")).isBetween(20.0, 20.1);
    assertThat(ran.number("latency.us-west-2.update.p50Ms")).isBetween(80.0, 80.1);
    assertThat(ran.has("replication['us-east-1>us-west-2'].records")).isFalse();
  }

  /** A Region that has no replica in this variant is not there: the nearest replica serves. */
  @Test
  void aPrimaryWithoutAReplicaIsReplacedByTheNearest() {
    Ran ran =
        Ran.with(
            two("policy: one-region, primary: =C="),
            "table.mode=single-region",
            "table.primary=us-east-1");

    assertThat(ran.count("requests.ok")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.number("latency.us-west-2.update.maxMs")).isEqualTo(100);
  }

  /** FACTS F-1: each item is written in one Region only, and every Region is home to some. */
  @Test
  void eachKeyIsWrittenAtItsHome() {
    Ran ran = Ran.of(two("policy: home-region"));

    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.concurrent")).isZero();
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isPositive();
    assertThat(ran.count("replication['us-west-2>us-east-1'].records")).isPositive();
    assertThat(ran.count("replication['us-east-2>us-east-1'].records")).isPositive();
    assertThat(ran.number("latency.us-east-1.update.maxMs")).isEqualTo(100);
  }

  @Test
  void homesFailOverAsLocalClientsDo() {
    String failover = "failover: { to: [=C=, =B=], healthCheck: { interval: 1s }, dnsTtl: 0s }";
    String outage = "faults: [{ fault: region-outage, region: =A=, at: 10s, for: 10s }]\n";
    String named = outage.replace("=A=", "us-east-1");
    Ran stays = Ran.of(two("policy: home-region") + named);
    Ran moves = Ran.of(two("policy: home-region, " + failover) + named);

    assertThat(moves.count("requests.failed")).isBetween(1L, stays.count("requests.failed") / 2);
    assertThat(moves.number("outages[0].rto.a.seconds")).isBetween(2.0, 4.0);
    assertThat(stays.number("outages[0].rto.a.seconds")).isBetween(9.5, 10.5);
  }

  private static final String LEAVING =
      """
      clients:
        - name: a
          region: =A=
          arrivals: { rate: 100/s, process: constant }
          keys: { space: k, count: 5 }
          mix: { update: 50%, get: 50% }
          reads: strong
      operations:
        - { operation: evacuate, region: =A=, to: =B=, at: 10s, factor: FACTOR }
      """;

  private static Ran leaving(String factor) {
    return Ran.of(Small.mrec(LEAVING.replace("FACTOR", factor)));
  }

  /** FACTS R-11: the lag is 1 s, so writes stop for factor times that; reads go on. */
  @Test
  void anEvacuationWaitsForAMultipleOfTheRecentLag() {
    Ran ran = leaving("2.5");

    assertThat(ran.count("requests.ok")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.number("latency.us-east-1.update.maxMs")).isBetween(2500.0, 2600.0);
    assertThat(ran.number("latency.us-east-1.get.maxMs")).isEqualTo(100);
    assertThat(ran.number("evacuations[0].atSeconds")).isEqualTo(10);
    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(2.5);
    assertThat(ran.count("evacuations[0].pending")).isZero();
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("reads.strong.stale")).isZero();
    assertThat(ran.count("replication['us-west-2>us-east-1'].records")).isPositive();
  }

  @Test
  void anEvacuationThatDoesNotWaitLosesWrites() {
    Ran ran = leaving("0");

    assertThat(ran.number("evacuations[0].waitSeconds")).isZero();
    assertThat(ran.count("evacuations[0].pending")).isBetween(30L, 70L);
    assertThat(ran.number("latency.us-east-1.update.maxMs")).isEqualTo(100);
    assertThat(ran.count("writes.lost")).isPositive();
    assertThat(ran.count("reads.strong.stale")).isPositive();
  }

  /** FACTS 19: MRSC has no such metric, and nothing to wait for. */
  @Test
  void underMrscThereIsNothingToWaitFor() {
    Ran ran = Ran.with(Small.mrsc(LEAVING.replace("FACTOR", "10")), "clients[0].keys.count=500");

    assertThat(ran.number("latency.us-east-1.update.maxMs")).isLessThan(300);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("reads.strong.stale")).isZero();
  }

  /** FACTS R-12: what does not arrive has no lag, so a stalled Region seems level. */
  @Test
  void aStalledRegionSeemsLevel() {
    String stalled =
        "faults: [{ fault: replication-pause, region: us-east-1, at: 100ms, for: 25s }]\n";
    Ran ran = Ran.of(Small.mrec(LEAVING.replace("FACTOR", "10")) + stalled);

    assertThat(ran.number("evacuations[0].waitSeconds")).isZero();
    assertThat(ran.count("evacuations[0].pending")).isBetween(400L, 600L);
    assertThat(ran.number("latency.us-east-1.update.maxMs")).isEqualTo(100);
    assertThat(ran.count("writes.lost")).isPositive();
  }

  /** Replication out of A takes 10 s, over the alarm's 5 s; between the others it takes 1 s. */
  private static final String ALARM =
      """
      replication:
        lag: 1s
        pairs: [{ from: =A=, to: =B=, lag: 10s }, { from: =A=, to: =C=, lag: 10s }]
      clients:
        - name: a
          region: =A=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: k, distribution: unique }
          mix: { put: 100% }
          routing:
            failover: { to: [=C=], dnsTtl: 0s, on: { replicationLatency: LATENCY, periods: 2 } }
      """;

  private static Ran alarmed(String mode, String latency, String... more) {
    String text = ALARM.replace("LATENCY", latency);
    String yaml = mode.equals("mrsc") ? Small.mrsc(text) : Small.mrecWithOwnLag(text);
    return Ran.with(yaml, List.of("duration=20m"), more);
  }

  /** FACTS F-4: two samples of five minutes are there after ten. */
  @Test
  void anAlarmNeedsItsPeriods() {
    Ran ran = alarmed("mrec", "5s");

    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(600);
    assertThat(ran.count("replication['us-east-2>us-west-2'].records")).isEqualTo(600);
  }

  @Test
  void anAlarmThatIsNotReachedMovesNobody() {
    Ran ran = alarmed("mrec", "10s");

    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(1200);
  }

  /** FACTS R-12: an isolated Region sends nothing, so its alarm stays silent. */
  @Test
  void anAlarmDoesNotSeeWhatDoesNotArrive() {
    String cut = "faults=[{fault: region-isolation, region: us-east-1, at: 1ms, for: 19m}]";
    Ran ran = alarmed("mrec", "5s", cut);

    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(1200);
  }

  /** FACTS 19: MRSC publishes no replication latency. */
  @Test
  void underMrscAnAlarmHasNoMetric() {
    Ran ran = alarmed("mrsc", "0s");

    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(1200);
  }
}
