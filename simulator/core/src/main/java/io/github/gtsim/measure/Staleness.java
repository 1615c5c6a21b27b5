package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads that answered with less than had been acknowledged anywhere before they were called, and
 * how old what they answered was.
 */
public final class Staleness implements Observer {
  private final Scope scope;
  private final Reads strong = new Reads();
  private final Reads eventual = new Reads();
  private Steps[] steps = new Steps[64];

  private static final class Reads {
    final Durations age = new Durations();
    long ok;
    long stale;
  }

  /** Acknowledged versions of an item, each greater than all acknowledged before it. */
  private static final class Steps {
    private Version[] versions = new Version[4];
    private long[] acknowledgedAt = new long[4];
    private int size;

    void add(Version version, long now) {
      if (size == versions.length) {
        versions = Arrays.copyOf(versions, size * 2);
        acknowledgedAt = Arrays.copyOf(acknowledgedAt, size * 2);
      }
      versions[size] = version;
      acknowledgedAt[size++] = now;
    }

    boolean isRecord(Version version) {
      return size == 0 || version.isNewerThan(versions[size - 1]);
    }

    /** When the first version greater than {@code seen} was acknowledged; MAX if none was. */
    long firstNewerThan(Version seen) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (versions[middle].isNewerThan(seen)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low == size ? Long.MAX_VALUE : acknowledgedAt[low];
    }

    /** Forgets what no read can miss any more. */
    void dropUpTo(Version least) {
      int from = 0;
      while (from < size && !versions[from].isNewerThan(least)) {
        from++;
      }
      if (from > 0) {
        System.arraycopy(versions, from, versions, 0, size - from);
        System.arraycopy(acknowledgedAt, from, acknowledgedAt, 0, size - from);
        Arrays.fill(versions, size - from, size, null);
        size -= from;
      }
    }
  }

  public Staleness(Scope scope) {
    this.scope = scope;
  }

  @Override
  public void requestEnded(Request request) {
    if (request.result() != Request.Result.OK) {
      return;
    }
    Version acknowledged = request.acknowledged();
    if (acknowledged != Version.NONE) {
      acknowledged(acknowledged);
    }
  }

  private void acknowledged(Version version) {
    int item = version.item();
    if (item >= steps.length) {
      steps = Arrays.copyOf(steps, Math.max(steps.length * 2, item + 1));
    }
    if (!leastHeld(item).isNewerThan(version) && leastHeld(item) != version) {
      if (steps[item] == null) {
        steps[item] = new Steps();
      }
      if (steps[item].isRecord(version)) {
        steps[item].add(version, scope.now());
      }
    }
  }

  private Version leastHeld(int item) {
    Version least = null;
    for (int replica : scope.replicas()) {
      Version held = scope.table().held(replica, item);
      if (!scope.world().region(replica).isDestroyed()
          && (least == null || least.isNewerThan(held))) {
        least = held;
      }
    }
    return least == null ? Version.NONE : least;
  }

  @Override
  public void held(int region, Version before, Version after) {
    int item = after.item();
    if (item < steps.length && steps[item] != null) {
      steps[item].dropUpTo(leastHeld(item));
      if (steps[item].size == 0) {
        steps[item] = null;
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
