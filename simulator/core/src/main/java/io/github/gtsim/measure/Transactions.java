package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a Region shows an acknowledged transaction in part, and of which transactions a part is
 * lost for good (FACTS Q-3). A Region shows the transaction from the first instant at which it
 * holds a part of it, or a version written on one. It shows it whole once it holds, for every part,
 * that version or a greater one: a part whose place something newer has taken is not waited for. It
 * follows the ledger among the observers.
 */
public final class Transactions implements Observer {
  private static final int FIRST_SWEEP = 64;
  private static final long NOT_YET = -1;

  private final Scope scope;
  private final Ledger ledger;
  private final Durations windows = new Durations();

  /** For each item, where it is part of a transaction, what each Region has not come to yet. */
  private Hidden[] hidden = new Hidden[64];

  private final List<Written> open = new ArrayList<>();
  private int sweepAt = FIRST_SWEEP;
  private long acknowledged;
  private long partiallyVisible;
  private long torn;

  /** One write of a transaction. */
  private record Part(Written of, WriteRecord record) {
    Version version() {
      return record.version;
    }
  }

  /** For each Region the parts on one item that it has not come to yet, or never showed. */
  private static final class Hidden {
    /** Those of which it holds nothing as new, in version order. */
    final List<TreeSet<Part>> awaited = new ArrayList<>();

    /** Those in the place of which it holds something newer that was not written on them. */
    final List<List<Part>> passedOver = new ArrayList<>();

    Hidden(int regions) {
      for (int region = 0; region < regions; region++) {
        awaited.add(new TreeSet<>(Comparator.comparing(Part::version)));
        passedOver.add(new ArrayList<>(0));
      }
    }
  }

  /** A transaction as one attempt has applied it. */
  private static final class Written {
    final Attempt first;
    final List<Part> parts = new ArrayList<>(2);

    /** For each Region, how many parts it waits for no more, and since when for the last one. */
    final int[] reached;

    final long[] lastReached;

    /** Since when each Region shows anything of it; NOT_YET before. */
    final long[] shownSince;

    Written(Attempt first, int regions) {
      this.first = first;
      reached = new int[regions];
      lastReached = new long[regions];
      shownSince = new long[regions];
      Arrays.fill(shownSince, NOT_YET);
    }

    boolean isSettled() {
      return parts.stream().allMatch(part -> part.record().fate != null);
    }

    /** Whether the write of an item comes of the same call, and not of another try. */
    boolean has(Attempt part) {
      return first.request().whole() == part.request().whole()
          && first.startedAt() == part.startedAt()
          && parts.stream().noneMatch(other -> other.version().item() == part.item());
    }

    void reach(int region, long now) {
      reached[region]++;
      lastReached[region] = now;
    }

    void show(int region, long now) {
      if (shownSince[region] == NOT_YET) {
        shownSince[region] = now;
      }
    }

    boolean isWhole(int region) {
      return reached[region] == parts.size();
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
    Part part = new Part(transaction(attempt), ledger.settlement().latest());
    part.of().parts.add(part);
    for (int replica : scope.membership().copies()) {
      Version held = scope.table().held(replica, version.item());
      if (!version.isNewerThan(held)) {
        reach(part, replica, held);
      } else if (scope.hosts(replica)) {
        hidden(version.item()).awaited.get(replica).add(part);
      }
    }
  }

  /** The Region holds {@code held}, which is as new as the part. */
  private void reach(Part part, int region, Version held) {
    part.of().reach(region, scope.now());
    if (part.version().isAncestorOf(held)) {
      part.of().show(region, scope.now());
    } else {
      hidden(part.version().item()).passedOver.get(region).add(part);
    }
  }

  private Hidden hidden(int item) {
    if (item >= hidden.length) {
      hidden = Arrays.copyOf(hidden, Math.max(hidden.length * 2, item + 1));
    }
    if (hidden[item] == null) {
      hidden[item] = new Hidden(scope.world().regions().size());
    }
    return hidden[item];
  }

  /** The transaction that is being applied: its writes follow one another at one instant. */
  private Written transaction(Attempt part) {
    Written last = open.isEmpty() ? null : open.get(open.size() - 1);
    if (last != null && last.has(part)) {
      return last;
    }
    if (open.size() >= sweepAt) {
      sweep();
    }
    Written begun = new Written(part, scope.world().regions().size());
    open.add(begun);
    return begun;
  }

  @Override
  public void held(int region, Version before, Version after) {
    int item = after.item();
    if (item >= hidden.length || hidden[item] == null) {
      return;
    }
    showWhatItWasWrittenOn(hidden[item], region, before, after);
    TreeSet<Part> awaited = hidden[item].awaited.get(region);
    while (!awaited.isEmpty() && !awaited.first().version().isNewerThan(after)) {
      reach(awaited.pollFirst(), region, after);
    }
  }

  /** What a Region begins with anew it shows at once. */
  @Override
  public void tookOver(int region, int item, Version before, Version after) {
    if (after != Version.NONE) {
      held(region, before, after);
    }
  }

  /**
   * Shows the parts that had been passed over and that {@code after} was written on after all; it
   * was not if it was written on what took their place. Under raw clocks it may also be smaller
   * than a part that it was written on.
   */
  private void showWhatItWasWrittenOn(Hidden on, int region, Version before, Version after) {
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

  /** A restored table shows what it has at once. */
  @Override
  public void rewound(Rewind rewind) {
    for (int item = 0; rewind.restores() && item < hidden.length; item++) {
      Version held = rewind.state().held(item);
      if (held != Version.NONE) {
        held(rewind.region(), Version.NONE, held);
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
    open.removeIf(
        written -> {
          boolean settled = written.isSettled();
          if (settled) {
            judge(written);
          }
          return settled;
        });
    sweepAt = Math.max(FIRST_SWEEP, 2 * open.size());
  }

  private void judge(Written written) {
    if (written.parts.stream().noneMatch(part -> part.record().isAcknowledged())) {
      return;
    }
    boolean partly = false;
    for (int replica = 0; replica < written.reached.length; replica++) {
      partly |= isShownInPart(written, replica);
    }
    partiallyVisible += partly ? 1 : 0;
    long gone = written.parts.stream().filter(part -> part.record().fate != Fate.SURVIVING).count();
    torn += gone > 0 && gone < written.parts.size() ? 1 : 0;
  }

  /** Notes the window in which a Region has shown some parts and not all, if there is one. */
  private boolean isShownInPart(Written written, int region) {
    if (written.shownSince[region] == NOT_YET) {
      return false;
    }
    if (!written.isWhole(region)) {
      return true;
    }
    long window = written.lastReached[region] - written.shownSince[region];
    if (window > 0) {
      windows.record(window);
    }
    return window > 0;
  }

  /** The section transactions of the summary; the ledger must be finished. */
  public void report(ObjectNode summary) {
    sweep();
    ObjectNode node = summary.putObject("transactions");
    node.put("acknowledged", acknowledged);
    node.put("partiallyVisible", partiallyVisible);
    windows.putMillis(node.putObject("windowMs"), "", "50", "99");
    node.put("torn", scope.anyLiveReplica() ? torn : 0);
  }
}
