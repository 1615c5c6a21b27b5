package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;

/** Seeds in which something happened: how many, and the first of them. */
public final class SeedList {
  private static final int NAMED = 10;

  private final List<Long> first = new ArrayList<>();
  private long count;

  void add(long seed) {
    count++;
    if (first.size() < NAMED) {
      first.add(seed);
    }
  }

  public long count() {
    return count;
  }

  /** The first ten, in the order in which they came. */
  public List<Long> first() {
    return List.copyOf(first);
  }

  /** Such as {@code 42, 45 and 7 more}. */
  public String text() {
    String named = String.join(", ", first.stream().map(String::valueOf).toList());
    return count > first.size() ? named + " and " + (count - first.size()) + " more" : named;
  }
}
