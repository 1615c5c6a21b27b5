package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tries every order of every selection of the open operations: no better idea than that. */
final class BruteForce {
  private final boolean counter;

  BruteForce(boolean counter) {
    this.counter = counter;
  }

  Verdict decide(List<Operation> operations, String initial) {
    return extend(new ArrayList<>(), operations, initial) ? Verdict.VALID : Verdict.INVALID;
  }

  private boolean extend(List<Operation> order, List<Operation> left, String state) {
    if (left.stream().allMatch(operation -> operation.end() == Operation.NEVER)) {
      return true;
    }
    for (Operation next : left) {
      List<Operation> rest = new ArrayList<>(left);
      rest.remove(next);
      boolean late = rest.stream().anyMatch(other -> other.end() < next.start());
      String after = late ? null : after(state, next);
      if (after != null) {
        order.add(next);
        if (extend(order, rest, after)) {
          return true;
        }
        order.remove(order.size() - 1);
      }
    }
    return false;
  }

  /** The values that an operation meets in all orders that explain the others. */
  TreeSet<String> met(List<Operation> operations, String initial, Operation operation) {
    TreeSet<String> met = new TreeSet<>();
    meet(operations, initial, operation, null, met);
    return met;
  }

  private void meet(
      List<Operation> left, String state, Operation one, String meets, TreeSet<String> met) {
    if (left.stream().allMatch(operation -> operation.end() == Operation.NEVER)) {
      met.add(meets);
    }
    for (Operation next : left) {
      List<Operation> rest = new ArrayList<>(left);
      rest.remove(next);
      if (rest.stream().noneMatch(other -> other.end() < next.start())) {
        boolean here = next.id() == one.id();
        boolean sets = next.action() == Action.CAS && !next.refused();
        String after = here ? sets ? next.value() : state : after(state, next);
        if (after != null) {
          meet(rest, after, one, here ? state : meets, met);
        }
      }
    }
  }

  /** The state after it; null if it cannot have happened. */
  private String after(String state, Operation operation) {
    String value = operation.value();
    boolean same = state.equals(operation.expected());
    switch (operation.action()) {
      case READ:
        return state.equals(value) ? state : null;
      case WRITE:
        return value;
      case CAS:
        if (operation.refused()) {
          return same ? null : state;
        }
        return same ? value : null;
      case ADD:
        return counter && state.matches("-?[0-9]+")
            ? new BigInteger(state).add(new BigInteger(value)).toString()
            : null;
      default:
        return state.substring(0, state.length() - 1) + value.substring(1);
    }
  }
}
