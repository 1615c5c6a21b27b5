package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.experiment.Lacks.Lack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Recomputes what an outage cost from all that happened. What only a witness lacks is left out: the
 * ledger forgets a write that every replica has, and no replica would miss it.
 */
final class OutageOracle {
  private final History history;
  private final Map<Node, String> fates;
  private final IntFunction<Node> lastOf;
  private final boolean backups;
  private final TreeMap<String, String> counts = new TreeMap<>();

  /**
   * @param lastOf the final version of an item
   * @param backups whether copies are kept, of which no history tells
   */
  OutageOracle(
      History history, Map<Node, String> fates, IntFunction<Node> lastOf, boolean backups) {
    this.history = history;
    this.fates = fates;
    this.lastOf = lastOf;
    this.backups = backups;
  }

  Map<String, String> counts() {
    return counts;
  }

  private void put(String path, long count) {
    counts.put(path, Long.toString(count));
  }

  private void putSeconds(String path, long nanos) {
    counts.put(path, BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP).toString());
  }

  void count(Lack lack) {
    String path = "outages/" + lack.fault().name() + "/";
    boolean destroys = lack.fault() instanceof Fault.RegionOutage outage && outage.destroyed();
    boolean noSecond = lack.alone() && !destroys;
    List<Node> all = noSecond ? List.of() : lack.of().get(Lack.ALL);
    put(path + "afterHeal/writtenOnBothSides", bothSides(lack));
    put(path + "survivorsDiffer/items", differing(lack));
    boolean backedUp = lack.alone() && backups;
    if (backedUp || Lacks.isWitness(history, lack.survivors())) {
      return;
    }
    if (!noSecond) {
      missing(path + "rpo/", all, lack.fault().at());
      put(path + "rpo/items", all.stream().map(n -> n.version.item()).distinct().count());
      for (int survivor : lack.survivors()) {
        if (Lacks.isWitness(history, List.of(survivor))) {
          continue;
        }
        String name = history.world().region(survivor).name();
        missing(path + "rpo/byRegion/" + name + "/", lack.of().get(survivor), lack.fault().at());
      }
      if (lack.of().containsKey(Lack.AT_END)) {
        missing(path + "rpo/atEnd/", lack.of().get(Lack.AT_END), lack.fault().end());
      }
    }
    List<String> names = List.of("late", "suppressed", "destroyed", "stranded", "rewound");
    for (int i = 0; i < names.size(); i++) {
      String fate = Oracle.FATES.get(i);
      long count = all.stream().filter(n -> fates.get(n).equals(fate)).count();
      put(path + "afterHeal/" + names.get(i), count);
    }
  }

  private void missing(String path, List<Node> lacking, long at) {
    put(path + "writes", lacking.size());
    long first = lacking.stream().mapToLong(n -> n.acknowledgedAt).min().orElse(at);
    putSeconds(path + "seconds", at - first);
  }

  private long bothSides(Lack lack) {
    long both = 0;
    for (int item = 0; item < history.world().items().size(); item++) {
      List<Node> during =
          history.ofItem(item).stream()
              .filter(n -> n.version.writtenAt() >= lack.fault().at())
              .filter(n -> n.version.writtenAt() < lack.fault().end())
              .toList();
      long here = during.stream().filter(n -> n.version.origin() == lack.region()).count();
      both += here > 0 && here < during.size() ? 1 : 0;
    }
    return both;
  }

  /** Items that differ because a fault without end kept a version from a live replica. */
  private long differing(Lack lack) {
    long items = 0;
    for (int item = 0; item < history.world().items().size(); item++) {
      boolean keeps = !(lack.fault() instanceof Fault.EndpointOutage);
      boolean forEver = lack.fault().end() == Fault.NEVER;
      items += keeps && forEver && isKept(item, lack.region()) ? 1 : 0;
    }
    return items;
  }

  private boolean isKept(int item, int region) {
    Node last = orStart(lastOf.apply(item), item);
    List<Integer> live = history.roster().replicas().stream().filter(history::isLive).toList();
    if (live.stream().allMatch(replica -> orStart(history.held(replica, item), item) == last)) {
      return false;
    }
    return live.stream()
        .anyMatch(
            replica ->
                history.ofItem(item).stream()
                    .filter(n -> replica == region || n.version.origin() == region)
                    .filter(n -> !n.separated)
                    .anyMatch(n -> neverCame(n, replica)));
  }

  private Node orStart(Node held, int item) {
    return held == null ? history.start(item) : held;
  }

  private boolean neverCame(Node node, int replica) {
    return node.arrived[replica] == Node.NEVER
        && history.steps(replica, node.version.item()).stream()
            .allMatch(step -> node.isNewerThan(step.node()));
  }
}
