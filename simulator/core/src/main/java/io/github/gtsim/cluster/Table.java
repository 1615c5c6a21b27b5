package io.github.gtsim.cluster;

/** A table at work under a consistency mode. */
public interface Table {

  /** Every replica holds this version from the start. */
  void preload(Version version);

  /** Whether the replica takes up this attempt; if not it answers an internal error at once. */
  boolean accepts(Attempt attempt);

  /** Does what an accepted attempt asks, its service time being over. */
  void perform(Attempt attempt);

  /** The Region in which the table's operator writes now; negative if there is none. */
  int writer();

  /** A system write in that Region: it makes a version that is nobody's acknowledged write. */
  void overwrite(int region, int item, Image image);

  /** Makes the Region the primary, for whom {@code name} stands in reports, if there is one. */
  default void promote(int region, String name) {}

  /** Nobody uses the table any more: nothing that is under way arrives. */
  default void close() {}

  /** Whether what the Region holds, if it holds anything, is of the table still. */
  default boolean hosts(int region) {
    return true;
  }

  /** Whether the Region has heard of every promotion: otherwise what it holds is discarded. */
  default boolean isCurrent(int region) {
    return true;
  }

  /** The Region that takes up the writes for which this one is called. */
  default int writesGoTo(int region) {
    return region;
  }

  /** Whether a strong read here answers for the whole table, as far as its mode promises that. */
  default boolean isAuthoritative(int region) {
    return true;
  }

  /** Whether a strong read at this Region would be answered now: what a health check finds out. */
  boolean isHealthy(int region);

  /** Whether the Region has returned and is not level with the others yet. */
  default boolean isCatchingUp(int region) {
    return false;
  }

  /** Whether due records of the Region wait: from it, or for it. */
  boolean isBehind(int region);

  /** What the Region's replica holds of an item; {@link Version#NONE} if nothing. */
  Version held(int region, int item);

  /** Whether the Region holds this version or one that was written on it (MODEL 6). */
  default boolean has(int region, Version version) {
    return version.isAncestorOf(held(region, version.item()));
  }

  /** The Region went out, with all that it was doing. */
  void regionLost(Region region);

  /** Links or Regions have changed. */
  void networkChanged();
}
