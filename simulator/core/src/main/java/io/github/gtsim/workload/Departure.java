package io.github.gtsim.workload;

import io.github.gtsim.cluster.Evacuation;

/**
 * An evacuation under way: the users of a Region write nothing until all of them move to another at
 * one instant (FACTS R-11).
 */
final class Departure {
  private final Evacuation evacuation;
  private final int from;
  private int to;
  private long movesAt;

  Departure(Evacuation evacuation, int from, int to, long movesAt) {
    this.evacuation = evacuation;
    this.from = from;
    this.to = to;
    this.movesAt = movesAt;
  }

  Evacuation evacuation() {
    return evacuation;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  long movesAt() {
    return movesAt;
  }

  /** Whether its users are in the Region still, or on their way there. */
  boolean concerns(int region) {
    return from == region || to == region;
  }

  /** Goes where a later evacuation of the same users goes, once both have waited. */
  void join(Departure later) {
    to = later.to;
    movesAt = Math.max(movesAt, later.movesAt);
  }
}
