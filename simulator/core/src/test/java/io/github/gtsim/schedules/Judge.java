package io.github.gtsim.schedules;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.checker.Verdict;
import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.measure.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges a run by itself, without what the product measures: strong operations are linearizable, a
 * strong table loses no acknowledged write and has each replica go through the one order without a
 * gap, and an eventual one ends with the greatest version everywhere.
 */
final class Judge implements Observer {
  private final Setup setup;
  private final Scope scope;
  private final List<Fault> faults;
  private final Story story;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private final List<Version> written = new ArrayList<>();
  private String gap = "";

  Judge(Setup setup, Scope scope, List<Fault> faults, Story story) {
    this.setup = setup;
    this.scope = scope;
    this.faults = faults;
    this.story = story;
  }

  private long now() {
    return scope.world().now();
  }

  private String name(int region) {
    return scope.world().region(region).name();
  }

  private void tell(Supplier<String> what) {
    story.tell(() -> "at " + Explorer.micros(now()) + ", " + what.get());
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    attempts.add(attempt);
    ends.add(Operation.NEVER);
    tell(() -> name(attempt.region()) + ": " + text(attempt) + " begins");
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    ends.set(attempts.indexOf(attempt), now());
    tell(() -> name(attempt.region()) + ": " + text(attempt) + " ends " + attempt.outcome());
  }

  @Override
  public void written(Version version, Attempt attempt) {
    written.add(version);
    tell(() -> text(attempt) + " has its place in the order");
  }

  @Override
  public void held(int region, Version before, Version after) {
    tell(
        () ->
            name(region)
                + " holds "
                + value(after.image())
                + " in place of "
                + value(before.image()));
    long last = before == Version.NONE ? 0 : before.sequence();
    if (setup.kind().isStrong() && after.sequence() != last + 1) {
      gap = "a gap in the order: " + last + " before " + after.sequence() + " at " + name(region);
    }
  }

  @Override
  public void faultStarted(Fault fault) {
    tell(() -> fault + " has begun");
  }

  @Override
  public void faultEnded(Fault fault) {
    tell(() -> fault.kind() + " is over");
  }

  private static String text(Attempt attempt) {
    return "call " + (attempt.request().number() + 1) + " (" + attempt.request().kind() + ")";
  }

  private static String value(Image image) {
    return image.exists() ? Long.toString(image.number(Call.ATTRIBUTE)) : "nil";
  }

  /** What is wrong; asked when the run has come to rest. */
  Optional<String> broken() {
    if (!gap.isEmpty()) {
      return Optional.of(gap);
    }
    Optional<String> lost = setup.kind().isStrong() ? lost() : apart();
    return lost.isPresent() || !setup.isLinearizable() ? lost : notLinearizable();
  }

  /** Whatever the one fault, every acknowledged write is to be found at a live replica. */
  private Optional<String> lost() {
    Version last = greatest(setup.table().regions());
    for (Attempt attempt : attempts) {
      boolean acknowledged = attempt.isWrite() && attempt.outcome() == Outcome.OK;
      if (acknowledged && !attempt.version().isAncestorOf(last)) {
        return Optional.of("an acknowledged write is lost: " + text(attempt));
      }
    }
    return Optional.empty();
  }

  private boolean isLive(int region) {
    return scope.world().region(region).isUp() && !scope.world().region(region).isDestroyed();
  }

  private Version greatest(List<String> replicas) {
    Version greatest = Version.NONE;
    for (String replica : replicas) {
      int region = scope.world().regionId(replica);
      Version held = isLive(region) ? scope.table().held(region, 0) : Version.NONE;
      greatest = held.isNewerThan(greatest) ? held : greatest;
    }
    return greatest;
  }

  /** Once the fault is over the last writer has won everywhere. */
  private Optional<String> apart() {
    if (faults.stream().anyMatch(fault -> fault.end() == Fault.NEVER)) {
      return Optional.empty();
    }
    Version greatest = Version.NONE;
    for (Version version : written) {
      greatest = version.isNewerThan(greatest) ? version : greatest;
    }
    for (String replica : setup.table().regions()) {
      Version held = scope.table().held(scope.world().regionId(replica), 0);
      if (held != greatest && !written.isEmpty()) {
        return Optional.of("not the last writer's version at " + replica);
      }
    }
    return Optional.empty();
  }

  private Optional<String> notLinearizable() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      operation(attempts.get(i), ends.get(i), i).ifPresent(operations::add);
    }
    History history = new History(operations, true, false, 0, 0);
    for (Finding finding :
        Linearizability.check(history, Optional.empty(), "nil", Limits.ofSteps())) {
      if (finding.verdict() != Verdict.VALID) {
        return Optional.of(
            finding.failure().map(Finding.Failure::sentence).orElse("the checker gave up"));
      }
    }
    return Optional.empty();
  }

  /** As the checker sees it; nothing if it certainly had no effect and saw none. */
  private static Optional<Operation> operation(Attempt attempt, long end, int id) {
    Outcome outcome = attempt.outcome();
    boolean create = attempt.condition() instanceof Condition.Absent;
    boolean unknown = attempt.isWrite() && outcome.leavesWriteUnknown();
    boolean refused = outcome == Outcome.CONDITION_FAILED;
    if (outcome != Outcome.OK && !unknown && !refused) {
      return Optional.empty();
    }
    boolean adds = attempt.change() instanceof Change.Add;
    Action action = create ? Action.CAS : adds ? Action.ADD : Action.WRITE;
    Image image =
        attempt.isWrite() ? attempt.change().applyTo(Image.ABSENT) : attempt.version().image();
    return Optional.of(
        new Operation(
            id,
            Call.KEY,
            id,
            attempt.isWrite() ? action : Action.READ,
            refused,
            create ? "nil" : "",
            value(image),
            attempt.startedAt(),
            unknown ? Operation.NEVER : end,
            2 * id + 1,
            unknown ? 0 : 2 * id + 2));
  }
}
