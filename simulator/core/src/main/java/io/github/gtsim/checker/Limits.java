package io.github.gtsim.checker;

import java.util.function.BooleanSupplier;

/**
 * When a search is given up.
 *
 * @param steps transitions that one search may try
 * @param memory longs that it may fill with where it has been; what does not fit is forgotten
 * @param expired asked now and then: whether time has run out
 */
public record Limits(long steps, int memory, BooleanSupplier expired) {
  private static final long STEPS = 50_000_000;
  private static final long EACH = 10_000;
  private static final int MEMORY = 1 << 23;

  /** Limits with memory as usual. */
  public Limits(long steps, BooleanSupplier expired) {
    this(steps, MEMORY, expired);
  }

  /** Limits that depend on nothing but the history. */
  public static Limits ofSteps() {
    return new Limits(STEPS, () -> false);
  }

  /** The same, and a clock. */
  public static Limits until(BooleanSupplier expired) {
    return new Limits(STEPS, expired);
  }

  /** More steps for a longer history, so that length alone is no reason to give up. */
  Limits of(int operations) {
    return new Limits(steps + EACH * operations, memory, expired);
  }
}
