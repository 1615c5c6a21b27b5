package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes that leave a value which no other operation depends on. Whatever comes after one is a
 * blind write or nothing, so no order needs it: an open one never happened, and a definite one may
 * as well have happened just before any blind write in its time.
 *
 * @param operations of one key without the open ones among them
 */
record Unseen(Model model, List<Operation> operations, TreeSet<String> observed, boolean judged) {
  /** Tells them, but not where operations depend on a value by its not being another one. */
  static Unseen of(Model model, List<Operation> all) {
    if (all.stream().anyMatch(Unseen::dependsOnAnyValue)) {
      return new Unseen(model, all, new TreeSet<>(), false);
    }
    List<Operation> rest = all;
    TreeSet<String> observed = observed(model, rest);
    int size;
    do {
      size = rest.size();
      List<Operation> kept = new ArrayList<>();
      for (Operation operation : rest) {
        if (!operation.isOpen() || observed.contains(model.value(operation.value()))) {
          kept.add(operation);
        }
      }
      rest = kept;
      observed = observed(model, rest);
    } while (rest.size() < size);
    return new Unseen(model, rest, observed, true);
  }

  private static boolean dependsOnAnyValue(Operation operation) {
    return operation.refused()
        || operation.action() == Action.ADD
        || operation.action() == Action.APPEND;
  }

  private static TreeSet<String> observed(Model model, List<Operation> operations) {
    TreeSet<String> observed = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation.action() == Action.READ) {
        observed.add(model.value(operation.value()));
      } else if (operation.action() == Action.CAS) {
        observed.add(model.value(operation.expected()));
      }
    }
    return observed;
  }

  /** Whether it is a blind write of this kind. */
  boolean contains(Operation operation) {
    return judged
        && operation.action() == Action.WRITE
        && !observed.contains(model.value(operation.value()));
  }
}
