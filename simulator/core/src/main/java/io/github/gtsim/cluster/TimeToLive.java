package io.github.gtsim.cluster;

/**
 * How long items live (FACTS C-6).
 *
 * @param afterNanos from an item's last write until it expires
 * @param delayNanos from there until the service deletes it: "typically within a few days"
 */
public record TimeToLive(long afterNanos, long delayNanos) {

  /** From an item's last write until it is deleted. */
  public long nanos() {
    return afterNanos + delayNanos;
  }
}
