package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks for a small part of an invalid prefix that is invalid by itself. Each step asks less of an
 * order than the one before, so that an order of the whole would be one of the part, too: if there
 * is none of the part, that proves that there is none of the whole.
 */
final class Core {
  private static final int MOST_CHECKS = 400;
  private static final long MOST_WORK = 2_000_000;
  private static final long HASTY_STEPS = 100_000;

  private final KeyCheck check;
  private final List<Operation> prefix;
  private final Operation culprit;

  /** Stays: what had ended before it is left out because of it. */
  private Operation first;

  private int checks;
  private long work;

  Core(KeyCheck check, List<Operation> prefix, Operation culprit) {
    this.check = check.hasty(HASTY_STEPS);
    this.prefix = prefix;
    this.culprit = culprit;
    first = culprit;
  }

  /** As large as it must be, as far as that can be found out within limits; by start. */
  List<Operation> operations() {
    Map<Integer, Operation> whole = new LinkedHashMap<>();
    prefix.forEach(operation -> whole.put(operation.id(), operation));
    return weakened(latest()).stream().map(operation -> whole.get(operation.id())).toList();
  }

  /** What is left of it since one of those that tell the value, as late as will do. */
  private List<Operation> latest() {
    List<Operation> known = known();
    for (int many = 1; many <= known.size() && hasTime(); many *= 2) {
      List<Operation> rest = since(known.get(many - 1));
      if (isInvalid(rest)) {
        first = known.get(many - 1);
        return rest;
      }
    }
    return prefix;
  }

  /**
   * Operations before the culprit after which the value was their own, the latest first. Not of a
   * counter that may hold no number: whether it can be added to depends on what came before.
   */
  List<Operation> known() {
    if (check.model() == Model.COUNTER && !isNumber(check.model().value(check.initial()))) {
      return List.of();
    }
    return prefix.stream()
        .filter(o -> (o.isSetter() || o.action() == Action.READ) && o.precedes(culprit))
        .sorted(Comparator.comparingLong(Operation::start).reversed())
        .toList();
  }

  private static boolean isNumber(String value) {
    return Values.number(value).isPresent();
  }

  /**
   * Without what had ended when one of these began: its value was the same whatever came before. Of
   * what was concurrent with it, it is not known what it met.
   */
  List<Operation> since(Operation known) {
    List<Operation> rest = new ArrayList<>();
    for (Operation operation : prefix) {
      boolean sets = operation.isSetter() || operation.id() == known.id();
      if (known.precedes(operation) || operation.isAddition() && !operation.precedes(known)) {
        rest.add(operation);
      } else if (sets && !operation.precedes(known)) {
        rest.add(operation.blind());
      }
    }
    return rest;
  }

  /** Weakens as many as it can, in ever smaller slices. */
  private List<Operation> weakened(List<Operation> invalid) {
    List<Operation> core = invalid;
    boolean better = true;
    while (better) {
      better = false;
      List<Operation> weak = weak(core);
      for (int slice = weak.size(); slice > 0; slice /= 2) {
        int start = 0;
        while (start < weak.size() && hasTime()) {
          List<Operation> some = weak.subList(start, Math.min(start + slice, weak.size()));
          List<Operation> rest = without(core, some);
          if (isInvalid(rest)) {
            core = rest;
            better = true;
            some.clear();
          } else {
            start += slice;
          }
        }
      }
    }
    return core;
  }

  private boolean hasTime() {
    return checks < MOST_CHECKS && work < MOST_WORK && !check.limits().expired().getAsBoolean();
  }

  private boolean isInvalid(List<Operation> rest) {
    checks++;
    work += rest.size();
    return check.decide(rest) == Verdict.INVALID;
  }

  /** Those of which less can be asked. */
  List<Operation> weak(List<Operation> core) {
    Unseen unseen = Unseen.of(check.model(), core);
    List<Operation> weak = new ArrayList<>();
    for (Operation operation : core) {
      boolean writes = operation.action() == Action.WRITE;
      boolean asks = !writes && !operation.isAddition() || unseen.contains(operation);
      if (asks && operation.id() != culprit.id() && operation.id() != first.id()) {
        weak.add(operation);
      }
    }
    return weak;
  }

  /** A cas is at least a write; what changes nothing is nothing, nor is a write unseen. */
  static List<Operation> without(List<Operation> core, List<Operation> weak) {
    TreeSet<Integer> ids = new TreeSet<>();
    weak.forEach(operation -> ids.add(operation.id()));
    List<Operation> rest = new ArrayList<>();
    for (Operation operation : core) {
      if (!ids.contains(operation.id())) {
        rest.add(operation);
      } else {
        weaker(operation).ifPresent(rest::add);
      }
    }
    return rest;
  }

  private static Optional<Operation> weaker(Operation operation) {
    return operation.action() == Action.CAS && !operation.refused()
        ? Optional.of(operation.blind())
        : Optional.empty();
  }
}
