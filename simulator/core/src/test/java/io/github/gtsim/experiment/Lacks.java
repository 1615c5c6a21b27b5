package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each outage of a run found missing, from all that had happened by then. */
final class Lacks {
  /** What a Region's outage finds: for each set of survivors, the writes they lack. */
  record Lack(
      Fault fault,
      int region,
      boolean alone,
      List<Integer> survivors,
      Map<Integer, List<Node>> of) {
    static final int ALL = -1;
    static final int AT_END = -2;
  }

  private static final List<String> OUTAGES =
      List.of("region-outage", "region-isolation", "replication-pause", "endpoint-outage");

  private final History history;
  private final List<Fault> faults;
  private final Map<String, Lack> lacks = new LinkedHashMap<>();

  Lacks(History history, List<Fault> faults) {
    this.history = history;
    this.faults = faults;
  }

  List<Lack> all() {
    return List.copyOf(lacks.values());
  }

  void faultStarts(Fault fault) {
    if (!OUTAGES.contains(fault.kind())) {
      return;
    }
    int region = history.world().regionId(fault.regions().get(0));
    List<Integer> survivors = survivors(region, false);
    boolean alone = history.roster().members().equals(List.of(region));
    Lack lack = new Lack(fault, region, alone, survivors, new TreeMap<>());
    lacks.put(fault.name(), lack);
    lack.of().put(Lack.ALL, lacking(region, survivors));
    for (int survivor : survivors) {
      lack.of().put(survivor, lacking(region, List.of(survivor)));
    }
  }

  private List<Integer> survivors(int region, boolean ending) {
    boolean member = history.roster().members().contains(region);
    return history.roster().members().stream()
        .filter(m -> !member || m != region && history.isCurrent(m) && isUp(m, ending))
        .toList();
  }

  /** At one instant, wherever in the file, what ends is over, and then what begins has begun. */
  private boolean isUp(int region, boolean ending) {
    long now = history.world().now();
    String name = history.world().region(region).name();
    boolean out =
        faults.stream()
            .filter(f -> f instanceof Fault.RegionOutage o && o.region().equals(name))
            .anyMatch(f -> (ending ? f.at() < now : f.at() <= now) && f.end() > now);
    return !out;
  }

  /** Acknowledged here by now, still on the chain here, and in none of the survivors. */
  private List<Node> lacking(int region, List<Integer> survivors) {
    if (!history.hosts(region)) {
      return List.of();
    }
    return history.written().stream()
        .filter(
            node -> node.version.origin() == region && node.acknowledgedAt <= history.world().now())
        .filter(
            node ->
                history.has(region, node)
                    && survivors.stream().noneMatch(s -> history.has(s, node)))
        .toList();
  }

  void faultEnds(Fault fault) {
    Lack lack = lacks.get(fault.name());
    boolean stopped =
        !(fault instanceof Fault.ReplicationPause pause)
            || pause.effectDelayNanos() < pause.end() - pause.at();
    if (lack != null && stopped && !(fault instanceof Fault.RegionOutage)) {
      List<Integer> survivors = survivors(lack.region(), true);
      if (!isWitness(history, survivors)) {
        lack.of().put(Lack.AT_END, lacking(lack.region(), survivors));
      }
    }
  }

  /** Whether the survivors are a witness alone. */
  static boolean isWitness(History history, List<Integer> survivors) {
    return !survivors.isEmpty()
        && survivors.stream().noneMatch(history.roster().replicas()::contains);
  }
}
