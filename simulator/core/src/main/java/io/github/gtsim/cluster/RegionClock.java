package io.github.gtsim.cluster;

import io.github.gtsim.engine.Nanos;

/**
 * A Region's own clock. It shows true time, and while it is skewed is ahead of it by an offset and
 * by a drift that counts from the start of the skew; afterwards it is right again.
 */
final class RegionClock {

  private final boolean raw;
  private long since;
  private long offsetNanos;
  private long driftPpb;

  /**
   * @param raw whether a write gets what the clock shows, even if the stored timestamp is later
   */
  RegionClock(boolean raw) {
    this.raw = raw;
  }

  /** From {@code now} on it is ahead by an offset, and gains {@code newDriftPpb} ns each second. */
  void skew(long now, long newOffsetNanos, long newDriftPpb) {
    since = now;
    offsetNanos = newOffsetNanos;
    driftPpb = newDriftPpb;
  }

  /** It is right again. */
  void correct() {
    offsetNanos = 0;
    driftPpb = 0;
  }

  /** What it shows at true time {@code now}. */
  long read(long now) {
    return now + offsetNanos + gain(now - since, driftPpb);
  }

  /** Nanoseconds gained in {@code elapsed} nanoseconds at a drift in parts per 10^9. */
  static long gain(long elapsed, long driftPpb) {
    return elapsed / Nanos.SECOND * driftPpb + elapsed % Nanos.SECOND * driftPpb / Nanos.SECOND;
  }

  /** The timestamp of a write on {@code stored} (FACTS I-5 says that AWS publishes no rule). */
  long stamp(long now, Version stored) {
    long shown = read(now);
    return raw || stored == Version.NONE ? shown : Math.max(shown, stored.stamp() + 1);
  }
}
