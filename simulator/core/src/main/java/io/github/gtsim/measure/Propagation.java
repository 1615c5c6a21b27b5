package io.github.gtsim.measure;

import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import java.util.List;

/**
 * Where the open writes have come to, how fresh that makes each Region, and what becomes of those
 * that are under way to a Region that goes, or from one.
 */
final class Propagation {
  private final Scope scope;
  private final Settlement settlement;
  private final Freshness freshness;
  private final Concurrency concurrency;

  Propagation(Scope scope, Settlement settlement, Freshness freshness, Concurrency concurrency) {
    this.scope = scope;
    this.settlement = settlement;
    this.freshness = freshness;
    this.concurrency = concurrency;
  }

  /** A write goes to every Region that holds the table. */
  void sent(OpenItem item, WriteRecord record) {
    Version version = record.version;
    for (int member : scope.membership().receivers()) {
      record.receivers |= WriteRecord.bit(member);
      if (scope.isReplica(member) && scope.table().held(member, version.item()) == version) {
        item.held(member, version, scope.now());
      } else if (scope.hosts(member)) {
        record.pending |= WriteRecord.bit(member);
      }
    }
  }

  /** A record goes to a Region that was not to have it when it was written, or goes again. */
  void shipped(OpenItem item, WriteRecord record, int region) {
    long bit = WriteRecord.bit(region);
    if ((record.pending & bit) == 0) {
      boolean wasBusy = record.isBusy();
      record.receivers &= ~bit;
      record.pending |= bit;
      item.noteBusy(record, wasBusy);
    }
  }

  /** The Region's journal has it. */
  void stored(OpenItem item, WriteRecord record, int region) {
    boolean wasBusy = record.isBusy();
    record.pending &= ~WriteRecord.bit(region);
    item.noteBusy(record, wasBusy);
    settlement.settleIfDone(item);
  }

  /** No record of it comes to the Region; something newer may. */
  void dropped(OpenItem item, WriteRecord record, int region) {
    long bit = WriteRecord.bit(region);
    if ((record.pending & bit) != 0) {
      concurrency.note(item, record, region);
      record.pending &= ~bit;
      record.awaiting |= bit;
      item.awaiting++;
      freshenAwaiting(item, region);
      settlement.settleIfDone(item);
    }
  }

  /** A record of it, or something newer, has come to the Region. */
  void delivered(OpenItem item, WriteRecord record, int region) {
    long bit = WriteRecord.bit(region);
    boolean wasBusy = record.isBusy();
    boolean waited = (record.pending & record.receivers & bit) != 0;
    record.pending &= ~bit;
    if (waited && record.isAcknowledged() && region != record.version.origin()) {
      freshness.fresh(record, region, item.firstHeld(record.version, region));
    }
    item.noteBusy(record, wasBusy);
  }

  /** What waited to be seen in the Region is fresh if that has held something as new. */
  void freshenAwaiting(OpenItem item, int region) {
    long bit = WriteRecord.bit(region);
    if (item.awaiting == 0) {
      return;
    }
    for (WriteRecord record : item.records) {
      if ((record.awaiting & bit) != 0 && item.hasHeld(record.version, region)) {
        boolean wasBusy = record.isBusy();
        concurrency.note(item, record, region);
        record.awaiting &= ~bit;
        item.awaiting--;
        if (record.isAcknowledged() && (record.receivers & bit) != 0) {
          freshness.fresh(record, region, item.firstHeld(record.version, region));
        }
        item.noteBusy(record, wasBusy);
      }
    }
  }

  /** The Region's data are gone, or are no part of the table any more. */
  void forget(int region) {
    settlement.eachOpen(item -> forget(item, region));
  }

  private void forget(OpenItem item, int region) {
    for (WriteRecord record : item.records) {
      boolean wasBusy = record.isBusy();
      giveUp(item, record, region, false);
      take(item, record, WriteRecord.bit(region));
      if (record.separated) {
        scope.membership().receivers().forEach(other -> giveUp(item, record, other, true));
        take(item, record, record.pending | record.awaiting);
      }
      item.noteBusy(record, wasBusy);
    }
    settlement.settleIfDone(item);
  }

  /** Nothing is on its way to these Regions, or awaited there, any more. */
  private static void take(OpenItem item, WriteRecord record, long bits) {
    item.awaiting -= Long.bitCount(record.awaiting & bits);
    record.pending &= ~bits;
    record.awaiting &= ~bits;
  }

  /**
   * No record of it will come there any more.
   *
   * @param misses whether the Region goes without it, rather than go itself
   */
  void giveUp(OpenItem item, WriteRecord record, int region, boolean misses) {
    if (((record.pending | record.awaiting) & WriteRecord.bit(region)) != 0) {
      concurrency.note(item, record, region);
      long at = item.firstHeld(record.version, region);
      boolean due = (record.receivers & WriteRecord.bit(region)) != 0;
      boolean counts = due && (at != Long.MAX_VALUE || misses && scope.hosts(region));
      if (counts && record.isAcknowledged() && region != record.version.origin()) {
        freshness.fresh(record, region, at);
      }
    }
  }

  /**
   * The Region holds a restored table from now on, to which nothing comes from the old one, and no
   * other holds any.
   */
  void startAlone(OpenItem item, Rewind rewind) {
    Version held = rewind.state().held(item.item);
    if (held != Version.NONE) {
      item.held(rewind.region(), held, scope.now());
    }
    for (int region = 0; region < scope.world().regions().size(); region++) {
      if (!scope.hosts(region)) {
        forget(item, region);
      }
    }
    List.copyOf(item.records).forEach(record -> dropped(item, record, rewind.region()));
    freshenAwaiting(item, rewind.region());
  }
}
