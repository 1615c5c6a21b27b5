package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What operators see (FACTS 19), under mrec with a lag of 1 s. */
class CloudWatchRulesTest {
  private static final String SAMPLES = "cloudwatch.replicationLatency";

  private static final String CUT =
      """
      faults: [{ fault: link-partition, between: [=A=, =B=], at: 3m, for: 8m }]
      script:
        - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
        - { at: 2s, region: =A=, put: { key: b, set: { v: 1 } } }
        - { at: 4m, region: =A=, put: { key: c, set: { v: 1 } } }
      """;

  private static String sample(Ran ran, int at) {
    String sample = SAMPLES + "[" + at + "].";
    return ran.text(sample + "pair")
        + " "
        + ran.count(sample + "minute")
        + " "
        + ran.text(sample + "averageMs");
  }

  /** FACTS R-12, F-4: an average of what arrived in five minutes, and none of nothing. */
  @Test
  void latencyIsAnAverageOfWhatArrived() {
    Ran ran = Ran.with(Small.mrec(CUT), "duration=20m");

    assertThat(ran.size(SAMPLES)).isEqualTo(3);
    assertThat(sample(ran, 0)).isEqualTo("us-east-1>us-east-2 0 1000.000");
    assertThat(sample(ran, 1)).isEqualTo("us-east-1>us-west-2 0 1000.000");
    assertThat(sample(ran, 2)).isEqualTo("us-east-1>us-west-2 10 420050.000");
  }

  @Test
  void theAverageIsOverAllRecords() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: replication-slowdown, from: =A=, to: =B=, factor: 4, at: 5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =A=, put: { key: b, set: { v: 1 } } }
                """));

    assertThat(sample(ran, 1)).isEqualTo("us-east-1>us-west-2 0 2500.000");
  }

  /** FACTS 19: MRSC publishes none. */
  @Test
  void thereIsNoReplicationLatencyUnderMrsc() {
    Ran ran = Ran.with(Small.mrsc(CUT), "duration=20m");

    assertThat(ran.size(SAMPLES)).isZero();
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(3);
  }

  /** Every other mode does, a single Region once it has grown. */
  @Test
  void thereIsReplicationLatencyWhereverRecordsFollowLater() {
    String grows =
        """
        replication: { lag: 1s }
        operations: [{ operation: add-replica, region: =B=, at: 10s, rate: 10/s }]
        script: [{ at: 20s, region: =A=, put: { key: k, set: { v: 1 } } }]
        """;
    Ran grown = Ran.of(Small.single(grows));
    Ran passive = Ran.with(Small.activePassive(CUT), "duration=20m");

    assertThat(grown.text("mode")).isEqualTo("single-region");
    assertThat(sample(grown, 0)).isEqualTo("us-east-1>us-west-2 0 1000.000");
    assertThat(passive.text("mode")).isEqualTo("active-passive");
    assertThat(sample(passive, 0)).isEqualTo("us-east-1>us-east-2 0 1000.000");
  }

  /** FACTS U-1: an isolated member answers 500; what times out is nobody's metric. */
  @Test
  void systemErrorsAreWhatTheServiceAnswered() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 6s, region: =A=, retry: none, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =A=, retry: { attempts: 3 }, put: { key: b, set: { v: 1 } } }
                  - { at: 7s, region: =B=, put: { key: c, set: { v: 1 } } }
                """));

    assertThat(ran.count("cloudwatch.systemErrors")).isEqualTo(4);
    assertThat(ran.count("cloudwatch.throttles")).isZero();
  }

  /** FACTS C-2: a lost write leaves no trace. */
  @Test
  void aLostWriteIsSeenNowhere() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.5s, region: =B=, put: { key: k, set: { v: 2 } } }
                """));

    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("cloudwatch.systemErrors")).isZero();
    assertThat(ran.count("cloudwatch.consumedUnits.us-east-1.write")).isEqualTo(2);
    assertThat(ran.count("cloudwatch.consumedUnits.us-west-2.write")).isEqualTo(2);
  }
}
