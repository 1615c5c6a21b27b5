package io.github.gtsim.scenario;

import io.github.gtsim.cluster.CapacityDesign;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.Restore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parameters of our own model that a scenario leaves at their defaults. */
final class Assumptions {
  private static final List<String> OF_EVERY_RUN =
      List.of(
          "table.partitions",
          "network.latency",
          "network.jitter",
          "network.service.write",
          "network.service.read");

  private final Tree.Mapping tree;

  Assumptions(Tree.Mapping tree) {
    this.tree = tree;
  }

  /** Their paths: those of every run first, then the mode's, then those of what it uses. */
  List<String> of(
      ConsistencyMode mode,
      boolean readsEventually,
      List<Fault> faults,
      Optional<CapacityDesign> capacity,
      List<OperationReader.Read> operations) {
    List<String> paths = new ArrayList<>(OF_EVERY_RUN);
    paths.addAll(mode.assumptions());
    if (operations.stream().anyMatch(read -> read.operation() instanceof ReplicaAddition)) {
      paths.addAll(mode.assumptionsOfGrowth());
    }
    if (isSet("table.ttl")) {
      paths.add("table.ttl.delay");
    }
    if (readsEventually) {
      paths.add("zones.followerLag");
    }
    if (faults.stream().anyMatch(Assumptions::losesLeaders)) {
      paths.add("zones.lease");
    }
    if (capacity.filter(CapacityDesign::scales).isPresent()) {
      paths.add("table.capacity.autoScaling.takes");
    }
    operations.forEach(read -> ofOperation(read, paths));
    paths.removeIf(this::isSet);
    if (faults.stream().noneMatch(Fault.ClockSkew.class::isInstance)) {
      paths.remove("clock.assign");
    }
    if (faults.stream().noneMatch(Assumptions::losesByChance)) {
      paths.removeIf(path -> path.endsWith(".retry"));
    }
    if (faults.stream().noneMatch(Assumptions::cuts)) {
      paths.removeIf(path -> path.endsWith(".catchUpRate") || path.endsWith("failover.after"));
    }
    return paths;
  }

  private static void ofOperation(OperationReader.Read read, List<String> paths) {
    boolean adds = read.operation() instanceof ReplicaAddition && !read.section().has("rate");
    boolean restores = read.operation() instanceof Restore && !read.section().has("takes");
    String path = adds ? "operations.add-replica.rate" : "operations.restore.takes";
    if ((adds || restores) && !paths.contains(path)) {
      paths.add(path);
    }
  }

  private static boolean cuts(Fault fault) {
    return fault instanceof Fault.RegionOutage
        || fault instanceof Fault.RegionIsolation
        || fault instanceof Fault.LinkPartition
        || fault instanceof Fault.ReplicationPause
        || fault instanceof Fault.ZoneOutage outage && outage.zones() > 1
        || fault instanceof Fault.ReplicationNotAuthorized
        || fault instanceof Fault.LinkDegradation slow && slow.loss() == 1;
  }

  private static boolean losesByChance(Fault fault) {
    return fault instanceof Fault.LinkDegradation slow && slow.loss() > 0 && slow.loss() < 1;
  }

  private static boolean losesLeaders(Fault fault) {
    return fault instanceof Fault.ZoneOutage outage && outage.zones() == 1;
  }

  private boolean isSet(String path) {
    Optional<Tree> value = Optional.of(tree);
    for (String key : path.split("\\.")) {
      value =
          value.flatMap(
              at -> at instanceof Tree.Mapping mapping ? mapping.get(key) : Optional.empty());
    }
    return value.isPresent();
  }
}
