package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Evacuation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Recounts what was on its way between Regions: records that came, and what a move left behind. */
final class Transit {
  private final History history;
  private final Map<String, Pair> pairs = new TreeMap<>();
  private final Map<String, Long> leftBehind = new TreeMap<>();

  private static final class Pair {
    long applied;
    long discarded;
    long slowest;
  }

  Transit(History history) {
    this.history = history;
  }

  /**
   * @param kept what the Region holds now
   */
  void arrived(Node node, int region, Node kept) {
    String from = history.world().region(node.version.origin()).name();
    String name = from + ">" + history.world().region(region).name();
    Pair pair = pairs.computeIfAbsent(name, first -> new Pair());
    pair.applied += node == kept ? 1 : 0;
    pair.discarded += node == kept ? 0 : 1;
    pair.slowest = Math.max(pair.slowest, history.world().now() - node.version.writtenAt());
  }

  /** Nothing is on its way to a Region that has lost its data. */
  void evacuated(Evacuation evacuation, int to) {
    int from = history.world().regionId(evacuation.region());
    long count =
        history.written().stream()
            .filter(node -> node.version.origin() == from && from != to)
            .filter(node -> node.acknowledgedAt <= history.world().now())
            .filter(node -> history.lives().covers(node, to, history.nextEvent()))
            .filter(node -> node.arrived[to] == Node.NEVER && node.dropped[to] == Node.NEVER)
            .filter(node -> !history.has(to, node))
            .count();
    leftBehind.put(evacuation.name(), history.world().region(to).isDestroyed() ? 0 : count);
  }

  /** Each count under its path in the summary. */
  Map<String, String> counts() {
    Map<String, String> counts = new TreeMap<>();
    pairs.forEach(
        (name, pair) -> {
          String path = "replication/" + name + "/";
          counts.put(path + "records", Long.toString(pair.applied + pair.discarded));
          counts.put(path + "applied", Long.toString(pair.applied));
          counts.put(path + "discarded", Long.toString(pair.discarded));
          counts.put(path + "lagMs/max", BigDecimal.valueOf(pair.slowest, 6).toString());
        });
    leftBehind.forEach(
        (name, count) -> counts.put("evacuations/" + name + "/pending", Long.toString(count)));
    return counts;
  }
}
