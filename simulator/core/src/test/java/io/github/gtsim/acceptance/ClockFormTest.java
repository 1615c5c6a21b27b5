package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Closed form 8: A's clock is ahead by s > L. A third Region, which writes nothing, has A's and B's
 * records one lag late: what it discards is what never replaces A's write outside B.
 */
class ClockFormTest {
  private static final int RUNS = 10;

  private static String world(double lambda, int skewMillis, int lagMillis) {
    return """
    name: closed-form
    seed: 1
    duration: 12000s
    table: { mode: mrec, regions: [us-east-1, us-west-2, eu-west-1] }
    network: { jitter: none, service: { write: 0ms, read: 0ms } }
    replication: { lag: %dms, ordering: none }
    clock: { assign: raw }
    clients:
      - { name: a, region: us-east-1, arrivals: { rate: %s/s }, keys: { count: 1 }, mix: {put: 1} }
      - { name: b, region: us-west-2, arrivals: { rate: 1/s }, keys: { count: 1 }, mix: {put: 1} }
    faults: [{ fault: clock-skew, region: us-east-1, offset: %dms, at: 0s }]
    """
        .formatted(lagMillis, lambda, skewMillis);
  }

  private static double discarded(Ran ran, String region) {
    String pair = "replication['us-west-2>" + region + "'].";
    return (double) ran.count(pair + "discarded") / ran.count(pair + "records");
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(0.5, 2000, 1000), Arguments.of(1.0, 500, 200), Arguments.of(0.1, 5000, 1000));
  }

  /** 1 - exp(-λ s) outside A and B, and with what A has written meanwhile 1 - exp(-λ (s + L)). */
  @ParameterizedTest
  @MethodSource("settings")
  void writesOfTheClockThatIsBehindAreDiscarded(double lambda, int skew, int lag) {
    String yaml = world(lambda, skew, lag);
    Estimate elsewhere = Estimate.of(RUNS, yaml, ran -> discarded(ran, "eu-west-1"));
    Estimate there = Estimate.of(RUNS, yaml, ran -> discarded(ran, "us-east-1"));
    double form = 1 - Math.exp(-lambda * skew / 1000);
    double all = 1 - Math.exp(-lambda * (skew + lag) / 1000);

    assertThat(elsewhere.agreesWith(form)).as("%s, not %s", elsewhere, form).isTrue();
    assertThat(there.agreesWith(all)).as("%s, not %s", there, all).isTrue();
    assertThat(elsewhere.isSharperThan(0.06, form)).as(elsewhere.toString()).isTrue();
  }

  /** A skew that is a fifth off, and clocks that look at what is stored. */
  @ParameterizedTest
  @MethodSource("settings")
  void anotherModelFailsIt(double lambda, int skew, int lag) {
    double form = 1 - Math.exp(-lambda * skew / 1000);
    String other = world(lambda, skew * 6 / 5, lag);
    Estimate off = Estimate.of(RUNS, other, ran -> discarded(ran, "eu-west-1"));
    String yaml = world(lambda, skew, lag);
    Estimate monotonic =
        Estimate.of(RUNS, yaml, ran -> discarded(ran, "eu-west-1"), "clock.assign=monotonic");

    assertThat(off.agreesWith(form)).as(off.toString()).isFalse();
    assertThat(monotonic.agreesWith(form)).as(monotonic.toString()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void monotonicStampsKeepBothPromises(double lambda, int skew, int lag) {
    String yaml = world(lambda, skew, lag);
    Ran raw = Ran.of(yaml);
    Ran monotonic = Ran.with(yaml, "clock.assign=monotonic");

    assertThat(raw.text("promises.convergence")).isEqualTo("not promised");
    assertThat(raw.text("promises.monotonic")).isEqualTo("not promised");
    assertThat(monotonic.text("promises.convergence")).isEqualTo("kept");
    assertThat(monotonic.text("promises.monotonic")).isEqualTo("kept");
    assertThat(monotonic.count("writes.lost")).isLessThan(raw.count("writes.lost"));
  }
}
