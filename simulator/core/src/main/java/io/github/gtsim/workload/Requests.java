package io.github.gtsim.workload;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.Timeouts;
import java.util.function.Consumer;

/**
 * Sees requests through: an SDK's attempts with their time-outs, back-offs and retries (FACTS H-7,
 * H-8), and for an operation that reads first, its two calls one after the other.
 */
final class Requests {
  /** What the calls of one request are. */
  interface Plan {
    /** Whether its reads are strong. */
    boolean strong();

    /** What the write does to item {@code part} of the request; {@link Change.None} for a get. */
    Change change(Request request, int part);

    /** On which condition. */
    Condition condition(Request request, int part);
  }

  private static final int BACK_OFF = 3;
  private static final int READ_PHASE = 1 << 8;

  private final World world;
  private final Endpoints endpoints;
  private final Routing routing;
  private final RetryPolicy retry;
  private final Timeouts<Attempt> timeouts;
  private final Consumer<Request> ended;
  private final RandomStream stream = new RandomStream(0);

  Requests(
      World world,
      Endpoints endpoints,
      Routing routing,
      RetryPolicy retry,
      long timeoutNanos,
      Consumer<Request> ended) {
    this.world = world;
    this.endpoints = endpoints;
    this.routing = routing;
    this.retry = retry;
    this.ended = ended;
    timeouts = new Timeouts<>(world.simulation(), timeoutNanos, Attempt::isOpen, this::timedOut);
  }

  /** One request on its way. */
  private final class Trip implements Attempt.Caller {
    final Request request;
    final Plan plan;
    final long draws;
    boolean reading;
    boolean maybeApplied;
    Version seen = Version.NONE;
    int tries;

    Trip(Request request, Plan plan, long draws) {
      this.request = request;
      this.plan = plan;
      this.draws = draws;
      reading = request.kind() == OperationKind.GET || request.kind().readsFirst();
    }

    void attempt() {
      if (!reading && routing.opensAt(request.item()) > world.now()) {
        world.simulation().at(routing.opensAt(request.item()), this::attempt);
        return;
      }
      int phase = reading ? READ_PHASE : 0;
      long attemptDraws = Hash.mix(draws, phase + tries);
      int region = routing.route(request.client(), request.item());
      Attempt attempt =
          request.kind() == OperationKind.TRANSACT_WRITE
              ? transaction(attemptDraws, region)
              : new Attempt(
                  request,
                  reading ? new Change.None() : change(),
                  condition(),
                  plan.strong(),
                  attemptDraws,
                  region,
                  world.now(),
                  this);
      tries++;
      timeouts.start(attempt);
      endpoints.call(attempt, routing.since(request.client(), request.item()));
    }

    private Attempt transaction(long attemptDraws, int region) {
      Change[] changes = new Change[request.size()];
      Condition[] conditions = new Condition[request.size()];
      for (int i = 0; i < changes.length; i++) {
        changes[i] = plan.change(request, i);
        conditions[i] = plan.condition(request, i);
      }
      return Attempt.transaction(
          request, changes, conditions, attemptDraws, region, world.now(), this);
    }

    /** What was read before is written back, whole. */
    private Change change() {
      Change change = plan.change(request, 0);
      return request.kind().readsFirst() ? new Change.Put(change.applyTo(seen.image())) : change;
    }

    private Condition condition() {
      if (reading) {
        return Condition.NONE;
      }
      return request.kind() == OperationKind.COMPARE_AND_SET
          ? new Condition.Unchanged(seen)
          : plan.condition(request, 0);
    }

    @Override
    public void answered(Attempt attempt) {
      world.observer().attemptEnded(attempt);
      Outcome outcome = attempt.outcome();
      if (attempt.isWrite() && outcome.leavesWriteUnknown()) {
        maybeApplied = true;
      }
      if (outcome == Outcome.OK && reading && request.kind().readsFirst()) {
        seen = attempt.version();
        reading = false;
        tries = 0;
        attempt();
      } else if (outcome.isRetryable() && tries < retry.attempts()) {
        backOff(outcome == Outcome.THROTTLED);
      } else {
        end(attempt);
      }
    }

    private void backOff(boolean throttled) {
      stream.position(Hash.mix(draws, tries), BACK_OFF);
      long wait = (long) (stream.nextDouble() * retry.ceiling(tries - 1, throttled));
      world.simulation().after(wait, this::attempt);
    }

    /** FACTS Y-2: a condition that failed because the item is as this request has made it. */
    private boolean hasFoundItsOwn(Attempt last) {
      if (!request.source().idempotent() || !last.outcome().isRefusedCondition()) {
        return false;
      }
      for (int i = 0; i < request.size(); i++) {
        if (request.part(i).written().contains(last.part(i).version())) {
          return true;
        }
      }
      return false;
    }

    private void end(Attempt last) {
      Request.Result result = Request.Result.FAILED;
      if (last.outcome() == Outcome.OK || hasFoundItsOwn(last)) {
        result = Request.Result.OK;
      } else if (maybeApplied) {
        result = Request.Result.UNKNOWN;
      }
      request.end(result, last);
      world.simulation().release();
      world.observer().requestEnded(request);
      ended.accept(request);
    }
  }

  /** Starts a request; {@code draws} is the seed of what it draws from here on. */
  void start(Request request, Plan plan, long draws) {
    world.simulation().hold();
    world.observer().requestStarted(request);
    new Trip(request, plan, draws).attempt();
  }

  private void timedOut(Attempt attempt) {
    attempt.close(Outcome.TIMEOUT);
    attempt.deliver();
  }
}
