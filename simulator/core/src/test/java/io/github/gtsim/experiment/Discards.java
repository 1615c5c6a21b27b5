package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Rewind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which versions went with a destroyed Region, or were discarded by a promotion or a restore. */
final class Discards {
  private final History history;
  private final Map<Integer, Long> destroyed = new HashMap<>();
  private final Map<Integer, Long> separated = new HashMap<>();
  private final Map<String, Long> missed = new LinkedHashMap<>();

  Discards(History history) {
    this.history = history;
  }

  /** The event at which the Region's data were destroyed. */
  long destroyedAt(int region) {
    return destroyed.getOrDefault(region, Node.NEVER);
  }

  /** The event at which the Region's data were destroyed, or no part of the table any more. */
  long goneAt(int region) {
    return Math.min(destroyedAt(region), separated.getOrDefault(region, Node.NEVER));
  }

  /** For each promotion and restore the acknowledged writes that it did not bring back. */
  Map<String, Long> missed() {
    return missed;
  }

  void faultStarts(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage && outage.destroyed()) {
      int region = history.world().regionId(outage.region());
      if (history.roster().members().contains(region)) {
        destroyed.put(region, (long) history.nextEvent());
        history.written().forEach(node -> destroy(node, region));
      }
    }
  }

  private void destroy(Node node, int region) {
    int origin = node.version.origin();
    boolean orphaned = origin == region || !hasData(origin);
    if (!node.destroyed && orphaned && history.has(region, node) && !isHeld(node, region)) {
      node.destroyed = true;
      node.destroyedAt = history.world().now();
    }
  }

  /** The Region's replica has become a table of its own. */
  void separate(int region) {
    int now = history.nextEvent();
    separated.put(region, (long) now);
    for (int item = 0; item < history.world().items().size(); item++) {
      for (Node node : history.ofItem(item)) {
        if (!node.separated && history.has(region, node) && !isHeld(node, region)) {
          node.separated = true;
          node.separatedAt = now;
        }
      }
    }
  }

  /** Whether a Region other than {@code but} has it. */
  private boolean isHeld(Node node, int but) {
    return isHeld(node, region -> region != but);
  }

  private boolean isHeld(Node node, IntPredicate by) {
    return history.roster().members().stream()
        .anyMatch(m -> by.test(m) && history.hosts(m) && history.has(m, node));
  }

  /** What is missed is what some Region has that has heard of every promotion. */
  void rewinds(Rewind rewind, IntPredicate isCurrent) {
    long writes = 0;
    int now = history.nextEvent();
    for (Node node : history.written()) {
      boolean kept = node.isAncestorOf(history.node(rewind.state().held(node.version.item())));
      boolean held = isHeld(node, region -> true);
      boolean missed = isHeld(node, isCurrent);
      boolean undone = node.destroyed && node.destroyedAt >= rewind.wantedAt();
      boolean acknowledged = node.acknowledgedAt <= history.world().now();
      writes += !kept && acknowledged && (missed || undone) ? 1 : 0;
      if (kept && rewind.takesPlace()) {
        node.rewound = false;
      } else if (rewind.takesPlace()) {
        node.rewound |= held && !node.destroyed;
        node.discardedAt = Math.min(node.discardedAt, now);
      }
    }
    missed.put(rewind.name(), writes);
  }

  void rewound(Rewind rewind) {
    if (rewind.restores()) {
      int only = rewind.region();
      int now = history.nextEvent();
      for (Node node : history.written()) {
        boolean underWay = node.arrived[only] == Node.NEVER;
        node.dropped[only] = underWay ? Math.min(node.dropped[only], now) : node.dropped[only];
      }
    }
  }

  /** Whether the Region has a copy that can be called, and its data. */
  private boolean hasData(int region) {
    return history.roster().answers(region) && !history.world().region(region).isDestroyed();
  }
}
