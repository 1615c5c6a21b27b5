package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

  /** The published first outputs of SplitMix64 with seed 0. */
  @Test
  void isSplitMix64() {
    RandomStream stream = new RandomStream(0);
    assertThat(stream.nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(stream.nextLong()).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(stream.nextLong()).isEqualTo(0x06C45D188009454FL);
  }

  @Test
  void hasKnownFirstValues() {
    RandomStream stream = new RandomStream(42);
    assertThat(stream.nextLong()).isEqualTo(0x989B3F130A063869L);
    assertThat(stream.nextDouble()).isEqualTo(0.1603653875985772);
    assertThat(stream.nextOpen()).isEqualTo(0.16639780398145987);
    assertThat(stream.nextBelow(1000)).isEqualTo(48);
    assertThat(stream.position(42, 7).nextLong()).isEqualTo(0xE0658B4D384C699AL);
  }

  @Test
  void aSubstreamDependsOnItsPlaceAloneNotOnWhatWasDrawn() {
    RandomStream fresh = new RandomStream(1).position(9, 5);
    RandomStream used = new RandomStream(2);
    used.nextLong();
    used.position(9, 4).nextGaussian();
    used.position(9, 5);
    assertThat(used.nextGaussian()).isEqualTo(fresh.nextGaussian());
    assertThat(used.nextLong()).isEqualTo(fresh.nextLong());
  }

  @Test
  void substreamsAndFamiliesDiffer() {
    RandomStream stream = new RandomStream(1);
    long drawn = stream.position(9, 5).nextLong();
    assertThat(stream.position(9, 6).nextLong()).isNotEqualTo(drawn);
    assertThat(stream.position(5, 9).nextLong()).isNotEqualTo(drawn);
  }

  @Test
  void settingTheSeedBeginsAnew() {
    RandomStream stream = new RandomStream(1);
    stream.nextGaussian();
    stream.setSeed(3);
    assertThat(stream.nextGaussian()).isEqualTo(new RandomStream(3).nextGaussian());
  }

  @Test
  void drawsAreUniform() {
    RandomStream stream = new RandomStream(11);
    assertUniform(100, () -> (int) (stream.nextDouble() * 100));
    assertUniform(100, () -> (int) (stream.nextOpen() * 100));
    assertUniform(100, () -> stream.nextBelow(100));
    assertUniform(97, () -> stream.nextBelow(97));
    assertUniform(256, () -> (int) (stream.nextLong() & 0xFF));
  }

  @Test
  void neighbouringDrawsAreIndependent() {
    RandomStream stream = new RandomStream(12);
    assertUniform(100, () -> 10 * stream.nextBelow(10) + stream.nextBelow(10));
  }

  @Test
  void firstDrawsOfNeighbouringSubstreamsAreUniformAndIndependent() {
    RandomStream stream = new RandomStream(13);
    long[] index = {0};
    assertUniform(100, () -> stream.position(99, index[0]++).nextBelow(100));
    assertUniform(
        100,
        () ->
            10 * stream.position(99, index[0]++).nextBelow(10)
                + stream.position(99, index[0]++).nextBelow(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000, Integer.MAX_VALUE})
  void nextBelowStaysInRange(int bound) {
    RandomStream stream = new RandomStream(14);
    for (int i = 0; i < 10_000; i++) {
      assertThat(stream.nextBelow(bound)).isBetween(0, bound - 1);
    }
  }

  /** The largest word that the generator can give must not be rounded up to 1. */
  @Test
  void extremeWordsStayInsideTheOpenInterval() {
    assertThat(RandomStream.open(-1L)).isEqualTo(1 - 0x1.0p-53).isLessThan(1);
    assertThat(RandomStream.open(0L)).isEqualTo(0x1.0p-53).isPositive();
  }

  private static void assertUniform(int cells, IntSupplier draw) {
    long[] observed = new long[cells];
    for (int i = 0; i < 200_000; i++) {
      observed[draw.getAsInt()]++;
    }
    double[] expected = new double[cells];
    Arrays.fill(expected, 200_000.0 / cells);
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(0.001);
  }
}
