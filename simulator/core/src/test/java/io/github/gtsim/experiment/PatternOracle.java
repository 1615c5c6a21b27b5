package io.github.gtsim.experiment;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.experiment.History.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
   * For how long a Region shows some parts and not all; NEVER if that does not end. It counts if
   * its copy was to have them when they were written.
   */
  private long window(List<Node> parts, int region) {
    if (parts.stream().anyMatch(part -> part.sent[region] == Node.NEVER)) {
      return 0;
    }
    Sight sight = new Sight(parts);
    for (Held held : held(parts, region)) {
      sight.see(held);
    }
    return sight.since == Node.NEVER ? sight.window : Node.NEVER;
  }

  /** What a Region has held of the items of these while it had the copy that they were sent to. */
  private List<Held> held(List<Node> parts, int region) {
    List<Held> all = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      for (Step step : history.steps(region, parts.get(part).version.item())) {
        if (step.order() < history.lives().end(parts.get(part), region)) {
          all.add(new Held(part, step));
        }
      }
    }
    all.sort(Comparator.comparing(held -> held.step().order()));
    return all;
  }

  private record Held(int part, Step step) {}

  /** What a Region shows of a transaction, from the first thing that it held of its items on. */
  private static final class Sight {
    private final List<Node> parts;
    private final Node[] held;

    /** Of which parts it has held nothing older since they were written, or it last went back. */
    private final boolean[] reached;

    /** Whether it has since held one, or what was written on one. */
    private boolean shown;

    /** Since when it shows them in part; NEVER if it does not. */
    private long since = Node.NEVER;

    private long window;

    Sight(List<Node> parts) {
      this.parts = parts;
      held = new Node[parts.size()];
      reached = new boolean[parts.size()];
    }

    void see(Held next) {
      long now = next.step().at();
      boolean written = next.step().order() >= parts.get(0).order;
      if (written) {
        look();
      }
      window += since == Node.NEVER ? 0 : now - since;
      held[next.part()] = next.step().node();
      if (next.step().back()) {
        shown = false;
        Arrays.fill(reached, false);
      }
      since = written && look() ? now : Node.NEVER;
    }

    /** Whether the Region shows some of the parts and not all. */
    private boolean look() {
      boolean whole = true;
      for (int i = 0; i < held.length; i++) {
        shown |= parts.get(i).isAncestorOf(held[i]);
        reached[i] |= !parts.get(i).isNewerThan(held[i]);
        whole &= reached[i];
      }
      return shown && !whole;
    }
  }
}
