package io.github.gtsim.measure;

/** What becomes of writes that are under way to a Region that goes, or from one. */
final class Departures {
  private final Scope scope;
  private final Settlement settlement;
  private final Freshness freshness;
  private final Concurrency concurrency;

  Departures(Scope scope, Settlement settlement, Freshness freshness, Concurrency concurrency) {
    this.scope = scope;
    this.settlement = settlement;
    this.freshness = freshness;
    this.concurrency = concurrency;
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
      boolean missed = misses && !scope.world().region(region).isDestroyed();
      boolean due = (record.receivers & WriteRecord.bit(region)) != 0;
      boolean counts = due && (at != Long.MAX_VALUE || missed);
      if (counts && record.isAcknowledged() && region != record.version.origin()) {
        freshness.fresh(record, region, at);
      }
    }
  }
}
