package io.github.gtsim.cluster;

/**
 * Point-in-time recovery of one Region's copy of the table (FACTS X-1).
 *
 * @param windowNanos how far back it goes
 */
public record Pitr(String region, long windowNanos) {
  /** How long ago the latest instant is that can be restored. */
  public static final long LATEST_NANOS = 300_000_000_000L;

  /** Instants that can be restored are whole seconds. */
  public static final long STEP_NANOS = 1_000_000_000L;
}
