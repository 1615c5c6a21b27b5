package io.github.gtsim.swarm;

import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Random choices, a pure function of a seed. */
final class Draws {
  private final RandomStream stream;

  /** The {@code attempt}-th family of choices of {@code seed}. */
  Draws(long seed, long attempt) {
    stream = new RandomStream(Hash.mix(seed, attempt));
  }

  boolean chance(double share) {
    return stream.nextDouble() < share;
  }

  /** From 0 to {@code bound} - 1. */
  int below(int bound) {
    return stream.nextBelow(bound);
  }

  /** From {@code least} to {@code most}. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** A power of two up to 2 to the {@code exponent}, every power equally likely. */
  int power(int exponent) {
    return 1 << below(exponent + 1);
  }

  <T> T one(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[below(choices.length)];
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> rest = new ArrayList<>(all);
    List<T> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(below(rest.size())));
    }
    return shuffled;
  }
}
