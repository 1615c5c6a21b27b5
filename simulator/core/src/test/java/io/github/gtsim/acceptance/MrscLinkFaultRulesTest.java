package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What slow and lossy links do to a quorum. */
class MrscLinkFaultRulesTest {
  private static final String WRITERS =
      """
      faults: [{ fault: FAULT, at: 0s }]
      clients:
        - name: east
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
        - name: west
          region: =B=
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
      """;

  /** FACTS W-3: the nearest member counts, by what the links take now. */
  @ParameterizedTest
  @CsvSource({
    "'link-degradation, between: [=A=, =C=], factor: 2', 40, 80",
    "'link-degradation, between: [=A=, =C=], factor: 50', 100, 80",
    "'link-degradation, from: =A=, to: =C=, add: 40ms', 60, 80",
    "'link-degradation, between: [=B=, =C=], add: 60ms', 20, 100",
    "'replication-slowdown, region: =A=, factor: 50', 20, 80",
    "'replication-slowdown, from: =A=, to: =C=, factor: 50', 20, 80"
  })
  void aWriteWaitsForTheNearestMemberAsTheLinksAre(String fault, double east, double west) {
    Ran ran = Ran.of(Small.mrsc(WRITERS.replace("FAULT", fault)));

    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(east);
    assertThat(ran.number("latency.us-west-2.put.maxMs")).isEqualTo(west);
  }

  @Test
  void undisturbedLatencyEndsWithTheFirstFault() {
    String late = WRITERS.replace("FAULT, at: 0s", "region-outage, region: =C=, at: 1.05s");
    Ran ran = Ran.of(Small.mrsc(late));

    assertThat(ran.number("latencyUndisturbed.us-east-1.put.count")).isEqualTo(11);
    assertThat(ran.number("latencyUndisturbed.us-east-1.put.maxMs")).isEqualTo(20);
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(100);
    String none = WRITERS.replace("faults: [{ fault: FAULT, at: 0s }]", "");
    assertThat(Ran.of(Small.mrsc(none)).report().summary().path("latencyUndisturbed").isNull())
        .isTrue();
  }

  /** FACTS U-3, MODEL 3.2-6: a position travels the fastest path, here by way of C. */
  @Test
  void aRecordGoesRoundASlowLink() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: link-degradation, between: [=A=, =B=], factor: 10, at: 0s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.049s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 1.051s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** A lost proposal goes out again after mrsc.retransmit. */
  @Test
  void aLostProposalIsRetransmitted() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-degradation, from: =A=, to: =B=, loss: 99.9999%, at: 0s,
                      for: 1.1s }
                  - { fault: link-degradation, from: =A=, to: =C=, loss: 99.9999%, at: 0s,
                      for: 1.1s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.209s, region: =C=, get: { key: k }, expect: absent }
                  - { at: 1.211s, region: =C=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("ok");
  }

  /** A relayed record that got lost goes out again after mrsc.retransmit: at 1.25 s, 1.49 s. */
  @Test
  void aRecordThatGotLostIsBroughtAgain() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-degradation, from: =A=, to: =B=, loss: 99.9999%, at: 0s,
                      for: 1.3s }
                  - { fault: link-degradation, from: =C=, to: =B=, loss: 99.9999%, at: 0s,
                      for: 1.3s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.529s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 1.531s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.outcome(0)).isEqualTo("ok");
  }

  /** Whatever gets lost, everything comes to rest, level and with every promise kept. */
  @ParameterizedTest
  @ValueSource(strings = {"10%", "50%", "90%"})
  void nothingHangsHoweverMuchGetsLost(String loss) {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-degradation, between: [=A=, =B=], loss: LOSS, at: 1s }
                  - { fault: link-degradation, between: [=B=, =C=], loss: LOSS, at: 1s }
                  - { fault: link-degradation, between: [=A=, =C=], loss: LOSS, at: 1s }
                  - { fault: region-isolation, region: =B=, at: 10s, for: 5s }
                clients:
                  - name: east
                    region: =A=
                    arrivals: { rate: 20/s }
                    keys: { count: 5 }
                    mix: { increment: 50%, get: 50% }
                    reads: strong
                  - name: west
                    region: =B=
                    arrivals: { rate: 20/s }
                    keys: { count: 5 }
                    mix: { increment: 50%, get: 50% }
                    reads: strong
                """
                    .replace("LOSS", loss)));

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
    assertThat(ran.count("counters.shortfall")).isZero();
    assertThat(ran.count("requests.ok")).isPositive();
  }
}
