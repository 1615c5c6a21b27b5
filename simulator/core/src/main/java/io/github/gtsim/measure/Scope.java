package io.github.gtsim.measure;

import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.List;
import java.util.OptionalLong;

/**
 * What measurement may look at.
 *
 * @param replicas Regions with a replica
 * @param members these, and the witness if there is one
 * @param warmupNanos start of what counts as measured
 * @param mostBehindNanos where timestamps are raw clocks, and so need not grow with every write, by
 *     how much any of them is ever behind true time
 */
public record Scope(
    World world,
    Table table,
    List<Integer> replicas,
    List<Integer> members,
    long warmupNanos,
    OptionalLong mostBehindNanos) {

  public Scope {
    replicas = List.copyOf(replicas);
    members = List.copyOf(members);
  }

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

  boolean isReplica(int region) {
    return replicas.contains(region);
  }

  /** Whether the Region is neither out nor destroyed. */
  boolean isLive(int region) {
    Region of = world.region(region);
    return of.isUp() && !of.isDestroyed();
  }

  /** The greatest version that a live replica holds; {@link Version#NONE} if none does. */
  Version finalVersion(int item) {
    Version greatest = Version.NONE;
    for (int replica : replicas) {
      if (isLive(replica) && table.held(replica, item).isNewerThan(greatest)) {
        greatest = table.held(replica, item);
      }
    }
    return greatest;
  }

  /** Whether every live replica holds the same version of the item. */
  boolean liveReplicasAgree(int item) {
    Version last = finalVersion(item);
    for (int replica : replicas) {
      if (isLive(replica) && table.held(replica, item) != last) {
        return false;
      }
    }
    return true;
  }

  boolean anyLiveReplica() {
    return replicas.stream().anyMatch(this::isLive);
  }
}
