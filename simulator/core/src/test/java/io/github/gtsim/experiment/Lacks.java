package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Fault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What outages find of a run's history: which writes no survivor had, and what was destroyed. */
final class Lacks {
  private static final List<String> OUTAGES =
      List.of("region-outage", "region-isolation", "replication-pause", "endpoint-outage");

  private final History history;
  private final Map<String, Lack> lacks = new LinkedHashMap<>();
  private final Map<Integer, Long> destroyed = new HashMap<>();

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

  Lacks(History history) {
    this.history = history;
  }

  List<Lack> all() {
    return List.copyOf(lacks.values());
  }

  /** The event at which the Region's data were destroyed. */
  long destroyedAt(int region) {
    return destroyed.getOrDefault(region, Node.NEVER);
  }

  void begin(Fault fault) {
    if (!OUTAGES.contains(fault.kind())) {
      return;
    }
    int region = history.world().regionId(fault.regions().get(0));
    List<Integer> survivors = survivors(region);
    boolean alone = history.members().equals(List.of(region));
    Lack lack = new Lack(fault, region, alone, survivors, new TreeMap<>());
    lacks.put(fault.name(), lack);
    lack.of().put(Lack.ALL, lacking(region, survivors));
    for (int survivor : survivors) {
      lack.of().put(survivor, lacking(region, List.of(survivor)));
    }
    if (fault instanceof Fault.RegionOutage outage
        && outage.destroyed()
        && history.members().contains(region)) {
      destroy(region);
    }
  }

  private void destroy(int region) {
    destroyed.put(region, (long) history.nextEvent());
    for (Node node : history.written()) {
      int origin = node.version.origin();
      node.destroyed |=
          (origin == region || !history.hasData(origin))
              && history.has(region, node)
              && othersOf(region).noneMatch(m -> history.has(m, node));
    }
  }

  /** The Region's replica has become a table of its own. */
  void separate(int region) {
    for (Node node : history.written()) {
      node.separated |=
          history.has(region, node) && othersOf(region).noneMatch(m -> history.has(m, node));
    }
  }

  private Stream<Integer> othersOf(int region) {
    return history.members().stream().filter(m -> m != region && !history.isDestroyed(m));
  }

  private List<Integer> survivors(int region) {
    boolean member = history.members().contains(region);
    return history.members().stream()
        .filter(m -> !member || m != region && history.isLive(m))
        .toList();
  }

  /** Acknowledged here by now, still on the chain here, and in none of the survivors. */
  private List<Node> lacking(int region, List<Integer> survivors) {
    if (history.isDestroyed(region)) {
      return List.of();
    }
    long now = history.world().now();
    return history.written().stream()
        .filter(node -> node.version.origin() == region && node.acknowledgedAt <= now)
        .filter(node -> history.has(region, node))
        .filter(node -> survivors.stream().noneMatch(s -> history.has(s, node)))
        .toList();
  }

  void end(Fault fault) {
    Lack lack = lacks.get(fault.name());
    if (lack != null && !(fault instanceof Fault.RegionOutage)) {
      List<Integer> survivors = survivors(lack.region());
      if (!history.isWitness(survivors)) {
        lack.of().put(Lack.AT_END, lacking(lack.region(), survivors));
      }
    }
  }
}
