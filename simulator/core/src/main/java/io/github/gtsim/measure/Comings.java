package io.github.gtsim.measure;

import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;

/** Where the open writes have come to, how fresh that makes each Region, and which crossed. */
final class Comings {
  private final Scope scope;
  private final Settlement settlement;
  private final Freshness freshness;
  private long concurrent;

  Comings(Scope scope, Settlement settlement, Freshness freshness) {
    this.scope = scope;
    this.settlement = settlement;
    this.freshness = freshness;
  }

  /** Acknowledged writes that were concurrent. */
  long concurrent() {
    return concurrent;
  }

  void countConcurrent() {
    concurrent++;
  }

  /** A write is concurrent if the Region has written a later one before this comes. */
  void noteConcurrency(OpenItem item, WriteRecord record, int region) {
    if (!record.concurrent && item.hasWrittenLater(region, record.version)) {
      record.concurrent = true;
      if (record.isAcknowledged()) {
        concurrent++;
      }
    }
  }

  /** A record of it, or something newer, has come to the Region. */
  void delivered(OpenItem item, WriteRecord record, int region) {
    if ((record.awaiting & WriteRecord.bit(region)) != 0) {
      return;
    }
    boolean wasBusy = record.isBusy();
    record.pending &= ~WriteRecord.bit(region);
    if (record.isAcknowledged() && region != record.version.origin()) {
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
        noteConcurrency(item, record, region);
        record.awaiting &= ~bit;
        item.awaiting--;
        if (record.isAcknowledged()) {
          freshness.fresh(record, region, item.firstHeld(record.version, region));
        }
        item.noteBusy(record, wasBusy);
      }
    }
  }

  /** Nothing will come to the Region any more. */
  void leaveOut(OpenItem item, int region) {
    long bit = WriteRecord.bit(region);
    for (WriteRecord record : item.records) {
      boolean wasBusy = record.isBusy();
      giveUp(item, record, region);
      record.pending &= ~bit;
      item.awaiting -= Long.bitCount(record.awaiting & bit);
      record.awaiting &= ~bit;
      item.noteBusy(record, wasBusy);
    }
    settlement.settleIfDone(item);
  }

  /** No record of it will come there any more. */
  void giveUp(OpenItem item, WriteRecord record, int region) {
    if (((record.pending | record.awaiting) & WriteRecord.bit(region)) != 0) {
      noteConcurrency(item, record, region);
      long at = item.firstHeld(record.version, region);
      boolean counts = at != Long.MAX_VALUE || scope.hosts(region);
      if (counts && record.isAcknowledged() && region != record.version.origin()) {
        freshness.fresh(record, region, at);
      }
    }
  }

  /** The Region holds a restored table from now on, and no other holds any. */
  void startAlone(OpenItem item, Rewind rewind) {
    Version held = rewind.state().held(item.item);
    if (held != Version.NONE) {
      item.held(rewind.region(), held, scope.now());
    }
    for (int member : scope.members()) {
      if (!scope.hosts(member)) {
        leaveOut(item, member);
      }
    }
  }
}
