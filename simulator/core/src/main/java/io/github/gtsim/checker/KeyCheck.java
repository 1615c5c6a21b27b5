package io.github.gtsim.checker;

import java.util.List;

/**
 * Decides histories of one key, each sorted by start.
 *
 * @param initial the value before the first operation
 */
record KeyCheck(Model model, String initial, Limits limits) {
  /** By zones if they can tell, else by search. */
  Judgement judge(List<Operation> operations) {
    if (!haveZones(operations)) {
      return searched(operations);
    }
    Verdict verdict = Zones.decide(operations, initial);
    return verdict == Verdict.INVALID
        ? Judgement.invalid(firstOutOfZone(operations))
        : Judgement.of(verdict);
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
    return haveZones(operations)
        ? Zones.decide(operations, initial)
        : searched(operations).verdict();
  }

  private boolean haveZones(List<Operation> operations) {
    return isRegister() && Zones.fit(operations, initial);
  }

  /** Nil is a value like others only in registers. */
  private boolean isRegister() {
    return model == Model.REGISTER || model == Model.CAS_REGISTER;
  }

  /** By search alone. */
  Verdict search(List<Operation> operations) {
    return searched(operations).verdict();
  }

  private Judgement searched(List<Operation> operations) {
    return new Search(model, initial, Unseen.of(model, operations), limits).run();
  }

  /** The same with a search that is given up sooner. */
  KeyCheck hasty(long steps) {
    return new KeyCheck(
        model,
        initial,
        new Limits(Math.min(steps, limits.steps()), limits.memory(), limits.expired()));
  }
}
