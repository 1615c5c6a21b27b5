package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.experiment.History.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Recomputes the counts of a run from all that happened, straight from their definitions. */
final class Oracle {
  static final List<String> FATES =
      List.of("surviving", "lost", "destroyed", "stranded", "rewound");

  private static final Step NOT_HELD = new Step(Node.NEVER, Node.NEVER, null, false);

  private final History history;
  private final long warmup;
  private final Map<Node, String> fates = new HashMap<>();
  private final TreeMap<String, String> counts = new TreeMap<>();

  Oracle(History history, long warmupNanos, boolean backups) {
    this.history = history;
    warmup = warmupNanos;
    for (Node node : history.written()) {
      fates.put(node, fate(node));
    }
    writes();
    creates();
    counters();
    attributes();
    reads("strong", true);
    reads("eventual", false);
    freshness();
    recoveries();
    OutageOracle outages = new OutageOracle(history, fates, this::last, backups);
    history.lacks().forEach(outages::count);
    counts.putAll(outages.counts());
    counts.putAll(history.transit().counts());
    counts.putAll(new PatternOracle(history, fates).counts());
  }

  /** Each count under its path in the summary. */
  Map<String, String> counts() {
    return counts;
  }

  private void put(String path, long count) {
    counts.put(path, Long.toString(count));
  }

  private void putMillis(String path, OptionalLong nanos) {
    String none = "null";
    counts.put(path, nanos.isEmpty() ? none : BigDecimal.valueOf(nanos.getAsLong(), 6).toString());
  }

  private Node last(int item) {
    Node last = null;
    for (int replica : history.roster().replicas()) {
      Node held = history.held(replica, item);
      if (history.isLive(replica) && held != null && held.isNewerThan(last)) {
        last = held;
      }
    }
    return last;
  }

  private String fate(Node node) {
    if (node.isAncestorOf(last(node.version.item()))) {
      return "surviving";
    }
    if (node.rewound) {
      return "rewound";
    }
    if (node.destroyed || node.separated) {
      return node.destroyed ? "destroyed" : "stranded";
    }
    boolean live =
        history.roster().replicas().stream()
            .filter(history::isLive)
            .map(replica -> history.held(replica, node.version.item()))
            .anyMatch(node::isAncestorOf);
    boolean kept =
        history.roster().members().stream().anyMatch(m -> history.hosts(m) && history.has(m, node));
    return kept && !live ? "stranded" : "lost";
  }

  private Stream<Node> acknowledged() {
    return history.written().stream().filter(n -> history.answers().kind(n).equals("acknowledged"));
  }

  private void writes() {
    for (String kind : List.of("acknowledged", "duplicateEffects", "unknownApplied")) {
      List<Node> ofKind =
          history.written().stream().filter(n -> history.answers().kind(n).equals(kind)).toList();
      String prefix = kind.equals("acknowledged") ? "writes." : "writes." + kind + ".";
      put(prefix + (kind.equals("acknowledged") ? kind : "count"), ofKind.size());
      for (String fate : FATES) {
        put(prefix + fate, ofKind.stream().filter(n -> fates.get(n).equals(fate)).count());
      }
    }
    put("writes.noop", history.answers().noop());
    put(
        "writes.unknownNotApplied",
        history.answers().unknown().stream().filter(request -> request.effects() == 0).count());
    put("writes.concurrent", acknowledged().filter(this::isConcurrent).count());
  }

  /**
   * Another Region, not destroyed, has written the item later before it had this write; a write
   * that never comes counts as come where something newer takes its place.
   */
  private boolean isConcurrent(Node node) {
    return history.isIndependent(node)
        && history.ofItem(node.version.item()).stream()
            .anyMatch(
                other ->
                    other.version.origin() != node.version.origin()
                        && node.order < history.discards().destroyedAt(other.version.origin())
                        && history.lives().covers(node, other.version.origin(), other.order)
                        && other.isNewerThan(node)
                        && other.order <= arrival(node, other.version.origin()));
  }

  private long arrival(Node node, int region) {
    return node.dropped[region] == Node.NEVER
        ? node.arrived[region]
        : Math.max(node.dropped[region], firstHeld(node, region).order());
  }

  private boolean isAcknowledgedCreate(Node node) {
    return node.request != null
        && node.request.kind() == OperationKind.CREATE
        && history.answers().kind(node).equals("acknowledged");
  }

  private void creates() {
    List<Node> all = history.written().stream().filter(this::isAcknowledgedCreate).toList();
    put("creates.acknowledged", all.size());
    put("creates.duplicate", all.stream().filter(this::isDuplicate).count());
  }

  private boolean isDuplicate(Node create) {
    return history.ofItem(create.version.item()).stream()
        .anyMatch(
            other ->
                isAcknowledgedCreate(other)
                    && create.isNewerThan(other)
                    && create != other
                    && !other.isAncestorOf(create)
                    && !create.isAncestorOf(other));
  }

  private void counters() {
    long applied = 0;
    long acknowledged = 0;
    long last = 0;
    for (int item = 0; item < history.world().items().size(); item++) {
      List<Node> all = history.ofItem(item);
      if (all.isEmpty() || !all.stream().allMatch(Oracle::isIncrement)) {
        continue;
      }
      for (Node node : all) {
        long total = ((Change.Add) node.attempt.change()).total();
        applied += total;
        acknowledged += history.answers().kind(node).equals("acknowledged") ? total : 0;
      }
      if (last(item) != null) {
        last += last(item).version.image().sum();
        last -= history.start(item) == null ? 0 : history.start(item).version.image().sum();
      }
    }
    put("counters.applied", applied);
    put("counters.acknowledged", acknowledged);
    put("counters.final", last);
    put("counters.shortfall", applied - last);
    put("counters.excess", applied - acknowledged);
  }

  private void recoveries() {
    history
        .discards()
        .missed()
        .forEach((name, writes) -> put("recoveries/" + name + "/rpo/writes", writes));
    long corrupted = 0;
    for (int item = 0; item < history.world().items().size(); item++) {
      corrupted += last(item) != null && last(item).isCorrupted() ? 1 : 0;
    }
    put("corrupted.items", corrupted);
  }

  private static boolean isIncrement(Node node) {
    return node.request != null
        && node.request.kind() == OperationKind.INCREMENT
        && node.attempt.change() instanceof Change.Add;
  }

  private void attributes() {
    put(
        "attributes.overwritten",
        acknowledged().filter(n -> fates.get(n).equals("lost") && overwritten(n)).count());
  }

  private static boolean overwritten(Node lost) {
    Request loser = lost.request;
    Request winner = lost.displacedBy == null ? null : lost.displacedBy.request;
    return winner != null
        && loser.kind() == OperationKind.UPDATE
        && winner.kind() == OperationKind.UPDATE
        && !loser.source().attribute().equals(winner.source().attribute());
  }

  private void reads(String name, boolean strong) {
    List<Long> ages = new ArrayList<>();
    long ok = 0;
    for (Reads.Read read : history.reads()) {
      boolean measured = read.attempt().request().intendedStart() >= warmup;
      if (measured && read.attempt().isStrong() == strong) {
        ok++;
        long since = missedSince(read);
        if (since < read.attempt().startedAt()) {
          ages.add(read.attempt().startedAt() - since);
        }
      }
    }
    put("reads." + name + ".ok", ok);
    put("reads." + name + ".stale", ages.size());
    putMillis("reads." + name + ".ageMs.max", ages.stream().mapToLong(a -> a).max());
  }

  private long missedSince(Reads.Read read) {
    return history.ofItem(read.attempt().item()).stream()
        .filter(n -> n.isNewerThan(read.seen()) && n.discardedAt > read.order())
        .mapToLong(n -> n.acknowledgedAt)
        .min()
        .orElse(Node.NEVER);
  }

  private void freshness() {
    int regions = history.world().regions().size();
    for (int from = 0; from < regions; from++) {
      for (int to = 0; to < regions; to++) {
        if (from != to) {
          freshness(from, to);
        }
      }
    }
  }

  private void freshness(int from, int to) {
    long max = 0;
    long seen = 0;
    long never = 0;
    for (Node node : acknowledged().filter(n -> n.version.origin() == from).toList()) {
      long at = firstHeld(node, to).at();
      if (at != Node.NEVER) {
        seen++;
        max = Math.max(max, at - node.acknowledgedAt);
      } else if (isMissed(node, to)) {
        never++;
      }
    }
    if (seen + never > 0) {
      String pair = history.world().region(from).name() + ">" + history.world().region(to).name();
      put("freshness/" + pair + "/never", never);
      OptionalLong slowest = seen == 0 ? OptionalLong.empty() : OptionalLong.of(max);
      putMillis("freshness/" + pair + "/maxMs", slowest);
    }
  }

  /**
   * Whether a copy that it was sent to, and that has not gone, goes without it. What a Region takes
   * out of the table when it leaves it, those miss that are in the table then.
   */
  private boolean isMissed(Node node, int to) {
    if (node.separatedAt != Node.NEVER) {
      return node.sent[to] != Node.NEVER
          && node.separatedAt < history.lives().end(node, to)
          && node.separatedAt < history.discards().goneAt(to);
    }
    return history.roster().replicas().contains(to)
        && !history.world().region(to).isDestroyed()
        && node.sent[to] != Node.NEVER
        && history.lives().end(node, to) == Node.NEVER;
  }

  private Step firstHeld(Node node, int region) {
    return history
        .lives()
        .first(node, region, history.steps(region, node.version.item()), NOT_HELD);
  }
}
