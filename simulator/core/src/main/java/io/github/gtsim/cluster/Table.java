package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;
import java.util.List;

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

  /** Whether its writes are replicated ones now, charged in every replica (FACTS B-1). */
  default boolean isGlobal() {
    return true;
  }

  /** The Region went out, with all that it was doing. */
  void regionLost(Region region);

  /**
   * Begins to fill a new replica in the Region with what there is (FACTS R-13); nothing happens in
   * a table whose Regions stay as they are.
   */
  default void add(int region, double perSecond) {}

  /**
   * The Regions' replicas take no calls any more, and are gone once their backlogs have arrived.
   */
  default void remove(List<Integer> regions) {}

  /**
   * The Region's replica has not been authorized to replicate for so long that an eventually
   * consistent one is a table of its own from now on (FACTS R-13, O-7).
   */
  default void separate(int region) {}

  /** Whether a replica there is lost for good if it is not authorized for longer still. */
  default boolean isLostUnlessAuthorized(int region) {
    return false;
  }

  /** Links or Regions have changed. */
  void networkChanged();
}
