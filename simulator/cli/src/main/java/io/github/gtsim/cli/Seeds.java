package io.github.gtsim.cli;

/**
 * Consecutive seeds, one a replication.
 *
 * @param first not negative
 * @param count at least 1
 */
record Seeds(long first, long count) {
  Seeds {
    if (first > Long.MAX_VALUE - (count - 1)) {
      throw new UserError(
          "--seeds " + count + " from seed " + first + " goes beyond " + Long.MAX_VALUE);
    }
  }

  /** The seed of the replication with this number, counted from 0. */
  long seed(long replication) {
    return first + replication;
  }

  /** Such as {@code seed 42} or {@code seeds 42 to 71}. */
  String text() {
    return count == 1 ? "seed " + first : "seeds " + first + " to " + seed(count - 1);
  }
}
