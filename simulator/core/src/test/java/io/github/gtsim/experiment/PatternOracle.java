package io.github.gtsim.experiment;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.experiment.History.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recomputes what became of stocks and transactions, straight from the definitions. */
final class PatternOracle {
  private final History history;
  private final Map<Node, String> fates;
  private final TreeMap<String, String> counts = new TreeMap<>();

  PatternOracle(History history, Map<Node, String> fates) {
    this.history = history;
    this.fates = fates;
    inventory();
    transactions();
  }

  TreeMap<String, String> counts() {
    return counts;
  }

  private void inventory() {
    long sold = 0;
    long oversold = 0;
    for (int item = 0; item < history.world().items().size(); item++) {
      List<Node> all = history.ofItem(item);
      if (all.stream()
          .allMatch(n -> n.request != null && n.request.kind() == OperationKind.DECREMENT)) {
        long stock = history.start(item) == null ? 0 : history.start(item).version.image().sum();
        long ofItem = all.stream().filter(this::isAcknowledged).count();
        sold += ofItem;
        oversold += Math.max(0, ofItem - stock);
      }
    }
    counts.put("inventory.sold", Long.toString(sold));
    counts.put("inventory.oversold", Long.toString(oversold));
  }

  private boolean isAcknowledged(Node node) {
    return history.answers().kind(node).equals("acknowledged");
  }

  private void transactions() {
    long partly = 0;
    long torn = 0;
    long longest = 0;
    for (List<Node> parts : attempts()) {
      if (parts.stream().noneMatch(this::isAcknowledged)) {
        continue;
      }
      boolean inPart = false;
      for (int replica = 0; replica < history.world().regions().size(); replica++) {
        long window = window(parts, replica);
        inPart |= window > 0;
        longest = window == Node.NEVER ? longest : Math.max(longest, window);
      }
      partly += inPart ? 1 : 0;
      long kept = parts.stream().filter(part -> fates.get(part).equals("surviving")).count();
      torn += kept > 0 && kept < parts.size() ? 1 : 0;
    }
    counts.put("transactions.partiallyVisible", Long.toString(partly));
    counts.put("transactions.torn", Long.toString(torn));
    if (longest > 0) {
      counts.put("transactions.windowMs.max", BigDecimal.valueOf(longest, 6).toString());
    }
  }

  /** What each applied attempt of a transaction has written. */
  private Collection<List<Node>> attempts() {
    Map<String, List<Node>> attempts = new TreeMap<>();
    for (Node node : history.written()) {
      Request whole = node.request.whole();
      if (whole != node.request) {
        String id =
            "%d/%d/%d/%d/%d"
                .formatted(
                    whole.source().index(),
                    whole.client(),
                    whole.number(),
                    node.attempt.startedAt(),
                    node.attempt.region());
        attempts.computeIfAbsent(id, none -> new ArrayList<>()).add(node);
      }
    }
    return attempts.values();
  }

  /**
   * From when a Region first holds a part, or what was written on one, until it holds nothing older
   * than any part; NEVER if it does not come to that, and 0 if that comes first. It counts if it
   * was to have them when they were written.
   */
  private long window(List<Node> parts, int region) {
    if (parts.stream().anyMatch(part -> part.sent[region] == Node.NEVER)) {
      return 0;
    }
    long first = Node.NEVER;
    long last = 0;
    for (Node part : parts) {
      first = Math.min(first, firstShown(part, region));
      last = Math.max(last, reachedAt(part, region));
    }
    if (first == Node.NEVER) {
      return 0;
    }
    return last == Node.NEVER ? Node.NEVER : Math.max(0, last - first);
  }

  private long firstShown(Node part, int region) {
    return history.steps(region, part.version.item()).stream()
        .filter(step -> part.isAncestorOf(step.node()))
        .mapToLong(History.Step::at)
        .min()
        .orElse(Node.NEVER);
  }

  /** When a Region first held, since this was written, a version at least as new. */
  private long reachedAt(Node part, int region) {
    Node before = null;
    for (Step step : history.steps(region, part.version.item())) {
      if (step.order() < part.order) {
        before = step.node();
      } else if (!part.isNewerThan(step.node())) {
        return before == null || part.isNewerThan(before) ? step.at() : part.version.writtenAt();
      }
    }
    return before == null || part.isNewerThan(before) ? Node.NEVER : part.version.writtenAt();
  }
}
