package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probe is a strong read: what it finds out, and who follows it (FACTS F-2, F-6, O-5). */
class HealthCheckRulesTest {
  private static final String USERS =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { space: k, distribution: unique }
          mix: { put: 100% }
          retry: none
          routing: { failover: { to: [=C=], healthCheck: { interval: 10s }, dnsTtl: 10s } }
      """;

  private static final String BOTH_LINKS =
      """
      faults:
        - { fault: link-degradation, between: [=A=, =B=], at: 10s, HOW }
        - { fault: link-degradation, between: [=A=, =C=], at: 10s, HOW }
      """;

  private static Ran mrsc(String how) {
    return Ran.with(
        Small.mrsc(USERS + BOTH_LINKS.replace("HOW", how)), "duration=300s", "table.mode=mrsc");
  }

  /** Every strong read and every write of A ends at {@code mrsc.requestTimeout}, 1 s. */
  @ParameterizedTest
  @CsvSource({"add: 2s", "add: 495ms", "loss: 99%"})
  void quorumsThatAreNotReachedInTimeAreUnhealthy(String how) {
    Ran ran = mrsc(how);

    assertThat(ran.count("requests.unknown")).isBetween(200L, 450L);
    assertThat(ran.count("replication['us-east-2>us-east-1'].records")).isBetween(2500L, 2800L);
  }

  /** A heartbeat to C and back takes 20 ms, and what the fault adds. */
  @ParameterizedTest
  @CsvSource({"add: 485ms", "loss: 1%"})
  void slowQuorumsAreHealthyAsLongAsTheyAreReached(String how) {
    Ran ran = mrsc(how);

    assertThat(ran.has("replication['us-east-2>us-east-1'].records")).isFalse();
  }

  /** FACTS F-2: a response within 2 s; reads take 3 ms times the factor. */
  @ParameterizedTest
  @CsvSource({"5000, true", "667, true", "666, false"})
  void aRegionThatAnswersTooLateIsUnhealthy(int factor, boolean moves) {
    for (String mode : new String[] {"mrec", "mrsc"}) {
      String fault = "faults: [{ fault: region-degradation, region: =A=, at: 10s, factor: ";
      boolean journal = mode.equals("mrsc");
      // Under mrsc the heartbeat's 20 ms come on top.
      int of = journal && !moves ? factor - 7 : factor;
      String sections = USERS + fault + of + " }]\n";
      Ran ran =
          Ran.with(
              journal ? Small.mrsc(sections) : Small.mrec(sections),
              "duration=300s",
              "network.service.read=3ms");

      assertThat(ran.has("replication['us-east-2>us-east-1'].records")).as(mode).isEqualTo(moves);
    }
  }

  private static Ran unresolved(String tail, String... settings) {
    String fault =
        "faults: [{ fault: endpoint-outage, region: =A=, at: 100s, for: 200s, tail: " + tail;
    List<String> shared = List.of("duration=900s", "clients[0].arrivals.rate=100/s");
    return Ran.with(Small.mrec(USERS + fault + " }]\n"), shared, settings);
  }

  /** FACTS O-5: the tail is that of cached answers, and they have asked nothing meanwhile. */
  @Test
  void whoWasMovedFindsTheNameAgainOnReturn() {
    Ran none = unresolved("0s");
    Ran long_ = unresolved("300s");

    assertThat(none.count("requests.failed")).isBetween(2500L, 3600L);
    assertThat(long_.count("requests.failed")).isEqualTo(none.count("requests.failed"));
    assertThat(long_.number("outages[0].rto.users.seconds"))
        .isEqualTo(none.number("outages[0].rto.users.seconds"));
    assertThat(long_.count("replication['us-east-1>us-east-2'].records"))
        .isEqualTo(none.count("replication['us-east-1>us-east-2'].records"));
  }

  /** Clients who stay, or who are moved to the Region during the outage, have asked in vain. */
  @Test
  void whoAskedToTheEndSitsInTheTail() {
    Ran stay = unresolved("300s", "clients[0].routing={}");
    assertThat(stay.count("requests.failed")).isBetween(34_500L, 35_500L);

    // Evacuated into the outage, 10 s before its end.
    String operation =
        "operations=[{operation: evacuate, region: us-east-2, to: us-east-1, at: 290s, factor: 0}]";
    Ran moved =
        unresolved("300s", "clients[0].routing={}", "clients[0].region=us-east-2", operation);
    assertThat(moved.count("requests.failed")).isBetween(15_500L, 16_500L);
  }
}
