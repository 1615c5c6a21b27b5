package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions that serve badly, or that nobody finds. */
class RegionFaultRulesTest {
  private static final String SHOPPERS =
      """
      faults: [{ fault: FAULT, region: =A=, at: 5s, for: 10s }]
      clients:
        - name: shoppers
          region: =A=
          arrivals: { rate: 100/s, process: constant }
          keys: { distribution: unique }
          mix: { MIX: 100% }
          reads: strong
          retry: none
      """;

  private static String shoppers(String fault, String mix) {
    return SHOPPERS.replace("FAULT", fault).replace("MIX", mix);
  }

  /** FACTS O-4. */
  @Test
  void aDegradedRegionTakesLonger() {
    Ran ran =
        Ran.with(
            Small.mrec(shoppers("region-degradation, factor: 5", "put")),
            "network.service.write=4ms");

    assertThat(ran.number("latency.us-east-1.put.p50Ms")).isCloseTo(4, within(0.01));
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(20);
    assertThat(ran.count("requests.failed")).isZero();
  }

  /** Half of the writes that are answered with an error have been applied. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void errorsLeaveWritesUnknown(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(shoppers("region-degradation, errors: 20%", "put")), "table.mode=" + mode);

    long unknown = ran.count("requests.unknown");
    assertThat(unknown).isBetween(165L, 235L);
    assertThat(ran.count("requests.ok")).isEqualTo(3000 - unknown);
    assertThat(ran.count("writes.unknownApplied.count")).isBetween(75L, 125L);
    assertThat(ran.count("writes.unknownApplied.count") + ran.count("writes.unknownNotApplied"))
        .isEqualTo(unknown);
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
  }

  /** The draw depends on (seed, group, request, attempt). */
  @Test
  void theSameRequestsFailInEveryMode() {
    String yaml = Small.mrec(shoppers("region-degradation, errors: 20%", "put"));
    Ran mrec = Ran.of(yaml);
    Ran mrsc = Ran.with(yaml, "table.mode=mrsc");
    Ran slower = Ran.with(yaml, "faults[0].factor=3", "network.service.write=4ms");

    for (Ran ran : new Ran[] {mrsc, slower}) {
      assertThat(ran.count("requests.unknown")).isEqualTo(mrec.count("requests.unknown"));
      assertThat(ran.count("writes.unknownNotApplied"))
          .isEqualTo(mrec.count("writes.unknownNotApplied"));
    }
  }

  @Test
  void aReadThatMeetsAnErrorFails() {
    Ran ran = Ran.of(Small.mrec(shoppers("region-degradation, errors: 100%", "get")));

    assertThat(ran.count("requests.failed")).isEqualTo(1000);
    assertThat(ran.count("requests.unknown")).isZero();
  }

  /** FACTS H-8: with retries every write is there in the end, some of them twice over. */
  @Test
  void retriesGetThroughAndMayDoItTwice() {
    Ran ran =
        Ran.with(
            Small.mrec(shoppers("region-degradation, errors: 50%", "increment")),
            "clients[0].keys={count: 10}",
            "clients[0].retry={attempts: 9, base: 1ms}");

    assertThat(ran.count("writes.duplicateEffects.count")).isPositive();
    assertThat(ran.count("counters.excess"))
        .isEqualTo(
            ran.count("writes.duplicateEffects.count") + ran.count("writes.unknownApplied.count"));
    assertThat(ran.count("counters.shortfall")).isZero();
  }

  private static final String FAILOVER =
      """
          routing:
            failover: { to: [=C=], healthCheck: { interval: 1s, threshold: 2 }, dnsTtl: 0s }
      """;

  /** A probe is a strong read there. */
  @ParameterizedTest
  @ValueSource(strings = {"region-degradation, errors: 100%", "endpoint-outage"})
  void healthChecksSeeIt(String fault) {
    Ran ran = Ran.of(Small.mrec(shoppers(fault, "get") + FAILOVER));

    assertThat(ran.count("requests.failed")).isBetween(100L, 201L);
  }

  private static final String UNRESOLVED =
      """
      faults: [{ fault: endpoint-outage, region: =A=, at: 5s, for: 10s }]
      script:
        - { at: 4.5s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 4.99s, region: =A=, put: { key: l, set: { v: 1 } } }
        - { at: 5s, region: =A=, put: { key: m, set: { v: 1 } }, retry: none }
        - { at: 6s, region: =B=, put: { key: k, set: { v: 2 } } }
        - { at: 14.999s, region: =A=, get: { key: k }, retry: none }
        - { at: 15s, region: =A=, get: { key: k }, expect: { v: 2 } }
        - { at: 15s, region: =B=, get: { key: l }, expect: { v: 1 } }
      """;

  /** FACTS O-5: calls fail for certain; storage is intact and replication goes on. */
  @Test
  void nobodyFindsAnEndpointWhoseNameResolvesToNothing() {
    Ran ran = Ran.of(Small.mrec(UNRESOLVED));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.error(2)).isEqualTo("ConnectionRefused");
    assertThat(ran.outcome(2)).isEqualTo("fail");
    assertThat(ran.error(4)).isEqualTo("ConnectionRefused");
    assertThat(ran.text("outages[0].fault")).isEqualTo("endpoint-outage");
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(2);
    assertThat(ran.number("outages[0].rpo.seconds")).isEqualTo(0.5);
    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isZero();
    assertThat(ran.count("outages[0].afterHeal.late")).isEqualTo(2);
    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.max")).isEqualTo(1000);
  }

  /** What has arrived is served, and the other Regions reach it as before. */
  @Test
  void mrscGoesOnWithoutTheEndpoint() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: endpoint-outage, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 4.99s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 6s, region: =C=, get: { key: k, consistency: strong }, expect: { v: 1 } }
                  - { at: 15s, region: =A=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("freshness['us-east-1>us-east-2'].maxMs")).isZero();
  }

  /** Each client's resolver recovers uniformly in the tail: half of its requests fail there. */
  @Test
  void clientsRecoverOneByOneInTheTail() {
    String yaml = Small.mrec(shoppers("endpoint-outage, tail: 10s", "get"));
    Ran ran = Ran.of(yaml);

    assertThat(ran.count("requests.failed")).isBetween(1450L, 1550L);
    assertThat(ran.count("outages[0].rto.shoppers.failed")).isEqualTo(ran.count("requests.failed"));
    assertThat(ran.number("outages[0].rto.shoppers.seconds")).isBetween(15.0, 20.0);
    assertThat(ran.number("outages[0].rto.shoppers.outSeconds")).isEqualTo(10);
    assertThat(Ran.with(yaml, "table.mode=mrsc").count("requests.failed"))
        .isEqualTo(ran.count("requests.failed"));
    assertThat(Ran.with(yaml, "faults[0].tail=0s").count("requests.failed")).isEqualTo(1000);
  }

  /** It keeps no version from anybody. */
  @Test
  void anEndpointThatIsGoneForEverIsNotWaitedFor() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: endpoint-outage, region: =A=, at: 5s, tail: 1h }]
                script:
                  - { at: 4.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 29s, region: =A=, get: { key: k }, retry: none }
                """));

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.error(1)).isEqualTo("ConnectionRefused");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.count("outages[0].survivorsDiffer.items")).isZero();
    assertThat(ran.has("outages[0].endSeconds")).isFalse();
  }

  /** At one instant faults go first, the effect of a pause among them. */
  @Test
  void thePauseTakesEffectBeforeAnythingElseOfItsInstant() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: replication-pause, region: =A=, at: 5s, for: 15s,
                  effectDelay: 5s }]
                script:
                  - { at: 10s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
                      expect: { error: InternalServerError } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }

  /** Faults of the first instant, of one instant, and ends in the drain. */
  @Test
  void faultsBeginAndEndAtAnyInstant() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults:
                  - { fault: link-degradation, between: [=A=, =B=], factor: 4, at: 0s, for: 5s }
                  - { fault: link-degradation, between: [=A=, =B=], factor: 2, at: 5s, for: 30s }
                  - { fault: region-degradation, region: =A=, factor: 2, at: 29s, for: 10s }
                  - { fault: clock-skew, region: =A=, offset: -1s, at: 5s, for: 30s }
                  - { fault: endpoint-outage, region: =B=, at: 29s, for: 20s, tail: 1h }
                script:
                  - { at: 0s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 3.999s, region: =B=, get: { key: a }, expect: absent }
                  - { at: 4.001s, region: =B=, get: { key: a }, expect: { v: 1 } }
                  - { at: 5s, region: =A=, put: { key: b, set: { v: 1 } } }
                  - { at: 7.001s, region: =B=, get: { key: b }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("simulated.drainSeconds")).isEqualTo(19);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }
}
