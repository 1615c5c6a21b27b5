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
 * @param rawClock whether a write's timestamp is its Region's clock as it is, even where the stored
 *     one is later (FACTS I-5)
 */
public record TableDesign(
    List<String> regions,
    Optional<String> witness,
    String primary,
    long failoverAfterNanos,
    Optional<Pitr> pitr,
    int partitions,
    int itemBytes,
    boolean rawClock) {

  public TableDesign {
    regions = List.copyOf(regions);
  }
}
