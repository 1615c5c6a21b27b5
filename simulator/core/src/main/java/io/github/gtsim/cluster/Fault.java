package io.github.gtsim.cluster;

import java.util.List;
import java.util.OptionalLong;

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

  /**
   * The link between two Regions is slow or loses messages, in one direction or both.
   *
   * @param factor what the delay of each message is multiplied by
   * @param addNanos what is added to it then
   * @param loss share of messages that are lost; all of them is a link that is cut
   */
  record LinkDegradation(
      String name,
      long at,
      long end,
      String from,
      String to,
      boolean bothWays,
      double factor,
      long addNanos,
      double loss)
      implements Fault {
    @Override
    public String kind() {
      return "link-degradation";
    }

    @Override
    public List<String> regions() {
      return List.of(from, to);
    }
  }

  /**
   * The replicators are slow (FACTS R-2), which only asynchronous replication has.
   *
   * @param regions one Region, into and out of which, or two, from the first to the second
   * @param factor what the lag is multiplied by
   */
  record ReplicationSlowdown(String name, long at, long end, List<String> regions, double factor)
      implements Fault {
    public ReplicationSlowdown {
      regions = List.copyOf(regions);
    }

    @Override
    public String kind() {
      return "replication-slowdown";
    }
  }

  /**
   * The Region serves slowly or fails at times (FACTS O-4).
   *
   * @param factor what service times are multiplied by
   * @param errors share of attempts answered with an internal error
   */
  record RegionDegradation(
      String name, long at, long end, String region, double factor, double errors)
      implements Fault {
    @Override
    public String kind() {
      return "region-degradation";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }

  /**
   * The name of the Region's endpoint resolves to nothing (FACTS O-5): calls fail, storage and
   * replication go on.
   *
   * @param tailNanos after the end, within which one client after the other finds it again
   */
  record EndpointOutage(String name, long at, long end, String region, long tailNanos)
      implements Fault {
    @Override
    public String kind() {
      return "endpoint-outage";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    /** When the last client has found it again; {@link #NEVER} if none ever does. */
    public long lastFelt() {
      return end == NEVER ? NEVER : Math.addExact(end, tailNanos);
    }
  }

  /**
   * Zones of the Region are out (FACTS Z-2).
   *
   * @param zones how many, 1 or 2
   */
  record ZoneOutage(String name, long at, long end, String region, int zones) implements Fault {
    @Override
    public String kind() {
      return "zone-outage";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }

  /**
   * The table has less capacity in the Region than it should have.
   *
   * @param write units a second that it has at most; empty if writes are not concerned
   * @param read the same of reads
   */
  record CapacityCut(
      String name, long at, long end, String region, OptionalLong write, OptionalLong read)
      implements Fault {
    @Override
    public String kind() {
      return "capacity-cut";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }
  }

  /**
   * The Region's clock is wrong.
   *
   * @param offsetNanos by how much it is ahead, at once
   * @param driftPpb how much it gains from then on, nanoseconds a second
   */
  record ClockSkew(String name, long at, long end, String region, long offsetNanos, long driftPpb)
      implements Fault {
    @Override
    public String kind() {
      return "clock-skew";
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    /** The furthest that the clock is behind true time up to {@code until}, not below 0. */
    public long mostBehind(long until) {
      long lasts = Math.max(0, Math.min(end, until) - at);
      return Math.max(0, Math.max(-offsetNanos, -offsetNanos - RegionClock.gain(lasts, driftPpb)));
    }
  }
}
