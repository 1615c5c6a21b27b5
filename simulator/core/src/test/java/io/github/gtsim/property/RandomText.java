package io.github.gtsim.property;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A text that is written at random, as a pure function of its seed. */
final class RandomText {
  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomText(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  void line(String content) {
    text.append(content).append('\n');
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
