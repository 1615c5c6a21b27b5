package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.measure.TransactionRecord.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a Region shows an acknowledged transaction in part, and of which transactions a part is
 * lost for good (FACTS Q-3). A Region shows the transaction from the first instant at which it
 * holds a part of it, or a version written on one. It shows it whole once it holds, for every part,
 * that version or a greater one: a part whose place something newer has taken is not waited for. A
 * Region that goes back begins anew with what it goes back to. It follows the ledger among the
 * observers.
 */
public final class Transactions implements Observer {
  private static final int FIRST_SWEEP = 64;

  private final Scope scope;
  private final Ledger ledger;
  private final Durations windows = new Durations();
  private Writes[] byItem = new Writes[64];
  private final List<TransactionRecord> open = new ArrayList<>();
  private int sweepAt = FIRST_SWEEP;
  private long acknowledged;
  private long partiallyVisible;
  private long torn;

  /** The parts of open transactions that are writes of one item. */
  private static final class Writes {
    final List<Part> all = new ArrayList<>(1);

    /** For each Region those of which it holds nothing as new, in version order. */
    final List<TreeSet<Part>> awaited = new ArrayList<>();

    /** For each Region those in the place of which it holds something newer not written on them. */
    final List<List<Part>> passedOver = new ArrayList<>();

    Writes(int regions) {
      for (int region = 0; region < regions; region++) {
        awaited.add(new TreeSet<>(Comparator.comparing(Part::version)));
        passedOver.add(new ArrayList<>(0));
      }
    }

    void forget(Predicate<Part> which) {
      all.removeIf(which);
      awaited.forEach(parts -> parts.removeIf(which));
      passedOver.forEach(parts -> parts.removeIf(which));
    }
  }

  public Transactions(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED, Told.WRITTEN, Told.HELD);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    if (attempt.request().whole() == attempt.request()) {
      return;
    }
    Part part = transaction(attempt).add(ledger.settlement().latest());
    writes(version.item()).all.add(part);
    for (int replica : scope.membership().copies()) {
      if (part.of().isFollowedBy(replica)) {
        place(part, replica);
      }
    }
  }

  /** Notes what a Region holds, as far as it has to do with the part. */
  private void place(Part part, int region) {
    Version held = scope.table().held(region, part.item());
    if (!part.version().isNewerThan(held)) {
      reach(part, region, held);
      return;
    }
    writes(part.item()).awaited.get(region).add(part);
    if (scope.rawClocks()) {
      show(List.of(part), region, held);
    }
  }

  /** The Region holds {@code held}, which is as new as the part. */
  private void reach(Part part, int region, Version held) {
    part.of().reach(region, scope.now());
    if (part.version().isAncestorOf(held)) {
      part.of().show(region, scope.now());
    } else {
      writes(part.item()).passedOver.get(region).add(part);
    }
  }

  private Writes writes(int item) {
    if (item >= byItem.length) {
      byItem = Arrays.copyOf(byItem, Math.max(byItem.length * 2, item + 1));
    }
    if (byItem[item] == null) {
      byItem[item] = new Writes(scope.world().regions().size());
    }
    return byItem[item];
  }

  private boolean hasWrites(int item) {
    return item < byItem.length && byItem[item] != null;
  }

  /** The transaction that is being applied: its writes follow one another at one instant. */
  private TransactionRecord transaction(Attempt part) {
    TransactionRecord last = open.isEmpty() ? null : open.get(open.size() - 1);
    if (last != null && last.has(part)) {
      return last;
    }
    if (open.size() >= sweepAt) {
      sweep();
    }
    TransactionRecord begun = new TransactionRecord(part, scope.world().regions().size());
    scope.membership().copies().stream().filter(scope::hosts).forEach(begun::follow);
    open.add(begun);
    return begun;
  }

  @Override
  public void held(int region, Version before, Version after) {
    int item = after.item();
    if (!hasWrites(item)) {
      return;
    }
    showWhatItWasWrittenOn(byItem[item], region, before, after);
    TreeSet<Part> awaited = byItem[item].awaited.get(region);
    while (!awaited.isEmpty() && !awaited.first().version().isNewerThan(after)) {
      reach(awaited.pollFirst(), region, after);
    }
  }

  /**
   * Shows the parts that had been passed over and that {@code after} was written on after all; it
   * was not if it was written on what took their place. Under raw clocks it may also be smaller
   * than a part that it was written on.
   */
  private void showWhatItWasWrittenOn(Writes on, int region, Version before, Version after) {
    List<Part> passedOver = on.passedOver.get(region);
    passedOver.removeIf(part -> part.of().isWhole(region));
    if (scope.rawClocks() || !before.isAncestorOf(after)) {
      show(passedOver, region, after);
    }
    if (scope.rawClocks()) {
      show(on.awaited.get(region), region, after);
    }
  }

  private void show(Iterable<Part> parts, int region, Version after) {
    for (Part part : parts) {
      if (part.version().isAncestorOf(after)) {
        part.of().show(region, scope.now());
      }
    }
  }

  @Override
  public void tookOver(int region, int item, Version before, Version after) {
    beginAnew(region, item);
  }

  /** A restored table is in its Region alone, and goes back there. */
  @Override
  public void rewound(Rewind rewind) {
    if (!rewind.restores()) {
      return;
    }
    for (int region = 0; region < scope.world().regions().size(); region++) {
      if (!scope.membership().receives(region)) {
        replicaLeft(region);
      }
    }
    for (int item = 0; item < byItem.length; item++) {
      beginAnew(rewind.region(), item);
    }
  }

  /** The Region has gone back to what it holds of the item. */
  private void beginAnew(int region, int item) {
    for (Part part : hasWrites(item) ? byItem[item].all : List.<Part>of()) {
      if (part.of().isFollowedBy(region)) {
        beginAnew(part.of(), region);
      }
    }
  }

  private void beginAnew(TransactionRecord transaction, int region) {
    transaction.beginAnew(region, scope.now());
    for (Part part : transaction.parts()) {
      byItem[part.item()].awaited.get(region).remove(part);
      byItem[part.item()].passedOver.get(region).remove(part);
      place(part, region);
    }
  }

  /** A replica that the Region may have later is another one. */
  @Override
  public void replicaLeft(int region) {
    open.forEach(transaction -> transaction.leave(region));
    for (Writes writes : byItem) {
      if (writes != null) {
        writes.awaited.get(region).clear();
        writes.passedOver.get(region).clear();
      }
    }
  }

  @Override
  public void requestEnded(Request request) {
    if (request.part(0) != request) {
      acknowledged += request.result() == Request.Result.OK ? 1 : 0;
    }
  }

  /** Judges and forgets the transactions of which nothing is on its way any more. */
  private void sweep() {
    BitSet items = new BitSet();
    for (TransactionRecord transaction : open) {
      if (isOver(transaction)) {
        judge(transaction);
        transaction.parts().forEach(part -> items.set(part.item()));
      }
    }
    open.removeIf(TransactionRecord::isJudged);
    items.stream().forEach(item -> byItem[item].forget(part -> part.of().isJudged()));
    sweepAt = Math.max(FIRST_SWEEP, 2 * open.size());
  }

  /** Whether its writes are settled and no Region shows it in part that may come to show more. */
  private boolean isOver(TransactionRecord transaction) {
    return transaction.isSettled()
        && scope.membership().copies().stream().noneMatch(copy -> isInPart(transaction, copy));
  }

  private boolean isInPart(TransactionRecord transaction, int region) {
    return scope.hosts(region)
        && transaction.isFollowedBy(region)
        && transaction.inPart(region) == TransactionRecord.FOR_EVER;
  }

  private void judge(TransactionRecord transaction) {
    transaction.judge();
    List<Part> parts = transaction.parts();
    if (parts.stream().noneMatch(part -> part.record().isAcknowledged())) {
      return;
    }
    boolean partly = false;
    for (int region = 0; region < scope.world().regions().size(); region++) {
      long window = transaction.inPart(region);
      partly |= window > 0;
      if (window > 0 && window != TransactionRecord.FOR_EVER) {
        windows.record(window);
      }
    }
    partiallyVisible += partly ? 1 : 0;
    long gone = parts.stream().filter(part -> part.record().fate != Fate.SURVIVING).count();
    torn += gone > 0 && gone < parts.size() ? 1 : 0;
  }

  /** The section transactions of the summary; the ledger must be finished. */
  public void report(ObjectNode summary) {
    open.forEach(this::judge);
    open.clear();
    ObjectNode node = summary.putObject("transactions");
    node.put("acknowledged", acknowledged);
    node.put("partiallyVisible", partiallyVisible);
    windows.putMillis(node.putObject("windowMs"), "", "50", "99");
    node.put("torn", scope.anyLiveReplica() ? torn : 0);
  }
}
