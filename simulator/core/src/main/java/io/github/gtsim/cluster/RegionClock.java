package io.github.gtsim.cluster;

/** A Region's own clock: true time, ahead by an offset and by a drift in parts per million. */
public record RegionClock(long offsetNanos, long driftPpm) {

  /** What it shows at true time {@code now}. */
  public long read(long now) {
    return now + offsetNanos + now / 1_000_000 * driftPpm;
  }
}
