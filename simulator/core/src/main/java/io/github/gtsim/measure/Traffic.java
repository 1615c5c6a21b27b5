package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Requests by how they ended, availability, and conflict exceptions; the warm-up left out. */
public final class Traffic implements Observer {
  private final Scope scope;
  private long sent;
  private long ok;
  private long failed;
  private long unknown;
  private long attempts;
  private long throttled;
  private long conditionFailed;
  private long readsSent;
  private long readsServed;
  private long writesServed;
  private long raised;
  private long surfaced;
  private long open;

  public Traffic(Scope scope) {
    this.scope = scope;
  }

  private boolean isMeasured(Request request) {
    return request.intendedStart() >= scope.warmupNanos();
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(
        Told.REQUEST_STARTED, Told.REQUEST_ENDED, Told.ATTEMPT_STARTED, Told.ATTEMPT_ENDED);
  }

  @Override
  public void requestStarted(Request request) {
    open++;
    if (isMeasured(request)) {
      sent++;
      if (request.kind() == OperationKind.GET) {
        readsSent++;
      }
    }
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    if (isMeasured(attempt.request())) {
      attempts++;
    }
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    if (attempt.outcome() == Outcome.THROTTLED && isMeasured(attempt.request())) {
      throttled++;
    }
  }

  @Override
  public void conflict(Attempt attempt) {
    if (isMeasured(attempt.request())) {
      raised++;
    }
  }

  @Override
  public void requestEnded(Request request) {
    open--;
    if (!isMeasured(request)) {
      return;
    }
    boolean served = false;
    switch (request.result()) {
      case OK -> {
        ok++;
        served = true;
      }
      case UNKNOWN -> unknown++;
      default -> failed++;
    }
    if (request.conditionRefused()) {
      conditionFailed++;
      served = true;
    }
    if (request.result() != Request.Result.OK
        && request.lastAttempt().outcome() == Outcome.CONFLICT) {
      surfaced++;
    }
    if (served && request.kind() == OperationKind.GET) {
      readsServed++;
    } else if (served) {
      writesServed++;
    }
  }

  /** Whether every request has ended, in one outcome. */
  public boolean allEnded() {
    return open == 0 && ok + failed + unknown == sent;
  }

  /** The sections requests, availability and conflicts of the summary. */
  public void report(ObjectNode summary) {
    ObjectNode requests = summary.putObject("requests");
    requests.put("sent", sent);
    requests.put("ok", ok);
    requests.put("failed", failed);
    requests.put("unknown", unknown);
    requests.put("attempts", attempts);
    requests.put("throttled", throttled);
    requests.put("conditionFailed", conditionFailed);
    ObjectNode availability = summary.putObject("availability");
    availability.set("all", Nodes.share(readsServed + writesServed, sent));
    availability.set("reads", Nodes.share(readsServed, readsSent));
    availability.set("writes", Nodes.share(writesServed, sent - readsSent));
    ObjectNode conflicts = summary.putObject("conflicts");
    conflicts.put("raised", raised);
    conflicts.put("surfaced", surfaced);
  }
}
