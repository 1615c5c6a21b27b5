package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What clients are told when something does not answer, and what is so. */
class FailureRulesTest {
  private static final String OUT =
      """
      faults: [{ fault: region-outage, region: =A=, at: 5s, for: 10s, manner: MANNER }]
      script:
        - { at: 6s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
        - { at: 6s, region: =A=, get: { key: k }, retry: none }
      """;

  @Test
  void aRegionThatRefusesFailsForCertain() {
    Ran ran = Ran.of(Small.mrec(OUT.replace("MANNER", "refuse")));

    assertThat(ran.outcome(0)).isEqualTo("fail");
    assertThat(ran.error(0)).isEqualTo("ConnectionRefused");
    assertThat(ran.error(1)).isEqualTo("ConnectionRefused");
    assertThat(ran.count("requests.failed")).isEqualTo(2);
    assertThat(ran.count("writes.unknownNotApplied")).isZero();
  }

  /** A read is never unknown. */
  @Test
  void aRegionThatHangsLeavesAWriteUnknown() {
    Ran ran = Ran.of(Small.mrec(OUT.replace("MANNER", "hang")));

    assertThat(ran.outcome(0)).isEqualTo("unknown");
    assertThat(ran.error(0)).isEqualTo("Timeout");
    assertThat(ran.outcome(1)).isEqualTo("fail");
    assertThat(ran.error(1)).isEqualTo("Timeout");
    assertThat(ran.count("requests.unknown")).isEqualTo(1);
    assertThat(ran.count("requests.failed")).isEqualTo(1);
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }

  @Test
  void requestsInFlightWhenTheRegionGoesOutTimeOut() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 4.999s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 4.9999s, region: =A=, get: { key: k }, retry: none }
                  - { at: 4.996s, region: =A=, put: { key: done, set: { v: 1 } }, retry: none }
                """),
            "network.service.write=4ms",
            "network.service.read=3ms");

    assertThat(ran.outcome(0)).isEqualTo("unknown");
    assertThat(ran.error(0)).isEqualTo("Timeout");
    assertThat(ran.error(1)).isEqualTo("Timeout");
    assertThat(ran.count("writes.unknownNotApplied")).isGreaterThanOrEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.count")).isZero();
  }

  /** The answer takes 100 ms, the client waits 60 ms, and every attempt counts. */
  @Test
  void aFarClientThatTimesOutChargesThreeTimes() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                script:
                  - at: 1s
                    region: =B=
                    update: { key: account, add: { charge: 1 } }
                    timeout: 60ms
                    retry: { attempts: 3, base: 0ms }
                  - { at: 9s, region: =A=, get: { key: account }, expect: { charge: 3 } }
                """),
            "table.primary=us-east-1");

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("unknown");
    assertThat(ran.error(0)).isEqualTo("Timeout");
    assertThat(ran.count("requests.attempts")).isEqualTo(4);
    assertThat(ran.count("writes.acknowledged")).isZero();
    assertThat(ran.count("writes.unknownApplied.count")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.duplicateEffects.count")).isEqualTo(2);
    assertThat(ran.count("writes.duplicateEffects.surviving")).isEqualTo(2);
    assertThat(ran.count("counters.applied")).isEqualTo(3);
    assertThat(ran.count("counters.acknowledged")).isZero();
    assertThat(ran.count("counters.excess")).isEqualTo(3);
    assertThat(ran.count("counters.shortfall")).isZero();
  }

  /** A put again with the same image changes nothing, and is no second effect (FACTS I-7). */
  @Test
  void aPutThatIsTriedAgainHasOneEffect() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                script:
                  - at: 1s
                    region: =B=
                    put: { key: k, set: { v: 1 } }
                    timeout: 60ms
                    retry: { attempts: 3, base: 0ms }
                """),
            "table.primary=us-east-1");

    assertThat(ran.count("writes.unknownApplied.count")).isEqualTo(1);
    assertThat(ran.count("writes.duplicateEffects.count")).isZero();
  }

  /**
   * FACTS W-8: stored in C at 1.010 s, its answer is lost with the links at 1.015 s; the SDK's next
   * attempt after healing is a second effect.
   */
  @Test
  void anAnswerThatIsLostMakesARetryADuplicate() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 1.015s, for: 2s }]
                script:
                  - at: 1s
                    region: =A=
                    update: { key: account, add: { charge: 1 } }
                    timeout: 20s
                    retry: { attempts: 100, base: 100ms, cap: 500ms }
                  - { at: 29s, region: =A=, get: { key: account }, expect: { charge: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("writes.duplicateEffects.count")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.count")).isZero();
    assertThat(ran.count("counters.acknowledged")).isEqualTo(1);
    assertThat(ran.count("counters.excess")).isEqualTo(1);
  }

  /** FACTS H-7: nine attempts, unless told otherwise. */
  @Test
  void theSdkTriesNineTimes() {
    String yaml =
        Small.mrec(
            """
            faults: [{ fault: region-outage, region: =A=, at: 0s }]
            clients:
              - name: reader
                region: =A=
                arrivals: { rate: 10/s, process: constant }
                keys: { count: 10 }
                mix: { get: 100% }
                RETRY
            """);
    Ran sdk = Ran.of(yaml.replace("RETRY", ""));

    assertThat(sdk.count("requests.sent")).isEqualTo(300);
    assertThat(sdk.count("requests.attempts")).isEqualTo(2700);
    assertThat(sdk.count("requests.failed")).isEqualTo(300);

    Ran four = Ran.of(yaml.replace("RETRY", "retry: { attempts: 4 }"));

    assertThat(four.count("requests.attempts")).isEqualTo(1200);

    Ran none = Ran.of(yaml.replace("RETRY", "retry: none"));

    assertThat(none.count("requests.attempts")).isEqualTo(300);
  }

  /** FACTS H-8. */
  @Test
  void theSdkDoesNotRetryARefusedCondition() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 }, if: exists } }
                """));

    assertThat(ran.count("requests.attempts")).isEqualTo(1);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(1);
    assertThat(ran.count("requests.failed")).isEqualTo(1);
    assertThat(ran.number("availability.all")).isEqualTo(1.0);
  }

  /** Three seconds, unless told otherwise. */
  @Test
  void anAttemptTimesOutAfterItsOwnTime() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =A=, at: 0s, for: 4s, manner: hang }]
                clients:
                  - name: reader
                    region: =A=
                    arrivals: { schedule: [{ at: 0s, rate: 1/s }, { at: 1s, rate: 0/s }],
                      process: constant }
                    keys: { count: 1 }
                    mix: { get: 100% }
                    retry: { attempts: 3, base: 0ms }
                """));

    assertThat(ran.count("requests.ok")).isEqualTo(1);
    assertThat(ran.count("requests.attempts")).isEqualTo(3);
    assertThat(ran.number("latency.us-east-1.get.maxMs")).isCloseTo(6000, within(0.0));
  }
}
