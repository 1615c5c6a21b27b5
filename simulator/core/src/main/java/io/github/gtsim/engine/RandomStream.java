package io.github.gtsim.engine;

import org.apache.commons.math3.random.AbstractRandomGenerator;

/**
 * One named stream of pseudo-random numbers (SplitMix64). A stream can be {@linkplain
 * #position(long, long) positioned} at the k-th of a family of substreams, so that what request k
 * draws depends on k alone and not on what was drawn before.
 */
public final class RandomStream extends AbstractRandomGenerator {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  public RandomStream(long seed) {
    super();
    state = Hash.mix(seed);
  }

  /** Continues as substream {@code index} of the family {@code seed}. */
  public RandomStream position(long seed, long index) {
    clear();
    state = Hash.mix(seed, index);
    return this;
  }

  @Override
  public void setSeed(long seed) {
    clear();
    state = Hash.mix(seed);
  }

  @Override
  public long nextLong() {
    state += STEP;
    return Hash.mix(state);
  }

  /** Uniform in [0, 1), 53 bits. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform in (0, 1): the middle of one of 2^52 equal cells, which is exact in a double. */
  public double nextOpen() {
    return open(nextLong());
  }

  static double open(long word) {
    return ((word >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** Uniform in [0, bound); the bias is below bound / 2^53. */
  public int nextBelow(int bound) {
    return (int) (nextDouble() * bound);
  }
}
