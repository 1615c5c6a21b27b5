package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.scenario.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Closed forms 3 to 5: what an outage keeps back, and how long that takes to arrive. */
class OutageFormTest {
  private static final String WORLD =
      """
      name: closed-form
      seed: 1
      duration: DURATION
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      network:
        jitter: none
        service: { write: 0ms, read: 0ms }
        latency: [{ between: [us-east-1, us-west-2], delay: 1ms }]
      replication: { lag: LAG, ordering: none, catchUpRate: CATCH_UP/s }
      clients:
      """;

  private static String world(String duration, String lag, int catchUp) {
    return WORLD
        .replace("DURATION", duration)
        .replace("LAG", lag)
        .replace("CATCH_UP", Integer.toString(catchUp));
  }

  private static String group(String region, double rate, String keys) {
    return """
      - name: in-%s
        region: %s
        arrivals: { rate: %s/s }
        keys: { %s }
        mix: { put: 100%% }
        retry: none
    """
        .formatted(region, region, rate, keys);
  }

  private static final double SIGMA = Math.log(2.5 / 0.6) / 2.3263478740408408;

  /** Λ, the lag, its mean, x, and the mean of the lag beyond x: the integral of P(L > u). */
  static Stream<Arguments> lost() {
    double mean = 0.6 * Math.exp(SIGMA * SIGMA / 2);
    return Stream.of(
        Arguments.of(50.0, "{ distribution: exponential, mean: 1s }", 1.0, 4.0, Math.exp(-4)),
        Arguments.of(20.0, "2s", 2.0, 1.95, 0.05),
        Arguments.of(
            30.0, "{ distribution: lognormal, p50: 600ms, p99: 2500ms }", mean, 2.0, beyond(2.0)));
  }

  /** The integral of P(L > u) from x on, for the log-normal, by the trapezoidal rule. */
  private static double beyond(double x) {
    double sum = 0;
    double step = 0.001;
    for (double u = x; u < 60; u += step) {
      sum += step * tail(u + step / 2);
    }
    return sum;
  }

  private static double tail(double seconds) {
    double z = Math.log(seconds / 0.6) / SIGMA;
    return 0.5 * Erf.erfc(z / Math.sqrt(2));
  }

  private record Losses(List<Double> writes, long within) {}

  private static Losses losses(int runs, String yaml, double seconds, String... settings) {
    List<Double> writes = new ArrayList<>();
    long within = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Ran ran = Ran.of(yaml, Selection.BASE.with(seed).with(List.of(settings)));
      writes.add((double) ran.count("outages[0].rpo.writes"));
      assertThat(ran.count("writes.destroyed")).isEqualTo(ran.count("outages[0].rpo.writes"));
      within += ran.number("outages[0].rpo.seconds") <= seconds ? 1 : 0;
    }
    return new Losses(writes, within);
  }

  /** Unshipped writes ~ Poisson(Λ E[L]); P(RPO <= x) = exp(-Λ × integral of P(L > u) from x). */
  @ParameterizedTest
  @MethodSource("lost")
  void theWritesThatALostRegionHadNotShipped(
      double rate, String lag, double meanLag, double seconds, double beyond) {
    int runs = 300;
    String yaml =
        world("21s", lag, 5000)
            + group("us-east-1", rate, "distribution: unique")
            + "faults: [{fault: region-outage, region: us-east-1, at: 20s, data: destroyed}]\n";
    Losses losses = losses(runs, yaml, seconds);
    double form = rate * meanLag;

    Estimate mean = Estimate.of(losses.writes());
    assertThat(mean.agreesWith(form)).as("%s, not %s", mean, form).isTrue();
    double dispersion =
        StatUtils.variance(losses.writes().stream().mapToDouble(w -> w).toArray())
            * (runs - 1)
            / form;
    ChiSquaredDistribution poisson = new ChiSquaredDistribution(runs - 1);
    assertThat(poisson.cumulativeProbability(dispersion)).isBetween(0.0005, 0.9995);
    BinomialDistribution inTime = new BinomialDistribution(runs, Math.exp(-rate * beyond));
    assertThat(inTime.cumulativeProbability((int) losses.within())).isBetween(0.0005, 0.9998);

    String slow = "{fault: replication-slowdown, region: us-east-1, factor: 1.1, at: 0s}";
    String out = "{fault: region-outage, region: us-east-1, at: 20s, data: destroyed}";
    Losses broken = losses(runs, yaml, seconds, "faults=[" + out + ", " + slow + "]");
    assertThat(Estimate.of(broken.writes()).agreesWith(form)).as("mis-scaled").isFalse();
    assertThat(inTime.cumulativeProbability((int) broken.within())).isLessThan(0.0005);
  }

  /** K, Λ1, Λ2, D: K (1 - exp(-Λ1 D / K)) (1 - exp(-Λ2 D / K)). */
  static Stream<Arguments> bothSides() {
    return Stream.of(
        Arguments.of(1000, 50.0, 50.0, 20),
        Arguments.of(300, 10.0, 30.0, 30),
        Arguments.of(5000, 100.0, 60.0, 60));
  }

  private static Estimate writtenOnBothSides(int items, double east, double west, int seconds) {
    String yaml =
        world("100s", "1s", 5000)
            + group("us-east-1", east, "count: " + items)
            + group("us-west-2", west, "count: " + items)
            + "faults: [{fault: replication-pause, region: us-east-1, at: 5s, for: %ds}]\n"
                .formatted(seconds);
    return Estimate.of(20, yaml, ran -> ran.count("outages[0].afterHeal.writtenOnBothSides"));
  }

  @ParameterizedTest
  @MethodSource("bothSides")
  void theItemsWrittenOnBothSidesOfAPause(int items, double east, double west, int seconds) {
    double form =
        items * (1 - Math.exp(-east * seconds / items)) * (1 - Math.exp(-west * seconds / items));
    Estimate both = writtenOnBothSides(items, east, west, seconds);

    assertThat(both.agreesWith(form)).as("%s, not %s", both, form).isTrue();
    assertThat(both.isSharperThan(0.06, form)).as(both.toString()).isTrue();
    Estimate broken = writtenOnBothSides(items, east, west, seconds * 11 / 10);
    assertThat(broken.agreesWith(form)).as("a pause too long: %s", broken).isFalse();
  }

  /** Λ, D, μ: a backlog of Λ D is drained in Λ D / (μ - Λ). */
  static Stream<Arguments> backlogs() {
    return Stream.of(
        Arguments.of(100, 10, 1000), Arguments.of(50, 40, 200), Arguments.of(200, 5, 300));
  }

  private static Estimate catchUpSeconds(int rate, int seconds, int catchUp) {
    String yaml =
        world("100s", "0ms", catchUp)
            + group("us-east-1", rate, "distribution: unique")
            + "faults: [{fault: region-isolation, region: us-east-1, at: 5s, for: %ds}]\n"
                .formatted(seconds);
    return Estimate.of(30, yaml, ran -> ran.number("outages[0].afterHeal.catchUpSeconds"));
  }

  @ParameterizedTest
  @MethodSource("backlogs")
  void theTimeThatABacklogTakes(int rate, int seconds, int catchUp) {
    double form = (double) rate * seconds / (catchUp - rate);
    Estimate taken = catchUpSeconds(rate, seconds, catchUp);

    assertThat(taken.agreesWith(form)).as("%s, not %s", taken, form).isTrue();
    assertThat(taken.isSharperThan(0.12, form)).as(taken.toString()).isTrue();
    Estimate broken = catchUpSeconds(rate, seconds, catchUp * 5 / 4);
    assertThat(broken.agreesWith(form)).as("too fast: %s", broken).isFalse();
  }
}
