package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what becomes of every applied write attempt, exactly (MODEL 6). A write is open until its
 * request has ended and every Region has had its record; then, or when it can no longer matter, it
 * is settled and forgotten.
 */
public final class Ledger implements Observer {
  private final Scope scope;
  private final Tally tally = new Tally();
  private final Settlement settlement;
  private final Freshness freshness;
  private long concurrent;
  private long noop;
  private long unknownNotApplied;

  public Ledger(Scope scope) {
    this.scope = scope;
    settlement = new Settlement(scope, tally);
    freshness = new Freshness(scope);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    Request request = attempt.request();
    WriteRecord record = new WriteRecord(version, request);
    OpenItem item = settlement.open(record);
    if (request.result() != Request.Result.OPEN) {
      if (request.result() == Request.Result.UNKNOWN && request.whole().effects() == 1) {
        unknownNotApplied--;
      }
      boolean wasBusy = record.isBusy();
      classify(record);
      item.noteBusy(record, wasBusy);
    }
    opened(item, version);
  }

  /** It has a fate like any other version, which nobody counts: those it displaces may be lost. */
  @Override
  public void systemWrote(Version version) {
    WriteRecord record = WriteRecord.ofService(version);
    OpenItem item = settlement.open(record);
    item.noteBusy(record, true);
    opened(item, version);
  }

  private void opened(OpenItem item, Version version) {
    freshenAwaiting(item, version.origin());
    if (item.isDueForPruning()) {
      settlement.prune(item);
    }
    settlement.settleIfDone(item);
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    noop++;
  }

  @Override
  public void held(int region, Version before, Version after) {
    OpenItem item = settlement.find(after.item());
    if (item == null) {
      return;
    }
    if (!before.isAncestorOf(after)) {
      item.displace(before, after);
    }
    item.held(region, after, scope.now());
    if (after.entry() instanceof WriteRecord record) {
      if (scope.rawClocks() && region != after.origin()) {
        noteConcurrency(item, record, region);
      }
      delivered(item, record, region);
      freshenAwaiting(item, region);
    }
    settlement.settleIfDone(item);
  }

  @Override
  public void stored(Version version, int region) {
    if (version.entry() instanceof WriteRecord record) {
      OpenItem item = settlement.find(version.item());
      boolean wasBusy = record.isBusy();
      record.pending &= ~WriteRecord.bit(region);
      item.noteBusy(record, wasBusy);
      settlement.settleIfDone(item);
    }
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    if (kept == version || !(version.entry() instanceof WriteRecord record)) {
      return;
    }
    OpenItem item = settlement.find(version.item());
    if (record.displacedBy == Version.NONE && !version.isAncestorOf(kept)) {
      record.displaceBy(kept);
    }
    noteConcurrency(item, record, region);
    delivered(item, record, region);
    settlement.settleIfDone(item);
  }

  private void noteConcurrency(OpenItem item, WriteRecord record, int region) {
    if (!record.concurrent && item.hasWrittenLater(region, record.version)) {
      record.concurrent = true;
      if (record.isAcknowledged()) {
        concurrent++;
      }
    }
  }

  private void delivered(OpenItem item, WriteRecord record, int region) {
    boolean wasBusy = record.isBusy();
    record.pending &= ~WriteRecord.bit(region);
    if (record.isAcknowledged() && region != record.version.origin()) {
      freshness.fresh(record, region, item.firstHeld(record.version, region));
    }
    item.noteBusy(record, wasBusy);
  }

  @Override
  public void dropped(Version version, int region) {
    long bit = WriteRecord.bit(region);
    if (version.entry() instanceof WriteRecord record && (record.pending & bit) != 0) {
      OpenItem item = settlement.find(version.item());
      noteConcurrency(item, record, region);
      record.pending &= ~bit;
      record.awaiting |= bit;
      item.awaiting++;
      freshenAwaiting(item, region);
      settlement.settleIfDone(item);
    }
  }

  /** What waited to be seen in the Region is fresh if that has held something as new. */
  private void freshenAwaiting(OpenItem item, int region) {
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

  @Override
  public void requestEnded(Request request) {
    if (request.result() == Request.Result.UNKNOWN && request.effects() == 0) {
      unknownNotApplied++;
    }
    for (int i = 0; i < request.size(); i++) {
      classify(request.part(i));
    }
  }

  private void classify(Request request) {
    for (Version version : request.written()) {
      WriteRecord record = (WriteRecord) version.entry();
      boolean wasBusy = record.isBusy();
      classify(record);
      OpenItem item = settlement.find(version.item());
      item.noteBusy(record, wasBusy);
      settlement.settleIfDone(item);
    }
  }

  private void classify(WriteRecord record) {
    record.kind = record.answered();
    tally.classified(record.kind);
    if (record.isAcknowledged()) {
      record.acknowledgedAt = scope.now();
      freshness.acknowledged(record, settlement.find(record.version.item()));
      if (record.concurrent) {
        concurrent++;
      }
    }
  }

  @Override
  public void faultStarts(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage && outage.destroyed()) {
      int region = scope.world().regionId(outage.region());
      if (scope.members().contains(region)) {
        settlement.markDestroyed(region);
      }
    }
  }

  @Override
  public void faultStarted(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage && outage.destroyed()) {
      int region = scope.world().regionId(outage.region());
      long bit = WriteRecord.bit(region);
      settlement.eachOpen(
          item -> {
            for (WriteRecord record : item.records) {
              boolean wasBusy = record.isBusy();
              giveUp(item, record, region);
              record.pending &= ~bit;
              item.awaiting -= Long.bitCount(record.awaiting & bit);
              record.awaiting &= ~bit;
              item.noteBusy(record, wasBusy);
            }
            settlement.settleIfDone(item);
          });
    }
  }

  /** Settles everything: the run is over. */
  public void finish() {
    if (!scope.anyLiveReplica()) {
      tally.move(Fate.SURVIVING, settlement.fateOfKept());
    }
    settlement.eachOpen(this::finish);
  }

  private void finish(OpenItem item) {
    for (WriteRecord record : item.records) {
      if (record.kind == WriteClass.OPEN) {
        record.kind = WriteClass.UNKNOWN_APPLIED;
        tally.classified(record.kind);
      }
      for (int replica : scope.replicas()) {
        giveUp(item, record, replica);
      }
    }
    settlement.settleAtEnd(item);
  }

  /** No record of it will come there any more. */
  private void giveUp(OpenItem item, WriteRecord record, int region) {
    if (((record.pending | record.awaiting) & WriteRecord.bit(region)) != 0) {
      noteConcurrency(item, record, region);
      long at = item.firstHeld(record.version, region);
      boolean counts = at != Long.MAX_VALUE || !scope.world().region(region).isDestroyed();
      if (counts && record.isAcknowledged() && region != record.version.origin()) {
        freshness.fresh(record, region, at);
      }
    }
  }

  Settlement settlement() {
    return settlement;
  }

  public long lost() {
    return tally.count(WriteClass.ACKNOWLEDGED, Fate.LOST);
  }

  public long destroyed() {
    return tally.count(WriteClass.ACKNOWLEDGED, Fate.DESTROYED);
  }

  /** When the latest of the destroyed writes was acknowledged. */
  long lastDestroyedAcknowledgement() {
    return settlement.lastDestroyedAcknowledgement();
  }

  /**
   * Whether applied = surviving + rewound + destroyed + stranded + lost, in every class, and all
   * are as many as somebody else has counted.
   */
  public boolean isConserved(long applied, long acknowledged) {
    return tally.isConserved(applied) && tally.count(WriteClass.ACKNOWLEDGED) == acknowledged;
  }

  /** The sections writes, creates, attributes, freshness and ledger of the summary. */
  public void report(ObjectNode summary) {
    ObjectNode writes = summary.putObject("writes");
    writes.put("acknowledged", tally.count(WriteClass.ACKNOWLEDGED));
    tally.putFates(writes, WriteClass.ACKNOWLEDGED);
    writes.put("concurrent", concurrent);
    writes.put("noop", noop);
    tally.putCount(writes.putObject("duplicateEffects"), WriteClass.DUPLICATE_EFFECT);
    tally.putCount(writes.putObject("unknownApplied"), WriteClass.UNKNOWN_APPLIED);
    writes.put("unknownNotApplied", unknownNotApplied);
    settlement.report(summary);
    freshness.report(summary);
  }
}
