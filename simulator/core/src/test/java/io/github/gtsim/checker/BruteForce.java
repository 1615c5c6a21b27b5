package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tries every order of every selection of the open operations: no better idea than that. */
final class BruteForce {
  /** What nil counts as. */
  private final String blank;

  BruteForce(Model model) {
    blank =
        switch (model) {
          case REGISTER, CAS_REGISTER -> "nil";
          case COUNTER -> "0";
          case KV -> "\"\"";
        };
  }

  Verdict decide(List<Operation> operations, String initial) {
    return extend(new ArrayList<>(), operations, value(initial)) ? Verdict.VALID : Verdict.INVALID;
  }

  private String value(String written) {
    return written.equals("nil") ? blank : written;
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
    meet(operations, value(initial), operation, null, met);
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
        String after = here ? sets ? value(next.value()) : state : after(state, next);
        if (after != null) {
          meet(rest, after, one, here ? state : meets, met);
        }
      }
    }
  }

  /** The state after it; null if it cannot have happened. */
  private String after(String state, Operation operation) {
    String value = value(operation.value());
    boolean same = state.equals(value(operation.expected()));
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
        boolean whole = state.matches("-?[0-9]+");
        return whole ? new BigInteger(state).add(new BigInteger(value)).toString() : null;
      default:
        return '"' + text(state) + text(value) + '"';
    }
  }

  private static String text(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }
}
