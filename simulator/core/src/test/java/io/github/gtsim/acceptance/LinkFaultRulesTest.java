package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are slow or lose messages, and replicators that are slow. */
class LinkFaultRulesTest {
  private static final String TO_WEST = "replication['us-east-1>us-west-2'].lagMs.";

  /** MODEL 3.1-5: by what holds at the instant of the write. */
  @Test
  void aSlowLinkScalesTheLag() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-degradation, from: =A=, to: =B=, factor: 3, add: 500ms,
                  at: 5s, for: 10s }]
                script:
                  - { at: 4.9s, region: =A=, put: { key: before, set: { v: 1 } } }
                  - { at: 5.901s, region: =B=, get: { key: before }, expect: { v: 1 } }
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =B=, put: { key: b, set: { v: 1 } } }
                  - { at: 7.001s, region: =C=, get: { key: a }, expect: { v: 1 } }
                  - { at: 7.001s, region: =A=, get: { key: b }, expect: { v: 1 } }
                  - { at: 9.499s, region: =B=, get: { key: a }, expect: absent }
                  - { at: 9.501s, region: =B=, get: { key: a }, expect: { v: 1 } }
                  - { at: 15s, region: =A=, put: { key: after, set: { v: 1 } } }
                  - { at: 16.001s, region: =B=, get: { key: after }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  @Test
  void aLinkIsSlowBothWaysBetweenTwo() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-degradation, between: [=A=, =B=], factor: 2, at: 0s }]
                script:
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =B=, put: { key: b, set: { v: 1 } } }
                """));

    assertThat(ran.number(TO_WEST + "max")).isEqualTo(2000);
    assertThat(ran.number("replication['us-west-2>us-east-1'].lagMs.max")).isEqualTo(2000);
    assertThat(ran.number("replication['us-west-2>us-east-2'].lagMs.max")).isEqualTo(1000);
  }

  /** Factors multiply, what is added is added last. */
  @Test
  void faultsOfDifferentKindsAndPlacesCompose() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults:
                  - { fault: replication-slowdown, region: =A=, factor: 3, at: 0s }
                  - { fault: replication-slowdown, region: =B=, factor: 1.5, at: 0s }
                  - { fault: replication-slowdown, from: =A=, to: =B=, factor: 2, at: 0s }
                  - { fault: link-degradation, between: [=A=, =B=], factor: 2, add: 7ms, at: 0s }
                script:
                  - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 1s, region: =B=, put: { key: b, set: { v: 1 } } }
                  - { at: 1s, region: =C=, put: { key: c, set: { v: 1 } } }
                """));

    assertThat(ran.number(TO_WEST + "max")).isEqualTo(18_007);
    assertThat(ran.number("replication['us-west-2>us-east-1'].lagMs.max")).isEqualTo(9007);
    assertThat(ran.number("replication['us-east-1>us-east-2'].lagMs.max")).isEqualTo(3000);
    assertThat(ran.number("replication['us-east-2>us-west-2'].lagMs.max")).isEqualTo(1500);
  }

  /** MODEL 3.1-5: each loss adds replication.retry; 0.3^3 = 2.7 %, 0.3^4 = 0.8 %. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "partition"})
  void eachLossAddsTheRetry(String ordering) {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 1s, retry: 300ms }
                faults: [{ fault: link-degradation, from: =A=, to: =B=, loss: 30%, at: 0s }]
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 100/s }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                """),
            "table.partitions=100000",
            "duration=100s",
            "replication.ordering=" + ordering);

    assertThat(ran.count("replication['us-east-1>us-west-2'].applied")).isGreaterThan(9000);
    assertThat(ran.number(TO_WEST + "p50")).isCloseTo(1000, within(1.0));
    assertThat(ran.number(TO_WEST + "p99")).isCloseTo(1900, within(2.0));
    assertThat(ran.number(TO_WEST + "max") % 300).isCloseTo(100, within(0.001));
    assertThat(ran.number("replication['us-east-1>us-east-2'].lagMs.max")).isEqualTo(1000);
  }

  /** FACTS R-4: what is behind a lost record in its partition waits for it. */
  @Test
  void aPartitionStaysInOrderThoughRecordsGetLost() {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 100ms }
                faults: [{ fault: link-degradation, from: =A=, to: =B=, loss: 0.5, at: 0s }]
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 50/s, process: constant }
                    keys: { count: 1 }
                    mix: { put: 100% }
                """),
            "table.partitions=1");

    assertThat(ran.count("replication['us-east-1>us-west-2'].applied")).isEqualTo(1500);
    assertThat(ran.count("replication['us-east-1>us-west-2'].discarded")).isZero();
    assertThat(ran.number(TO_WEST + "p50")).isGreaterThan(3000);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Once the link is sound, what was lost arrives at the next retry. */
  @Test
  void retriesMeetTheLinkAsItIsThen() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-degradation, from: =A=, to: =B=, loss: 99.999%, at: 0s,
                  for: 5.5s }]
                script:
                  - { at: 2s, region: =A=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.number(TO_WEST + "max")).isEqualTo(5000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link-partition", "link-degradation, loss: 100%"})
  void aLinkThatLosesAllIsCut(String fault) {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: FAULT, between: [=A=, =B=], at: 5s, for: 10s }]
                script:
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 15.049s, region: =B=, get: { key: a }, expect: absent }
                  - { at: 15.051s, region: =B=, get: { key: a }, expect: { v: 1 } }
                """
                    .replace("FAULT", fault)));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** It never ends, and nobody waits for it. */
  @ParameterizedTest
  @CsvSource({"mrec, 1", "mrsc, 0"})
  void aLinkThatLosesAllForEverIsNotWaitedFor(String mode, int never) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: link-degradation, between: [=A=, =B=], loss: 1, at: 5s }]
                script:
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                """),
            "table.mode=" + mode);

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.number("simulated.drainSeconds")).isLessThan(1);
    assertThat(ran.count("freshness['us-east-1>us-west-2'].never")).isEqualTo(never);
  }

  /** Users reach endpoints over the internet. */
  @Test
  void usersDoNotFeelASlowLink() {
    Ran ran =
        Ran.of(
            Small.single(
                """
                faults:
                  - { fault: link-degradation, between: [=A=, =B=], factor: 9, loss: 100%, at: 0s }
                clients:
                  - name: west
                    region: =B=
                    arrivals: { rate: 10/s }
                    keys: { count: 10 }
                    mix: { put: 100% }
                """));

    assertThat(ran.number("latency.us-west-2.put.maxMs")).isEqualTo(100);
    assertThat(ran.count("requests.failed")).isZero();
  }
}
