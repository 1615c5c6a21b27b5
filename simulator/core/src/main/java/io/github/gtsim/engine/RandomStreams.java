package io.github.gtsim.engine;

/**
 * The root of all randomness of a run. Every stream has a name and is seeded from (root seed,
 * name), never from the order of creation, so that variants of one scenario meet the same draws.
 */
public record RandomStreams(long rootSeed) {

  /** The seed of the stream called {@code name}. */
  public long seed(String name) {
    return Hash.mix(Hash.mix(rootSeed), Hash.of(name));
  }

  public RandomStream stream(String name) {
    return new RandomStream(seed(name));
  }
}
