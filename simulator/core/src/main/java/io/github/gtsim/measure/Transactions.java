package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a Region shows an acknowledged transaction in part, and of which transactions a part is
 * lost for good (FACTS Q-3). A part shows in a Region from the first instant at which it holds that
 * version or a greater one. It follows the ledger among the observers.
 */
public final class Transactions implements Observer {
  private static final int FIRST_SWEEP = 64;

  private final Scope scope;
  private final Ledger ledger;
  private final Durations windows = new Durations();

  /** For each item the parts that some Region does not show yet, in a chain. */
  private Part[] hidden = new Part[64];

  private final List<Written> open = new ArrayList<>();
  private int sweepAt = FIRST_SWEEP;
  private long acknowledged;
  private long partiallyVisible;
  private long torn;

  /** One write of a transaction. */
  private static final class Part {
    final Written of;
    final WriteRecord record;
    long shownIn;
    Part next;

    Part(Written of, WriteRecord record) {
      this.of = of;
      this.record = record;
    }
  }

  /** A transaction as one attempt has applied it. */
  private static final class Written {
    final Request whole;
    final List<Part> parts = new ArrayList<>(2);
    final long[] firstShown;
    final long[] lastShown;

    Written(Request whole, int regions) {
      this.whole = whole;
      firstShown = new long[regions];
      lastShown = new long[regions];
    }

    boolean isSettled() {
      for (Part part : parts) {
        if (part.record.fate == null) {
          return false;
        }
      }
      return true;
    }
  }

  public Transactions(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public void written(Version version, Attempt attempt) {
    Request whole = attempt.request().whole();
    if (whole == attempt.request()) {
      return;
    }
    Part part = new Part(transaction(whole, version), ledger.settlement().latest());
    part.of.parts.add(part);
    int item = version.item();
    if (item >= hidden.length) {
      hidden = Arrays.copyOf(hidden, Math.max(hidden.length * 2, item + 1));
    }
    part.next = hidden[item];
    hidden[item] = part;
    for (int replica : scope.replicas()) {
      show(part, replica, scope.table().held(replica, item));
    }
  }

  /** The transaction that is being applied: its writes follow one another at one instant. */
  private Written transaction(Request whole, Version version) {
    Written last = open.isEmpty() ? null : open.get(open.size() - 1);
    if (last != null && last.whole == whole && !hasPartOn(last, version.item())) {
      return last;
    }
    if (open.size() >= sweepAt) {
      sweep();
    }
    Written begun = new Written(whole, scope.world().regions().size());
    open.add(begun);
    return begun;
  }

  private static boolean hasPartOn(Written written, int item) {
    return written.parts.stream().anyMatch(part -> part.record.version.item() == item);
  }

  @Override
  public void held(int region, Version before, Version after) {
    int item = after.item();
    if (item >= hidden.length || hidden[item] == null) {
      return;
    }
    Part kept = null;
    for (Part part = hidden[item]; part != null; part = part.next) {
      show(part, region, after);
      if (isHidden(part)) {
        kept = part;
      } else if (kept == null) {
        hidden[item] = part.next;
      } else {
        kept.next = part.next;
      }
    }
  }

  private boolean isHidden(Part part) {
    for (int replica : scope.replicas()) {
      boolean shown = (part.shownIn & WriteRecord.bit(replica)) != 0;
      if (!shown && !scope.world().region(replica).isDestroyed()) {
        return true;
      }
    }
    return false;
  }

  private void show(Part part, int region, Version held) {
    long bit = WriteRecord.bit(region);
    if ((part.shownIn & bit) == 0 && !part.record.version.isNewerThan(held)) {
      boolean first = part.of.parts.stream().noneMatch(p -> (p.shownIn & bit) != 0);
      part.shownIn |= bit;
      if (first) {
        part.of.firstShown[region] = scope.now();
      }
      part.of.lastShown[region] = scope.now();
    }
  }

  @Override
  public void requestEnded(Request request) {
    if (request.size() > 0 && request.part(0) != request) {
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
    if (written.parts.stream().noneMatch(part -> part.record.isAcknowledged())) {
      return;
    }
    boolean partly = false;
    for (int replica : scope.replicas()) {
      partly |= isShownInPart(written, replica);
    }
    partiallyVisible += partly ? 1 : 0;
    long lost = written.parts.stream().filter(part -> part.record.fate != Fate.SURVIVING).count();
    torn += lost > 0 && lost < written.parts.size() ? 1 : 0;
  }

  /** Notes the window in which a Region has shown some parts and not all, if there is one. */
  private boolean isShownInPart(Written written, int region) {
    long bit = WriteRecord.bit(region);
    long shown = written.parts.stream().filter(part -> (part.shownIn & bit) != 0).count();
    if (shown > 0 && shown < written.parts.size()) {
      return true;
    }
    long window = written.lastShown[region] - written.firstShown[region];
    if (shown == 0 || window == 0) {
      return false;
    }
    windows.record(window);
    return true;
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
