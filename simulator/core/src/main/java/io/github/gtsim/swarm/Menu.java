package io.github.gtsim.swarm;

import java.util.ArrayList;
import java.util.List;

/**
 * The choices of one run among several kinds, with weights that differ wildly between runs. Some
 * kinds are off for a whole run: one that stops a run early, or hides another's effect, is then out
 * of the way (swarm testing).
 */
final class Menu<T> {
  private static final int WEIGHTS = 6;

  private final Draws draws;
  private final List<T> all;
  private final List<Integer> weights = new ArrayList<>();
  private int total;

  Menu(Draws draws, List<T> all) {
    this.draws = draws;
    this.all = List.copyOf(all);
    double off = draws.one(0.0, 0.3, 0.6, 0.9);
    for (int i = 0; i < all.size(); i++) {
      int weight = draws.chance(off) ? 0 : draws.power(WEIGHTS);
      weights.add(weight);
      total += weight;
    }
    if (total == 0) {
      weights.set(draws.below(all.size()), 1);
      total = 1;
    }
  }

  T draw() {
    int left = draws.below(total);
    int at = 0;
    while (left >= weights.get(at)) {
      left -= weights.get(at);
      at++;
    }
    return all.get(at);
  }
}
