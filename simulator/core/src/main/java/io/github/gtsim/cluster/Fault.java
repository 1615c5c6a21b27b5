package io.github.gtsim.cluster;

import io.github.gtsim.engine.Nanos;
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

  /** A fault of one Region. */
  sealed interface OfRegion extends Fault {
    String region();

    @Override
    default List<String> regions() {
      return List.of(region());
    }
  }

  /** A fault of the link between two Regions. */
  sealed interface OfLink extends Fault {
    String from();

    String to();

    @Override
    default List<String> regions() {
      return List.of(from(), to());
    }
  }

  /** The Region is offline (FACTS O-1). Destroyed data never come back. */
  record RegionOutage(
      String name, long at, long end, String region, boolean destroyed, boolean hangs)
      implements OfRegion {
    @Override
    public String kind() {
      return "region-outage";
    }
  }

  /** The Region serves its clients but has no inter-Region traffic (FACTS O-2). */
  record RegionIsolation(String name, long at, long end, String region) implements OfRegion {
    @Override
    public String kind() {
      return "region-isolation";
    }
  }

  /** The link between two Regions is cut, in one direction or both. */
  record LinkPartition(String name, long at, long end, String from, String to, boolean bothWays)
      implements OfLink {
    @Override
    public String kind() {
      return "link-partition";
    }
  }

  /**
   * Replication into and out of the Region is paused (FACTS O-3).
   *
   * @param effectDelayNanos how long replication goes on after {@code at}
   */
  record ReplicationPause(String name, long at, long end, String region, long effectDelayNanos)
      implements OfRegion {
    @Override
    public String kind() {
      return "replication-pause";
    }

    /** Whether replication stops at all before it is resumed. */
    public boolean takesEffect() {
      return at + effectDelayNanos < end;
    }
  }

  /**
   * Replication into and out of the Region is not authorized any more: it stops. Under eventual
   * consistency the replica is a table of its own after {@link #SEPARATES_NANOS} (FACTS R-13, O-7);
   * under strong consistency it cannot come back after {@link #LOST_NANOS}.
   */
  record ReplicationNotAuthorized(String name, long at, long end, String region)
      implements OfRegion {
    public static final long SEPARATES_NANOS = 20 * Nanos.HOUR;
    public static final long LOST_NANOS = 7 * Nanos.DAY;

    @Override
    public String kind() {
      return "replication-not-authorized";
    }

    /** When the replica is a table of its own, unless it is authorized again before. */
    public long separatesAt() {
      return at + SEPARATES_NANOS;
    }

    /** Whether it lasts so long that a strongly consistent replica is lost. */
    public boolean losesReplica() {
      return end - at > LOST_NANOS;
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
      implements OfLink {
    @Override
    public String kind() {
      return "link-degradation";
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
      implements OfRegion {
    @Override
    public String kind() {
      return "region-degradation";
    }
  }

  /**
   * The name of the Region's endpoint resolves to nothing (FACTS O-5): calls fail, storage and
   * replication go on.
   *
   * @param tailNanos after the end, within which one client after the other finds it again
   */
  record EndpointOutage(String name, long at, long end, String region, long tailNanos)
      implements OfRegion {
    @Override
    public String kind() {
      return "endpoint-outage";
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
  record ZoneOutage(String name, long at, long end, String region, int zones) implements OfRegion {
    @Override
    public String kind() {
      return "zone-outage";
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
      implements OfRegion {
    @Override
    public String kind() {
      return "capacity-cut";
    }
  }

  /**
   * A bug overwrites or deletes items of a key space, at one instant (FACTS P-5).
   *
   * @param share of the items that exist then
   * @param deletes whether it deletes them
   */
  record LogicalCorruption(String name, long at, String space, double share, boolean deletes)
      implements Fault {
    /** It is over at once. */
    @Override
    public long end() {
      return at;
    }

    @Override
    public String kind() {
      return "logical-corruption";
    }

    @Override
    public List<String> regions() {
      return List.of();
    }
  }

  /**
   * The Region's clock is wrong.
   *
   * @param offsetNanos by how much it is ahead, at once
   * @param driftPpb how much it gains from then on, nanoseconds a second
   */
  record ClockSkew(String name, long at, long end, String region, long offsetNanos, long driftPpb)
      implements OfRegion {
    @Override
    public String kind() {
      return "clock-skew";
    }

    /** The furthest that the clock is behind true time up to {@code until}, not below 0. */
    public long mostBehind(long until) {
      long lasts = Math.max(0, Math.min(end, until) - at);
      return Math.max(0, Math.max(-offsetNanos, -offsetNanos - RegionClock.gain(lasts, driftPpb)));
    }
  }
}
