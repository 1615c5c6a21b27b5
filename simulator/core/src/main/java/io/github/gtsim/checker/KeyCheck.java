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
    return isRegister() && Zones.fit(operations, initial)
        ? Judgement.of(Zones.decide(operations, initial))
        : searched(operations);
  }

  Verdict decide(List<Operation> operations) {
    return judge(operations).verdict();
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
