package io.github.gtsim.checker;

import java.util.List;

/**
 * Decides histories of one key, each sorted by start.
 *
 * @param initial the value before the first operation
 */
record KeyCheck(Model model, String initial, Limits limits) {
  /** By zones if they can tell, else by search. */
  Verdict decide(List<Operation> operations) {
    if (isRegister() && Zones.fit(operations, initial)) {
      return Zones.decide(operations, initial);
    }
    return search(operations);
  }

  /** Nil is a value like others only in registers. */
  private boolean isRegister() {
    return model == Model.REGISTER || model == Model.CAS_REGISTER;
  }

  /** By search alone. */
  Verdict search(List<Operation> operations) {
    return new Search(model, initial, Unseen.of(model, operations), limits).run();
  }

  /** The same with a search that is given up sooner. */
  KeyCheck hasty(long steps) {
    return new KeyCheck(
        model, initial, new Limits(Math.min(steps, limits.steps()), limits.expired()));
  }
}
