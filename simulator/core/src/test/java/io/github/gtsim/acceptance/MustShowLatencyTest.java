package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FACTS W-1: a strongly consistent write waits for the nearest other member. */
class MustShowLatencyTest {
  private static final String WRITERS =
      """
      name: writers
      seed: 1
      duration: 10s
      table: { mode: mrsc, regions: [us-east-1, us-east-2, us-west-2] }
      network: { jitter: none }
      clients:
        - name: virginia
          region: us-east-1
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
        - name: ohio
          region: us-east-2
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
        - name: oregon
          region: us-west-2
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
      variants:
        without-ohio:
          faults: [{ fault: region-outage, region: us-east-2, at: 0s }]
      """;

  @ParameterizedTest
  @CsvSource({
    "base, us-east-1, 14.3",
    "base, us-east-2, 14.3",
    "base, us-west-2, 52.6",
    "without-ohio, us-east-1, 62.9",
    "without-ohio, us-west-2, 62.9"
  })
  void aWriteCostsItsServiceTimeAndTheShortestRoundTrip(
      String variant, String region, double millis) {
    Ran ran = Ran.of(WRITERS, variant);

    String put = "latency." + region + ".put.";
    assertThat(ran.count(put + "count")).isEqualTo(100);
    assertThat(ran.number(put + "maxMs")).isEqualTo(millis);
    assertThat(ran.number(put + "p50Ms")).isEqualTo(millis);
  }
}
