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
import java.util.List;
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

  /** Discarded versions that are not acknowledged yet. */
  private final List<Version> discarded = new ArrayList<>();

  /** For each item the acknowledged versions that some replica does not hold yet. */
  private Steps[] steps = new Steps[64];

  private static final class Reads {
    final Durations age = new Durations();
    long ok;
    long stale;
  }

  public Staleness(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
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
      if (acknowledged != Version.NONE) {
        acknowledged(acknowledged);
      }
    }
  }

  private void acknowledged(Version version) {
    if (discarded.remove(version)) {
      return;
    }
    int item = version.item();
    if (item >= steps.length) {
      steps = Arrays.copyOf(steps, Math.max(steps.length * 2, item + 1));
    }
    Version least = leastHeld(item);
    boolean missing = !least.isNewerThan(version) && least != version;
    if (missing || version.stamp() >= leastStampToCome()) {
      if (steps[item] == null) {
        steps[item] = new Steps();
      }
      steps[item].add(version, scope.now());
    }
  }

  /** Where clocks are raw, a smaller version may yet be written than one that everybody holds. */
  private long leastStampToCome() {
    return scope.rawClocks() ? scope.now() - scope.mostBehindNanos().getAsLong() : Long.MAX_VALUE;
  }

  private Version leastHeld(int item) {
    Version least = null;
    for (int replica : scope.replicas()) {
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
    if (item < steps.length && steps[item] != null) {
      steps[item].dropUpTo(leastHeld(item), leastStampToCome());
      if (steps[item].isEmpty()) {
        steps[item] = null;
      }
    }
  }

  /** What is discarded is nothing that a read could miss. */
  @Override
  public void rewinds(Rewind rewind) {
    if (rewind.takesPlace()) {
      ledger.settlement().eachOpen(item -> discard(item, rewind.state()));
    }
    for (int item = 0; rewind.takesPlace() && item < steps.length; item++) {
      if (steps[item] != null) {
        steps[item].retain(rewind.state().held(item));
        steps[item] = steps[item].isEmpty() ? null : steps[item];
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
    if (!attempt.isWrite() && item < steps.length && steps[item] != null) {
      long since = steps[item].firstNewerThan(version);
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
