package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;

/** A table at work under a consistency mode. */
public interface Table {

  /** Every replica holds this version from the start. */
  void preload(Version version);

  /** Whether the replica takes up this attempt; if not it answers an internal error at once. */
  boolean accepts(Attempt attempt);

  /** Does what an accepted attempt asks, its service time being over. */
  void perform(Attempt attempt);

  /** In place of a time: never. */
  long UNANSWERED = Long.MAX_VALUE;

  /** Whether a strong read at this Region would be taken up now. */
  boolean isHealthy(int region);

  /**
   * After how many nanoseconds a strong read that is taken up at this Region now would be answered,
   * as things are: what a health check finds out. {@link #UNANSWERED} if it would be refused or
   * given up.
   *
   * @param chance what it draws, of which nothing else draws
   */
  default long strongReadNanos(int region, RandomStream chance) {
    return isHealthy(region) ? 0 : UNANSWERED;
  }

  /** Whether the Region has returned and is not level with the others yet. */
  boolean isCatchingUp(int region);

  /** Whether due records of the Region wait: from it, or for it. */
  boolean isBehind(int region);

  /** What the Region's replica holds of an item; {@link Version#NONE} if nothing. */
  Version held(int region, int item);

  /** Whether the Region holds this version or one that was written on it (MODEL 6). */
  boolean has(int region, Version version);

  /** Whether its writes are replicated ones now, charged in every replica (FACTS B-1). */
  default boolean isGlobal() {
    return true;
  }

  /** The Region went out, with all that it was doing. */
  void regionLost(Region region);

  /** Links or Regions have changed. */
  void networkChanged();
}
