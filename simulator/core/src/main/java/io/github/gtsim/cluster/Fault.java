package io.github.gtsim.cluster;

import java.util.List;

/**
 * Something that goes wrong at {@code at} and is over at {@code end}, both nanoseconds from the
 * start; {@link #NEVER} if it is never over.
 */
public sealed interface Fault {
  long NEVER = Long.MAX_VALUE;

  String name();

  long at();

  long end();

  /** The fault's kind as written in a scenario. */
  String kind();

  /** The Regions it strikes. */
  List<String> regions();

  /** The Region is offline (FACTS O-1). Destroyed data never come back. */
  record RegionOutage(
      String name, long at, long end, String region, boolean destroyed, boolean hangs)
      implements Fault {
    @Override
    public String kind() {
      return "region-outage";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }

  /** The Region serves its clients but has no inter-Region traffic (FACTS O-2). */
  record RegionIsolation(String name, long at, long end, String region) implements Fault {
    @Override
    public String kind() {
      return "region-isolation";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }

  /** The link between two Regions is cut, in one direction or both. */
  record LinkPartition(String name, long at, long end, String from, String to, boolean bothWays)
      implements Fault {
    @Override
    public String kind() {
      return "link-partition";
    }

    @Override
    public List<String> regions() {
      return List.of(from, to);
    }
  }

  /**
   * Replication into and out of the Region is paused (FACTS O-3).
   *
   * @param effectDelayNanos how long replication goes on after {@code at}
   */
  record ReplicationPause(String name, long at, long end, String region, long effectDelayNanos)
      implements Fault {
    @Override
    public String kind() {
      return "replication-pause";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }
}
