package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gtsim.engine.Distribution.Constant;
import io.github.gtsim.engine.Distribution.Empirical;
import io.github.gtsim.engine.Distribution.Empirical.Point;
import io.github.gtsim.engine.Distribution.Exponential;
import io.github.gtsim.engine.Distribution.LogNormal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
  private static final int SAMPLES = 200_000;
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
  private static final Empirical MEASURED =
      new Empirical(
          List.of(
              new Point(0, 1_000),
              new Point(50, 2_000),
              new Point(90, 4_000),
              new Point(100, 9_000)));

  static Stream<Distribution> all() {
    return Stream.of(
        new Constant(30_000_000),
        new Constant(0),
        new LogNormal(5_000_000, 20_000_000),
        new LogNormal(1, 1_000_000_000_000L),
        new Exponential(1_000_000),
        new Exponential(0),
        MEASURED);
  }

  @Test
  void hasKnownFirstValues() {
    RandomStream stream = new RandomStream(42);
    assertThat(new LogNormal(5_000_000, 20_000_000).sample(stream)).isEqualTo(5780159);
    assertThat(new Exponential(1_000_000).sample(stream)).isEqualTo(1830300);
    assertThat(MEASURED.sample(stream)).isEqualTo(1333);
  }

  @ParameterizedTest
  @MethodSource("all")
  void takesOneDrawASample(Distribution distribution) {
    RandomStream sampled = new RandomStream(1);
    RandomStream twin = new RandomStream(1);
    for (int i = 0; i < 100; i++) {
      distribution.sample(sampled);
      twin.nextLong();
      assertThat(sampled.nextLong()).isEqualTo(twin.nextLong());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNeverNegative(Distribution distribution) {
    assertThat(samples(distribution)[0]).isNotNegative();
    assertThat(distribution.median()).isNotNegative();
  }

  @Test
  void aConstantIsConstant() {
    assertThat(samples(new Constant(17))).containsOnly(17);
    assertThat(new Constant(17).median()).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({"5000000, 20000000", "45000000, 60000000", "300000000, 2000000000"})
  void aLogNormalHasItsPercentiles(long p50, long p99) {
    LogNormal distribution = new LogNormal(p50, p99);
    assertThat(distribution.median()).isEqualTo(p50);
    long[] sorted = samples(distribution);
    assertThat(percentile(sorted, 50)).isCloseTo(p50, TWO_PERCENT);
    assertThat(percentile(sorted, 99)).isCloseTo(p99, TWO_PERCENT);
  }

  @Test
  void aLogNormalWithoutSpreadIsConstant() {
    assertThat(samples(new LogNormal(5_000_000, 5_000_000))).containsOnly(5_000_000);
  }

  @Test
  void anExponentialHasItsMeanAndPercentiles() {
    Exponential distribution = new Exponential(1_000_000);
    assertThat(distribution.median()).isEqualTo(693_147);
    long[] sorted = samples(distribution);
    assertThat(Arrays.stream(sorted).average().orElseThrow())
        .isCloseTo(1_000_000, within(20_000.0));
    assertThat(percentile(sorted, 50)).isCloseTo(693_147, TWO_PERCENT);
    assertThat(percentile(sorted, 99)).isCloseTo(4_605_170, TWO_PERCENT);
  }

  @Test
  void anEmpiricalIsLinearBetweenItsPoints() {
    assertThat(MEASURED.median()).isEqualTo(2_000);
    long[] sorted = samples(MEASURED);
    assertThat(sorted[0]).isGreaterThanOrEqualTo(1_000);
    assertThat(sorted[SAMPLES - 1]).isLessThanOrEqualTo(9_000);
    assertThat(percentile(sorted, 25)).isCloseTo(1_500, TWO_PERCENT);
    assertThat(percentile(sorted, 50)).isCloseTo(2_000, TWO_PERCENT);
    assertThat(percentile(sorted, 70)).isCloseTo(3_000, TWO_PERCENT);
    assertThat(percentile(sorted, 95)).isCloseTo(6_500, TWO_PERCENT);
  }

  @Test
  void anEmpiricalMedianMayLieBetweenPoints() {
    Empirical two = new Empirical(List.of(new Point(0, 100), new Point(100, 301)));
    assertThat(two.median()).isEqualTo(201);
    Empirical flat = new Empirical(List.of(new Point(0, 100), new Point(100, 100)));
    assertThat(samples(flat)).containsOnly(100);
  }

  private static long[] samples(Distribution distribution) {
    RandomStream stream = new RandomStream(2026);
    long[] samples = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = distribution.sample(stream);
    }
    Arrays.sort(samples);
    return samples;
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted[sorted.length / 100 * percent];
  }
}
