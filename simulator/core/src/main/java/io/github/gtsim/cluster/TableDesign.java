package io.github.gtsim.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The table as the scenario describes it.
 *
 * @param regions Regions with a replica, as listed
 * @param witness the Region of the MRSC witness, if there is one
 * @param primary the Region that alone holds a single-region table, or takes an active-passive
 *     one's writes first
 * @param failoverAfterNanos without a primary, after which another is made; {@link Fault#NEVER} if
 *     none is
 * @param pitr point-in-time recovery, if it is on
 * @param partitions how many partitions the keys hash to
 * @param itemBytes size of an item
 * @param indexes how many global secondary indexes it has from the start; each holds every item
 *     whole
 * @param localIndexes the same of local secondary indexes
 * @param timeToLive how long items live, if not for ever
 * @param rawClock whether a write's timestamp is its Region's clock as it is, even where the stored
 *     one is later (FACTS I-5)
 * @param tombstoneNanos how long after a deletion a replica knows of it (FACTS C-4); {@link
 *     #FOREVER} if it never forgets
 */
public record TableDesign(
    List<String> regions,
    Optional<String> witness,
    String primary,
    long failoverAfterNanos,
    Optional<Pitr> pitr,
    int partitions,
    int itemBytes,
    int indexes,
    int localIndexes,
    Optional<TimeToLive> timeToLive,
    boolean rawClock,
    long tombstoneNanos) {
  /** A time that never ends. */
  public static final long FOREVER = Long.MAX_VALUE;

  public TableDesign {
    regions = List.copyOf(regions);
  }

  /**
   * Whether the timestamps of what a replica holds of an item only grow, and the replicas so come
   * to hold the same.
   */
  public boolean keepsVersionOrder() {
    return !rawClock && tombstoneNanos == FOREVER;
  }

  /** This table as a restore of it makes it: without time to live, which is to be set up anew. */
  public TableDesign restored() {
    return new TableDesign(
        regions,
        witness,
        primary,
        failoverAfterNanos,
        pitr,
        partitions,
        itemBytes,
        indexes,
        localIndexes,
        Optional.empty(),
        rawClock,
        tombstoneNanos);
  }
}
