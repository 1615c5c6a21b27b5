package io.github.gtsim.measure;

import io.github.gtsim.cluster.Snapshot;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the items with open writes and settles these: once nothing of an item is on its way and
 * every replica holds the same, once a much written item has left them behind, or at the end.
 */
final class Settlement {
  private final Scope scope;
  private final Tally tally;
  private final Losses losses;
  private final Creates creates;
  private final SettledWrites[] settled;
  private final List<WriteRecord> destroyed = new ArrayList<>();

  /** Whether the table goes on from an earlier state, of which more will be asked. */
  private boolean hasGoneBack;

  private OpenItem[] open = new OpenItem[64];
  private WriteRecord latest;

  /** Where clocks are raw, what each item's Regions have written and held. */
  private Greatest[] greatest = new Greatest[64];

  private record Greatest(Version[] written, Version[] held) {}

  Settlement(Scope scope, Tally tally) {
    this.scope = scope;
    this.tally = tally;
    losses = new Losses(scope);
    creates = new Creates(scope.rawClocks());
    settled = new SettledWrites[scope.world().regions().size()];
    Arrays.setAll(settled, region -> new SettledWrites());
  }

  /** The open writes of an item, which has at least one from now on. */
  OpenItem open(int item) {
    if (item >= open.length) {
      open = Arrays.copyOf(open, Math.max(open.length * 2, item + 1));
    }
    if (open[item] == null) {
      open[item] = opened(item, scope.world().regions().size());
    }
    return open[item];
  }

  /** Only where clocks are raw may a settled version be greater than one still to be written. */
  private OpenItem opened(int item, int regions) {
    if (!scope.rawClocks()) {
      return new OpenItem(item, regions);
    }
    if (item >= greatest.length) {
      greatest = Arrays.copyOf(greatest, Math.max(greatest.length * 2, item + 1));
    }
    if (greatest[item] == null) {
      greatest[item] = new Greatest(new Version[regions], new Version[regions]);
    }
    return new OpenItem(item, greatest[item].written(), greatest[item].held());
  }

  void add(OpenItem item, WriteRecord record) {
    item.add(record);
    latest = record;
  }

  /** The write that was opened last. */
  WriteRecord latest() {
    return latest;
  }

  /** The open writes of an item; null if it has none. */
  OpenItem find(int item) {
    return item < open.length ? open[item] : null;
  }

  /** Tells of every item with unsettled writes, by number. */
  void eachOpen(Consumer<OpenItem> tell) {
    for (OpenItem item : open) {
      if (item != null) {
        tell.accept(item);
      }
    }
  }

  /** Where deletions are forgotten, what fills a new replica may bring back what was deleted. */
  private boolean mayComeBack() {
    return scope.rawClocks() && scope.membership().copies().size() > scope.replicas().size();
  }

  /** Empty if nobody holds anything, or somebody what is discarded without knowing it. */
  private List<Version> heldNow(int item) {
    List<Version> held = new ArrayList<>();
    for (int replica : scope.replicas()) {
      if (scope.hosts(replica)) {
        if (!scope.table().isCurrent(replica)) {
          return List.of();
        }
        held.add(scope.table().held(replica, item));
      }
    }
    for (Snapshot copy : scope.backups().kept()) {
      held.add(copy.held(item));
    }
    return held;
  }

  void settleIfDone(OpenItem item) {
    if (item.busy > 0 || open[item.item] != item || mayComeBack()) {
      return;
    }
    Version first = null;
    for (int replica : scope.replicas()) {
      if (scope.hosts(replica)) {
        Version held = scope.table().held(replica, item.item);
        if (first != null && held != first || !scope.table().isCurrent(replica)) {
          return;
        }
        first = held;
      }
    }
    for (Snapshot copy : scope.backups().kept()) {
      if (copy.held(item.item) != first) {
        return;
      }
    }
    if (first != null) {
      open[item.item] = null;
      for (WriteRecord record : item.records) {
        settle(record, pastFate(record, first));
      }
      creates.settled(item);
      forgetBefore(first);
    }
  }

  private void forgetBefore(Version past) {
    if (!hasGoneBack) {
      past.settlePast();
    }
  }

  private static Fate pastFate(WriteRecord record, Version settled) {
    if (record.version.isAncestorOf(settled)) {
      return Fate.SURVIVING;
    }
    return record.gone();
  }

  private void settle(WriteRecord record, Fate fate) {
    record.fate = fate;
    record.version.note(scope.rawClocks() ? record.updated : null);
    tally.settled(record.kind, fate);
    if (fate == Fate.SURVIVING && record.isAcknowledged()) {
      settled[record.version.origin()].add(record);
    }
    if (fate == Fate.LOST && record.isAcknowledged()) {
      losses.lost(record);
    }
    if (fate == Fate.DESTROYED && record.isAcknowledged()) {
      destroyed.add(record);
    }
  }

  /** Settles what a much written item has behind it, though it never comes to rest. */
  void prune(OpenItem item) {
    List<Version> held = mayComeBack() ? List.of() : heldNow(item.item);
    Version past = held.isEmpty() ? Version.NONE : item.settledPast(held);
    if (past != Version.NONE) {
      List<WriteRecord> kept = new ArrayList<>();
      for (WriteRecord record : item.records) {
        if (record.isBusy() || !isBehind(record.version, past)) {
          kept.add(record);
        } else {
          settle(record, pastFate(record, past));
        }
      }
      creates.settled(item);
      forgetBefore(past);
      item.records.clear();
      item.records.addAll(kept);
    }
    item.pruned(past);
  }

  /** A Region is about to lose its data, and with them what no other Region has. */
  void markDestroyed(int region) {
    eachOpen(
        item -> {
          for (WriteRecord record : item.records) {
            Version version = record.version;
            boolean orphaned = version.origin() == region || !scope.hasData(version.origin());
            if (orphaned && scope.table().has(region, version) && !anotherHas(version, region)) {
              record.destroyedAt = record.destroyed ? record.destroyedAt : scope.now();
              record.destroyed = true;
            }
          }
        });
  }

  /** A replica has become a table of its own, and what no member has is no part of this one. */
  void markSeparated(int region) {
    eachOpen(
        item -> {
          for (WriteRecord record : item.records) {
            record.separated |=
                scope.table().has(region, record.version) && !anotherHas(record.version, region);
          }
        });
  }

  /** The table is about to go back to {@code state}: what is not in it is discarded. */
  void markRewound(Snapshot state) {
    hasGoneBack = true;
    eachOpen(
        item -> {
          for (WriteRecord record : item.records) {
            boolean had = !record.destroyed && anotherHas(record.version, -1);
            record.rewound = !state.has(record.version) && (record.rewound || had);
          }
        });
  }

  private boolean anotherHas(Version version, int region) {
    for (int member : scope.members()) {
      if (member != region && scope.hosts(member) && scope.table().has(member, version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBehind(Version version, Version past) {
    return version.isAncestorOf(past) || !version.isNewerThan(past) && !past.isAncestorOf(version);
  }

  /** Settles an item whatever is still on its way: the run is over. */
  void settleAtEnd(OpenItem item) {
    Version last = scope.finalVersion(item.item);
    for (WriteRecord record : item.records) {
      settle(record, lastFate(record, last));
    }
    creates.settled(item);
  }

  private Fate lastFate(WriteRecord record, Version last) {
    if (last != Version.NONE && record.version.isAncestorOf(last)) {
      return Fate.SURVIVING;
    }
    if (record.rewound || record.destroyed || record.separated) {
      return record.gone();
    }
    boolean heldByLive = false;
    boolean heldByOut = false;
    for (int member : scope.members()) {
      if (scope.hosts(member) && scope.table().has(member, record.version)) {
        boolean readable =
            scope.isLive(member)
                && scope.isReplica(member)
                && record.version.isAncestorOf(scope.table().held(member, record.version.item()));
        heldByLive |= readable;
        heldByOut |= !readable;
      }
    }
    return heldByOut && !heldByLive ? Fate.STRANDED : Fate.LOST;
  }

  /** The acknowledged writes of a Region that are settled and have survived so far. */
  SettledWrites settled(int region) {
    return settled[region];
  }

  /** The acknowledged writes that are settled as destroyed. */
  List<WriteRecord> destroyed() {
    return destroyed;
  }

  /** What becomes of those at the end: all members had them. */
  Fate fateOfKept() {
    if (scope.anyLiveReplica()) {
      return Fate.SURVIVING;
    }
    return scope.members().stream().anyMatch(scope::hosts) ? Fate.STRANDED : Fate.DESTROYED;
  }

  /** The sections creates, attributes and ledger of the summary. */
  void report(ObjectNode summary) {
    creates.report(summary);
    losses.report(summary);
  }
}
