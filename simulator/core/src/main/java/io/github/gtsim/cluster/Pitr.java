package io.github.gtsim.cluster;

import io.github.gtsim.engine.Nanos;

/**
 * Point-in-time recovery of one Region's copy of the table (FACTS X-1).
 *
 * @param windowNanos how far back it goes
 */
public record Pitr(String region, long windowNanos) {
  /** How long ago the latest instant is that can be restored. */
  public static final long LATEST_NANOS = 5 * Nanos.MINUTE;

  /** Instants that can be restored are whole seconds. */
  public static final long STEP_NANOS = Nanos.SECOND;
}
