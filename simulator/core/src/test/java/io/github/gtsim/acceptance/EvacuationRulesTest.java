package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planned evacuations beside faults, failover and one another (FACTS R-11, F-1 to F-3). */
class EvacuationRulesTest {
  private static final String GROUP =
      """
        - name: NAME
          region: REGION
          arrivals: { rate: 10/s, process: constant }
          keys: { space: k, count: 5 }
          mix: { put: 100% }
          retry: none
      """;

  /** Ten puts a second in A for 900 s. */
  private static final String USERS =
      "clients:\n" + GROUP.replace("NAME", "users").replace("REGION", "=A=");

  private static final String OTHERS = GROUP.replace("NAME", "others").replace("REGION", "=B=");

  private static String failover(String to) {
    return "    routing: { failover: { to: ["
        + to
        + "], healthCheck: { interval: 10s }, dnsTtl: 10s } }\n";
  }

  private static final String LEAVE =
      "operations: [{ operation: evacuate, region: =A=, to: =B=, at: 400s }]\n";

  private static Ran ran(String sections, String... settings) {
    return Ran.with(Small.mrec(sections), List.of("duration=900s"), settings);
  }

  /** Where users have been brought on purpose they stay as long as it is healthy. */
  @Test
  void anOutageOfTheRegionThatWasLeftMovesNobody() {
    String fault = "faults: [{ fault: region-outage, region: =A=, at: 500s, for: 100s }]\n";
    Ran ran = ran(USERS + failover("=C=") + LEAVE + fault);

    assertThat(ran.count("requests.ok")).isEqualTo(9000);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.has("replication['us-east-2>us-west-2'].records")).isFalse();
    assertThat(ran.count("replication['us-west-2>us-east-2'].records")).isEqualTo(5000);
  }

  /** The Region they were brought to is watched too, though no failover would have gone there. */
  @ParameterizedTest
  @ValueSource(strings = {"automatic", "never"})
  void anOutageOfTheRegionMovedToIsNoticed(String failback) {
    String fault = "faults: [{ fault: region-outage, region: =B=, at: 450s }]\n";
    Ran ran =
        ran(
            USERS + failover("=C=") + LEAVE + fault,
            "clients[0].routing.failover.failback=" + failback);

    assertThat(ran.count("requests.failed")).isBetween(200L, 400L);
    assertThat(ran.number("outages[0].rto.users.seconds")).isBetween(20.0, 40.0);
  }

  /** The users move as planned, and on from there as clients of a failed Region do. */
  @Test
  void aRegionThatGoesOutDuringTheDrainIsLeftAgain() {
    String fault = "faults: [{ fault: region-outage, region: =B=, at: 401s }]\n";
    Ran ran = ran(USERS + failover("=B=, =C=") + LEAVE + fault, "replication.lag=10s");

    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(100);
    // All 1000 writes that waited meet the dead Region at once; the TTL is 10 s from then on.
    assertThat(ran.count("requests.failed")).isBetween(1000L, 1100L);
    assertThat(ran.count("replication['us-east-2>us-east-1'].records")).isBetween(3900L, 4000L);
  }

  private static final String ON =
      "operations:\n  - { operation: evacuate, region: =A=, to: =B=, at: 400s }\n";

  private static String then(String region, String to) {
    return ON + "  - { operation: evacuate, region: " + region + ", to: " + to + ", at: 405s }\n";
  }

  /** Nobody writes in B, so leaving it takes no time: who was bound for it goes to C instead. */
  @Test
  void whoIsBoundForARegionThatIsEvacuatedGoesOnToWhereItsUsersGo() {
    Ran ran = ran(USERS + then("=B=", "=C="));

    assertThat(ran.count("requests.ok")).isEqualTo(9000);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.has("replication['us-west-2>us-east-2'].records")).isFalse();
    assertThat(ran.count("replication['us-east-2>us-west-2'].records")).isEqualTo(5000);
    assertThat(ran.text("evacuations[0].to")).isEqualTo("us-west-2");
    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(10);
    assertThat(ran.text("evacuations[0].note"))
        .isEqualTo("another came in between: these users moved to us-east-2");
    assertThat(ran.number("evacuations[1].waitSeconds")).isZero();
    assertThat(ran.has("evacuations[1].note")).isFalse();
  }

  /** What B's own users have written has to reach C before anybody writes there. */
  @Test
  void bothWaitsAreKept() {
    Ran ran = ran(USERS + OTHERS + then("=B=", "=C="));

    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(15);
    assertThat(ran.number("evacuations[1].waitSeconds")).isEqualTo(10);
    assertThat(ran.count("evacuations[0].pending")).isZero();
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(4000);
    assertThat(ran.count("replication['us-west-2>us-east-1'].records")).isEqualTo(4050);
    assertThat(ran.count("replication['us-east-2>us-east-1'].records")).isEqualTo(9950);
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(15020);
  }

  @Test
  void theLaterOfTwoEvacuationsOfARegionCounts() {
    Ran ran = ran(USERS + then("=A=", "=C="));

    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.has("replication['us-west-2>us-east-2'].records")).isFalse();
    assertThat(ran.count("replication['us-east-2>us-west-2'].records")).isEqualTo(5000);
    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(15);
    assertThat(ran.number("evacuations[1].waitSeconds")).isEqualTo(10);
  }

  @Test
  void usersWhoAreCalledBackStay() {
    Ran ran = ran(USERS + then("=B=", "=A="));

    assertThat(ran.count("requests.ok")).isEqualTo(9000);
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(9000);
    assertThat(ran.number("evacuations[0].waitSeconds")).isEqualTo(10);
  }

  @Test
  void usersMayReturnToARegionThatWasLeft() {
    Ran ran = ran(USERS + then("=B=", "=A=").replace("405s", "600s"));

    assertThat(ran.count("requests.ok")).isEqualTo(9000);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("replication['us-west-2>us-east-1'].records")).isEqualTo(2000);
    assertThat(ran.has("evacuations[0].note")).isFalse();
  }

  private static final String VARIANTS =
      """
      variants:
        single: { table: { mode: single-region, primary: us-east-1 } }
        elsewhere: { table: { mode: single-region, primary: us-west-2 } }
        witness: { table: { mode: mrsc, regions: [us-east-1, us-east-2], witness: us-west-2 } }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"single", "witness"})
  void whereTheVariantHasNoReplicaNobodyMoves(String variant) {
    Ran ran = Ran.of(Small.mrec(USERS + LEAVE.replace("400s", "10s") + VARIANTS), variant);

    assertThat(ran.count("requests.ok")).isEqualTo(300);
    assertThat(ran.size("evacuations")).isEqualTo(1);
    assertThat(ran.number("evacuations[0].atSeconds")).isEqualTo(10);
    assertThat(ran.has("evacuations[0].waitSeconds")).isFalse();
    assertThat(ran.has("evacuations[0].pending")).isFalse();
    assertThat(ran.text("evacuations[0].note")).isEqualTo("no replica in us-west-2: nobody moved");
  }

  @Test
  void whoeverIsServedElsewhereDoesNotMoveEither() {
    Ran ran = Ran.of(Small.mrec(USERS + LEAVE.replace("400s", "10s") + VARIANTS), "elsewhere");

    assertThat(ran.text("evacuations[0].note")).isEqualTo("no replica in us-east-1: nobody moved");
  }
}
