package io.github.gtsim.cluster;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table's capacity (FACTS 14).
 *
 * @param everywhere in each Region
 * @param byRegion in Regions where it is another
 */
public record CapacityDesign(Limits everywhere, SortedMap<String, Limits> byRegion) {

  /** Most units a second of a table that is on demand, by default quota (FACTS H-3). */
  static final long MOST_ON_DEMAND = 40_000;

  /** On demand: a new table has 4,000 writes and 12,000 reads a second (FACTS H-3). */
  public static final Limits ON_DEMAND = new Limits(4_000, 12_000, 0, new Scaling.OnDemand());

  public CapacityDesign {
    byRegion = Collections.unmodifiableSortedMap(new TreeMap<>(byRegion));
  }

  /** Whether auto scaling changes any of the limits. */
  public boolean scales() {
    return everywhere.scaling() instanceof Scaling.Auto
        || byRegion.values().stream().anyMatch(of -> of.scaling() instanceof Scaling.Auto);
  }

  Limits of(String region) {
    return byRegion.getOrDefault(region, everywhere);
  }

  /**
   * What the table has in one Region at the start.
   *
   * @param write units a second, each a write of 1 KB (FACTS H-6)
   * @param read units a second, each a strong read of 4 KB
   * @param burstNanos of unused capacity that is kept at most (FACTS H-2)
   */
  public record Limits(long write, long read, long burstNanos, Scaling scaling) {}

  /** How limits follow what is used. */
  public sealed interface Scaling {
    /** They do not. */
    record Fixed() implements Scaling {}

    /**
     * Auto scaling (FACTS H-5).
     *
     * @param target share of the capacity that is to be used, in (0, 1]
     * @param min fewest units a second, of reads and of writes
     * @param max most units a second, of reads and of writes
     * @param takesNanos from the decision until it takes effect, which is our model
     */
    record Auto(double target, long min, long max, long takesNanos) implements Scaling {}

    /** Double what was used in any minute up to half an hour ago (FACTS H-3). */
    record OnDemand() implements Scaling {}
  }
}
