package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;

/**
 * One operation of a history: an attempt on one item, or a system write.
 *
 * <p>A write whose effect depends on what is there is known by the item that it met and the item
 * that it made, as {@code ReturnValues} would tell both; a refused condition by the item that it
 * met. To whom only the whole item counts, all that happens is then a read, a write, or a compare
 * and set.
 */
final class Deed {
  /** How it ended. */
  enum End {
    OPEN,
    OK,
    FAIL,
    INFO
  }

  private static final String REPLAYED = "AlreadyApplied";

  private final int process;
  private final int item;
  private final int region;
  private final long startNanos;
  private final Action action;
  private final String kind;
  private final boolean strong;
  private final long amount;
  private Image met = Image.ABSENT;
  private Image seen = Image.ABSENT;
  private Image made = Image.ABSENT;
  private boolean applied;
  private boolean ordered = true;
  private boolean refused;
  private End end = End.OPEN;
  private long endNanos = Long.MAX_VALUE;
  private String error = "";

  /** An attempt that starts now. */
  Deed(Attempt attempt, int process) {
    this.process = process;
    item = attempt.item();
    region = attempt.region();
    startNanos = attempt.startedAt();
    action = action(attempt);
    kind = attempt.request().kind().text();
    strong = attempt.isWrite() || attempt.isStrong();
    amount = attempt.change() instanceof Change.Add add ? add.total() : 0;
    if (attempt.condition() instanceof Condition.Unchanged unchanged) {
      met = unchanged.seen().image();
    }
    made = attempt.change().applyTo(met);
  }

  /** A write of nobody, at an instant; its Region is below 0 if it has none. */
  Deed(int process, int item, int region, Image image, long nanos) {
    this.process = process;
    this.item = item;
    this.region = region;
    startNanos = nanos;
    endNanos = nanos;
    action = Action.WRITE;
    kind = "";
    strong = true;
    amount = 0;
    made = image;
    end = End.OK;
    applied = true;
  }

  private static Action action(Attempt attempt) {
    if (!attempt.isWrite()) {
      return Action.READ;
    }
    Change change = attempt.change();
    if (change instanceof Change.Add) {
      return Action.ADD;
    }
    boolean whole = change instanceof Change.Put || change instanceof Change.Delete;
    return whole && attempt.condition() instanceof Condition.None ? Action.WRITE : Action.CAS;
  }

  /**
   * It has taken effect.
   *
   * @param inOrder whether that counts for the table as a whole
   */
  void applied(Image base, Image result, boolean inOrder) {
    met = base;
    made = result;
    applied = true;
    ordered = inOrder;
  }

  /** A read, or a condition that was refused, has met this, for a client that may have gone. */
  void saw(Image image, boolean inOrder) {
    if (end == End.OPEN) {
      seen = image;
      ordered = inOrder;
    }
  }

  /** The client has its answer, or has given up. */
  void ended(Attempt attempt, long nanos) {
    Outcome outcome = attempt.outcome();
    boolean write = action != Action.READ;
    boolean unknown = write && outcome.leavesWriteUnknown();
    endNanos = nanos;
    error = outcome.error();
    refused = outcome.isRefusedCondition();
    end = outcome == Outcome.OK ? End.OK : unknown ? End.INFO : End.FAIL;
    if (end == End.OK && write && !applied) {
      acknowledgedOnly(attempt);
    }
  }

  /** A transaction that was known by its token has had its effect before (FACTS Y-1). */
  private void acknowledgedOnly(Attempt attempt) {
    boolean transaction = attempt.request().kind() == OperationKind.TRANSACT_WRITE;
    if (transaction && attempt.request().source().idempotent()) {
      end = End.FAIL;
      error = REPLAYED;
    } else if (isConditional()) {
      met = attempt.version().image();
      made = attempt.change().applyTo(met);
    }
  }

  /** Whether what it does depends on what is there. */
  boolean isConditional() {
    return action == Action.CAS || action == Action.ADD;
  }

  /** Whether no more can be learned of it. */
  boolean isSettled() {
    return end != End.OPEN && !(end == End.INFO && isConditional() && !applied);
  }

  /** Whether it says something about the order of what happened to the whole table. */
  boolean isOrdered() {
    return strong && ordered;
  }

  /** Whether it is a condition that was not met. */
  boolean isRefused() {
    return refused;
  }

  int process() {
    return process;
  }

  int item() {
    return item;
  }

  int region() {
    return region;
  }

  long startNanos() {
    return startNanos;
  }

  long endNanos() {
    return endNanos;
  }

  Action action() {
    return action;
  }

  /** What was asked for; empty for a system write. */
  String kind() {
    return kind;
  }

  boolean isSystem() {
    return kind.isEmpty();
  }

  /** Whether it is a write, or a strong read. */
  boolean isStrong() {
    return strong;
  }

  /** What it adds, if it does. */
  long amount() {
    return amount;
  }

  /** What a read, or a condition that was refused, has met. */
  Image seen() {
    return seen;
  }

  /** What a write that depends on it has met; what it was to meet, if it is not known to have. */
  Image met() {
    return met;
  }

  /** What a write has made of it. */
  Image made() {
    return made;
  }

  End end() {
    return end;
  }

  /** Name of the error; empty if it is none. */
  String error() {
    return error;
  }
}
