package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Snapshot;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads that answered with less than had been acknowledged anywhere before they were called, and
 * how old what they answered was.
 */
public final class Staleness implements Observer {
  private final Scope scope;
  private final Ledger ledger;
  private final Reads strong = new Reads();
  private final Reads eventual = new Reads();

  /** How much later than its leader a zone may show a version. */
  private final long longestLagNanos;

  /** What every leader has, until every zone has it too. */
  private final VersionQueue lapses = new VersionQueue();

  /** Discarded versions that are not acknowledged yet. */
  private final List<Version> discarded = new ArrayList<>();

  /** For each item the acknowledged versions that some zone may not show yet. */
  private Maxima[] maxima = new Maxima[64];

  private static final class Reads {
    final Durations age = new Durations();
    long ok;
    long stale;
  }

  public Staleness(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
    longestLagNanos = scope.world().followerLag().longest();
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED, Told.ATTEMPT_ENDED, Told.WRITTEN, Told.HELD);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    if (!scope.table().isCurrent(version.origin())) {
      discarded.add(version);
    }
  }

  @Override
  public void requestEnded(Request request) {
    if (request.result() != Request.Result.OK) {
      return;
    }
    for (int i = 0; i < request.size(); i++) {
      Version acknowledged = request.part(i).acknowledged();
      boolean ofTable = acknowledged != Version.NONE && !isSeparate(acknowledged.origin());
      if (ofTable) {
        acknowledged(acknowledged);
      }
    }
  }

  /** What a table of its own answers is judged by nothing that this table has acknowledged. */
  private boolean isSeparate(int region) {
    return region >= 0 && scope.membership().isSeparate(region);
  }

  private void acknowledged(Version version) {
    if (discarded.remove(version)) {
      return;
    }
    int item = version.item();
    if (item >= maxima.length) {
      maxima = Arrays.copyOf(maxima, Math.max(maxima.length * 2, item + 1));
    }
    Version least = leastHeld(item);
    boolean missing = !least.isNewerThan(version) && least != version;
    boolean trailed = longestLagNanos > 0;
    if (missing || trailed || version.stamp() >= leastStampToCome(scope.now())) {
      if (maxima[item] == null) {
        maxima[item] = new Maxima();
      }
      maxima[item].add(version, scope.now());
    }
    if (trailed && !missing) {
      forgetLater(least);
    }
  }

  /** Where clocks are raw, a smaller version may yet be written than one that everybody holds. */
  private long leastStampToCome(long from) {
    return scope.rawClocks() ? from - scope.mostBehindNanos().getAsLong() : Long.MAX_VALUE;
  }

  private Version leastHeld(int item) {
    Version least = null;
    for (int replica : scope.membership().copies()) {
      Version held = scope.table().held(replica, item);
      if (scope.hosts(replica) && (least == null || least.isNewerThan(held))) {
        least = held;
      }
    }
    return least == null ? Version.NONE : least;
  }

  @Override
  public void held(int region, Version before, Version after) {
    int item = after.item();
    if (item >= maxima.length || maxima[item] == null) {
      return;
    }
    if (longestLagNanos > 0) {
      forgetLater(leastHeld(item));
    } else {
      forget(item, leastHeld(item), scope.now());
    }
  }

  /** Leaders hold {@code least} or more; in time all their followers will. */
  private void forgetLater(Version least) {
    long now = scope.now();
    while (lapses.isUpTo(now - longestLagNanos)) {
      long heldAt = lapses.firstAt();
      Version shown = lapses.take();
      forget(shown.item(), shown, heldAt);
    }
    if (least != Version.NONE) {
      lapses.add(least, now);
    }
  }

  /** Every leader held {@code least} or more at {@code heldAt}, and every zone shows it now. */
  private void forget(int item, Version least, long heldAt) {
    if (maxima[item] != null) {
      maxima[item].dropUpTo(least, leastStampToCome(heldAt));
      if (maxima[item].isEmpty()) {
        maxima[item] = null;
      }
    }
  }

  /** What is discarded is nothing that a read could miss. */
  @Override
  public void rewinds(Rewind rewind) {
    if (rewind.takesPlace()) {
      ledger.settlement().eachOpen(item -> discard(item, rewind.state()));
    }
    for (int item = 0; rewind.takesPlace() && item < maxima.length; item++) {
      if (maxima[item] != null) {
        maxima[item].retain(rewind.state().held(item));
        maxima[item] = maxima[item].isEmpty() ? null : maxima[item];
      }
    }
  }

  private void discard(OpenItem item, Snapshot state) {
    for (WriteRecord record : item.records) {
      if (record.kind == WriteClass.OPEN && !state.has(record.version)) {
        discarded.add(record.version);
      }
    }
  }

  /** Judged when the read is answered, by what had been acknowledged before it was called. */
  @Override
  public void attemptEnded(Attempt attempt) {
    Request request = attempt.request();
    boolean counts =
        request.kind() == OperationKind.GET
            && attempt.outcome() == Outcome.OK
            && request.intendedStart() >= scope.warmupNanos();
    if (counts) {
      Reads reads = attempt.isStrong() ? strong : eventual;
      reads.ok++;
      if (attempt.missedSince() <= attempt.startedAt()) {
        reads.stale++;
        reads.age.record(attempt.startedAt() - attempt.missedSince());
      }
    }
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    int item = attempt.item();
    boolean judged = !attempt.isWrite() && !isSeparate(attempt.region());
    if (judged && item < maxima.length && maxima[item] != null) {
      long since = maxima[item].firstNewerThan(version);
      if (since < attempt.startedAt()) {
        attempt.missed(since);
      }
    }
  }

  /** The section reads of the summary. */
  public void report(ObjectNode summary) {
    ObjectNode reads = summary.putObject("reads");
    report(reads.putObject("strong"), strong);
    report(reads.putObject("eventual"), eventual);
  }

  private static void report(ObjectNode node, Reads reads) {
    node.put("ok", reads.ok);
    node.put("stale", reads.stale);
    node.set("staleShare", Nodes.share(reads.stale, reads.ok));
    reads.age.putMillis(node.putObject("ageMs"), "", "50", "99");
  }
}
