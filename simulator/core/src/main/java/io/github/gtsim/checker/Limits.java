package io.github.gtsim.checker;

import java.util.function.BooleanSupplier;

/**
 * When a search is given up.
 *
 * @param steps transitions that one search may try
 * @param expired asked now and then: whether time has run out
 */
public record Limits(long steps, BooleanSupplier expired) {
  private static final long STEPS = 50_000_000;
  private static final long EACH = 5_000;

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
    return new Limits(steps + EACH * operations, expired);
  }
}
