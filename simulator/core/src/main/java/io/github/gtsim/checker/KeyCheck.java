package io.github.gtsim.checker;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides histories of one key, each sorted by start.
 *
 * @param initial the value before the first operation
 */
record KeyCheck(Model model, String initial, Limits limits) {
  /**
   * A verdict and the operation that makes it invalid.
   *
   * @param culprit the first by end with whose end the history is invalid; present if it is
   */
  record Judgement(Verdict verdict, Optional<Operation> culprit) {}

  /** By zones if they can tell, else by search. */
  Judgement judge(List<Operation> operations) {
    if (haveZones(operations)) {
      Verdict verdict = Zones.decide(operations, initial);
      return new Judgement(verdict, culprit(verdict, () -> firstOutOfZone(operations)));
    }
    Search search = search(operations);
    Verdict verdict = search.run();
    return new Judgement(verdict, culprit(verdict, search::culprit));
  }

  private static Optional<Operation> culprit(Verdict verdict, Supplier<Operation> found) {
    return verdict == Verdict.INVALID ? Optional.of(found.get()) : Optional.empty();
  }

  /** Every prefix of a linearizable history is linearizable, so halving finds it. */
  private Operation firstOutOfZone(List<Operation> operations) {
    List<Operation> byEnd =
        operations.stream().filter(o -> !o.isOpen()).sorted(Operation.BY_END).toList();
    int valid = 0;
    int invalid = byEnd.size();
    while (invalid - valid > 1) {
      int middle = valid + invalid >>> 1;
      List<Operation> prefix = Prefix.until(byEnd.get(middle - 1), operations);
      if (Zones.decide(prefix, initial) == Verdict.INVALID) {
        invalid = middle;
      } else {
        valid = middle;
      }
    }
    return byEnd.get(invalid - 1);
  }

  /** The verdict alone. */
  Verdict decide(List<Operation> operations) {
    return haveZones(operations) ? Zones.decide(operations, initial) : search(operations).run();
  }

  private boolean haveZones(List<Operation> operations) {
    return isRegister() && Zones.fit(operations, initial);
  }

  /** Nil is a value like others only in registers. */
  private boolean isRegister() {
    return model == Model.REGISTER || model == Model.CAS_REGISTER;
  }

  /** A search, which decides all models. */
  Search search(List<Operation> operations) {
    return new Search(model, initial, Unseen.of(model, operations), limits);
  }

  /** The same with a search that is given up sooner. */
  KeyCheck hasty(long steps) {
    return new KeyCheck(
        model, initial, new Limits(Math.min(steps, limits.steps()), limits.expired()));
  }
}
