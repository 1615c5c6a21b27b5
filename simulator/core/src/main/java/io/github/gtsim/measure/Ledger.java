package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
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
  private final Concurrency concurrency;
  private final Propagation propagation;
  private long noop;
  private long unknownNotApplied;

  /** Whether a Region has given up what it had for something earlier. */
  private boolean hasGoneBack;

  /** Of Regions that write each on its own, and so may write an item at once, or do not. */
  public Ledger(Scope scope, boolean independent) {
    this.scope = scope;
    concurrency = new Concurrency(independent);
    settlement = new Settlement(scope, tally);
    freshness = new Freshness(scope);
    propagation = new Propagation(scope, settlement, freshness, concurrency);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    Request request = attempt.request();
    WriteRecord record = new WriteRecord(version, request);
    OpenItem item = open(record);
    if (request.result() != Request.Result.OPEN) {
      if (request.result() == Request.Result.UNKNOWN && request.whole().effects() == 1) {
        unknownNotApplied--;
      }
      boolean wasBusy = record.isBusy();
      classify(record, request);
      item.noteBusy(record, wasBusy);
    }
    opened(item, version);
  }

  /** It has a fate like any other version, which nobody counts: those it displaces may be lost. */
  @Override
  public void systemWrote(Version version) {
    opened(open(new WriteRecord(version)), version);
  }

  private OpenItem open(WriteRecord record) {
    Version version = record.version;
    version.note(record);
    OpenItem item = settlement.open(version.item());
    record.separated = scope.membership().isSeparate(version.origin());
    if (!record.separated) {
      propagation.sent(item, record);
    }
    record.rewound = !scope.table().isCurrent(version.origin());
    settlement.add(item, record);
    return item;
  }

  private void opened(OpenItem item, Version version) {
    propagation.freshenAwaiting(item, version.origin());
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
    if (item != null) {
      held(item, region, before, after);
    }
  }

  @Override
  public void tookOver(int region, int number, Version before, Version after) {
    hasGoneBack = true;
    OpenItem item = settlement.find(number);
    if (item == null) {
      return;
    }
    if (after == Version.NONE) {
      settlement.settleIfDone(item);
    } else {
      held(item, region, before, after);
    }
  }

  private void held(OpenItem item, int region, Version before, Version after) {
    if (!before.isAncestorOf(after)) {
      item.displace(before, after);
    }
    item.held(region, after, scope.now());
    if (after.entry() instanceof WriteRecord record) {
      if ((scope.rawClocks() || hasGoneBack) && record.isLackedBy(region)) {
        concurrency.note(item, record, region);
      }
      propagation.delivered(item, record, region);
      propagation.freshenAwaiting(item, region);
    }
    settlement.settleIfDone(item);
  }

  @Override
  public void stored(Version version, int region) {
    if (version.entry() instanceof WriteRecord record) {
      propagation.stored(settlement.find(version.item()), record, region);
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
    concurrency.note(item, record, region);
    propagation.delivered(item, record, region);
    settlement.settleIfDone(item);
  }

  @Override
  public void shipped(Version version, int region) {
    if (version.entry() instanceof WriteRecord record) {
      propagation.shipped(settlement.find(version.item()), record, region);
    }
  }

  @Override
  public void replicaJoins(int region) {
    concurrency.begin();
    settlement.eachOpen(item -> item.begin(region));
  }

  @Override
  public void replicaLeft(int region) {
    propagation.forget(region);
  }

  @Override
  public void replicaSeparated(int region) {
    settlement.markSeparated(region);
    propagation.forget(region);
  }

  @Override
  public void dropped(Version version, int region) {
    if (version.entry() instanceof WriteRecord record) {
      propagation.dropped(settlement.find(version.item()), record, region);
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
      classify(record, request);
      OpenItem item = settlement.find(version.item());
      item.noteBusy(record, wasBusy);
      settlement.settleIfDone(item);
    }
  }

  private void classify(WriteRecord record, Request request) {
    record.kind = record.answered(request);
    tally.classified(record.kind);
    if (record.isAcknowledged()) {
      record.acknowledgedAt = scope.now();
      freshness.acknowledged(record, settlement.find(record.version.item()));
      concurrency.acknowledged(record);
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
      propagation.forget(scope.world().regionId(outage.region()));
    }
  }

  @Override
  public void rewinds(Rewind rewind) {
    if (rewind.takesPlace()) {
      settlement.markRewound(rewind.state());
    }
  }

  @Override
  public void rewound(Rewind rewind) {
    if (rewind.restores()) {
      settlement.eachOpen(item -> propagation.startAlone(item, rewind));
    }
    if (rewind.takesPlace()) {
      settlement.eachOpen(settlement::settleIfDone);
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
      for (int copy : scope.membership().copies()) {
        propagation.giveUp(item, record, copy, scope.isReplica(copy));
      }
    }
    settlement.settleAtEnd(item);
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
    writes.put("concurrent", concurrency.count());
    writes.put("noop", noop);
    tally.putCount(writes.putObject("duplicateEffects"), WriteClass.DUPLICATE_EFFECT);
    tally.putCount(writes.putObject("unknownApplied"), WriteClass.UNKNOWN_APPLIED);
    writes.put("unknownNotApplied", unknownNotApplied);
    settlement.report(summary);
    freshness.report(summary);
  }
}
