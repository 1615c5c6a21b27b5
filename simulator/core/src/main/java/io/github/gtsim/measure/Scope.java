package io.github.gtsim.measure;

import io.github.gtsim.cluster.Backups;
import io.github.gtsim.cluster.Membership;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.List;
import java.util.OptionalLong;

/**
 * What measurement may look at.
 *
 * @param warmupNanos start of what counts as measured
 * @param mostBehindNanos where timestamps are raw clocks, and so need not grow with every write, by
 *     how much any of them is ever behind true time
 * @param backups copies of the table that are kept
 */
public record Scope(
    World world, Table table, long warmupNanos, OptionalLong mostBehindNanos, Backups backups) {

  long now() {
    return world.now();
  }

  /** Whether a write's version may be smaller than the one that it was written on. */
  boolean rawClocks() {
    return mostBehindNanos.isPresent();
  }

  String name(int region) {
    return world.region(region).name();
  }

  /** Which Regions hold the table now. */
  Membership membership() {
    return world.membership();
  }

  /** Regions with a replica now. */
  List<Integer> replicas() {
    return world.membership().replicas();
  }

  /** These, and the witness if there is one. */
  List<Integer> members() {
    return world.membership().members();
  }

  boolean isReplica(int region) {
    return world.membership().isReplica(region);
  }

  /** Whether the Region has a copy that can be called, and its data. */
  boolean hasData(int region) {
    return membership().answers(region) && !world.region(region).isDestroyed();
  }

  /** Whether every write goes to the Region, and its data are not destroyed. */
  boolean hosts(int region) {
    return !world.region(region).isDestroyed() && world.membership().receives(region);
  }

  /** Whether the Region is not out, and what it holds is the table's. */
  boolean isLive(int region) {
    return world.region(region).isUp() && isLiveIfUp(region);
  }

  /** Whether the Region would be live if it were not out. */
  boolean isLiveIfUp(int region) {
    return hosts(region) && table.isCurrent(region);
  }

  /** The greatest version that a live replica holds; {@link Version#NONE} if none does. */
  Version finalVersion(int item) {
    Version greatest = Version.NONE;
    for (int replica : replicas()) {
      if (isLive(replica) && table.held(replica, item).isNewerThan(greatest)) {
        greatest = table.held(replica, item);
      }
    }
    return greatest;
  }

  /** Whether every live replica holds the same version of the item. */
  boolean liveReplicasAgree(int item) {
    Version last = finalVersion(item);
    for (int replica : replicas()) {
      if (isLive(replica) && table.held(replica, item) != last) {
        return false;
      }
    }
    return true;
  }

  boolean anyLiveReplica() {
    return replicas().stream().anyMatch(this::isLive);
  }
}
