package io.github.gtsim.cluster;

import io.github.gtsim.engine.Nanos;

/**
 * Units of capacity that accrue at a rate. What is not used is kept: that of one second, and as
 * much more as may be saved for a burst. It starts with one second's and nothing saved.
 *
 * <p>Units are half units of the service, so that an eventual read of 4 KB is one (FACTS H-6).
 */
final class Bucket {

  private final long keptNanos;
  private long perSecond;

  /** Units times nanoseconds, so that every rate is exact; below 0 if more was used than there. */
  private long level;

  private long since;

  /**
   * @param perSecond at most 2,000,000
   * @param burstNanos at most an hour
   */
  Bucket(long perSecond, long burstNanos) {
    this.perSecond = perSecond;
    keptNanos = Nanos.SECOND + burstNanos;
    level = perSecond * Nanos.SECOND;
  }

  void limit(long newPerSecond, long now) {
    settle(now);
    perSecond = newPerSecond;
    level = Math.min(level, perSecond * keptNanos);
  }

  private void settle(long now) {
    long most = perSecond * keptNanos;
    long missing = (most - level) / perSecond + 1;
    level = now - since >= missing ? most : Math.min(most, level + (now - since) * perSecond);
    since = now;
  }

  /**
   * Nanoseconds until {@code units} can be taken if nobody else takes any; 0 if they can be now.
   *
   * @param reserve what has to be left then; together no more is asked for than there is in a
   *     second, or the largest items could never be written
   */
  long untilRoom(long units, long reserve, long now) {
    settle(now);
    long lacking = Math.min(units + reserve, perSecond) * Nanos.SECOND - level;
    return lacking <= 0 ? 0 : (lacking + perSecond - 1) / perSecond;
  }

  /** Half of what accrues in a second. */
  long half() {
    return perSecond / 2;
  }

  /** Takes units, whether or not there are as many; they were, or will be, settled at some now. */
  void take(long units) {
    level -= units * Nanos.SECOND;
  }

  /** Takes units, but does not run further into debt than what accrues in a second. */
  void takeAtMost(long units, long now) {
    settle(now);
    level = Math.max(Math.min(level, -perSecond * Nanos.SECOND), level - units * Nanos.SECOND);
  }
}
