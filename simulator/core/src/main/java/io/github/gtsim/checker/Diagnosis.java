package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Finds out why the operations of a key, sorted by start, are not linearizable. */
final class Diagnosis {
  private static final int MOST_CHECKS = 400;
  private static final long MOST_WORK = 2_000_000;
  private static final long HASTY_STEPS = 100_000;
  private static final Comparator<Operation> BY_END =
      Comparator.comparingLong(Operation::end)
          .thenComparing(Operation::endLine)
          .thenComparing(Operation::id);

  private final KeyCheck check;
  private final List<Operation> operations;
  private final List<Operation> byEnd;
  private final boolean timed;
  private int checks;
  private long work;

  Diagnosis(KeyCheck check, List<Operation> operations, boolean timed) {
    this.check = check;
    this.operations = operations;
    this.timed = timed;
    byEnd = operations.stream().filter(operation -> !operation.isOpen()).sorted(BY_END).toList();
  }

  /**
   * Searches for the first end that makes it fail. Every prefix of a linearizable history is
   * linearizable, so halving finds it.
   */
  Finding.Failure failure() {
    int valid = 0;
    int invalid = byEnd.size();
    boolean shortest = true;
    while (invalid - valid > 1) {
      int middle = valid + invalid >>> 1;
      Verdict verdict = check.decide(prefix(middle));
      if (verdict == Verdict.INVALID) {
        invalid = middle;
      } else {
        valid = middle;
        shortest &= verdict == Verdict.VALID;
      }
    }
    Operation culprit = byEnd.get(invalid - 1);
    List<Operation> prefix = prefix(invalid);
    List<Operation> core = core(prefix, culprit);
    String sentence = new Explanation(check, operations, prefix, core, culprit, timed).sentence();
    return new Finding.Failure(culprit, begun(culprit), shortest, core, sentence);
  }

  private int begun(Operation culprit) {
    return (int) operations.stream().filter(o -> o.start() <= culprit.end()).count();
  }

  /** What is known when so many operations have ended: others are open, or have not begun. */
  private List<Operation> prefix(int ends) {
    Operation last = byEnd.get(ends - 1);
    List<Operation> prefix = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation.start() > last.end()) {
        break;
      }
      if (BY_END.compare(operation, last) <= 0) {
        prefix.add(operation);
      } else if (!operation.isObserver()) {
        prefix.add(operation.isOpen() ? operation : operation.open());
      }
    }
    return prefix;
  }

  /**
   * Leaves out operations for as long as the rest is invalid: only such as cannot be what makes it
   * so, which are those that change nothing and blind writes that nobody saw.
   */
  private List<Operation> core(List<Operation> prefix, Operation culprit) {
    List<Operation> core = prefix;
    int size;
    do {
      size = core.size();
      List<Operation> spare = spare(core, culprit);
      for (int slice = spare.size(); slice > 0; slice /= 2) {
        int start = 0;
        while (start < spare.size() && checks < MOST_CHECKS && work < MOST_WORK) {
          List<Operation> some = spare.subList(start, Math.min(start + slice, spare.size()));
          List<Operation> rest = without(core, some);
          if (isInvalid(rest)) {
            core = rest;
            some.clear();
          } else {
            start += slice;
          }
        }
      }
    } while (core.size() < size);
    return core;
  }

  private static List<Operation> without(List<Operation> core, List<Operation> some) {
    TreeSet<Integer> ids = new TreeSet<>();
    some.forEach(operation -> ids.add(operation.id()));
    return core.stream().filter(operation -> !ids.contains(operation.id())).toList();
  }

  private boolean isInvalid(List<Operation> rest) {
    checks++;
    work += rest.size();
    return check.hasty(HASTY_STEPS).decide(rest) == Verdict.INVALID;
  }

  private static List<Operation> spare(List<Operation> core, Operation culprit) {
    boolean blind = core.stream().allMatch(Diagnosis::seesOneValue);
    TreeSet<String> seen = new TreeSet<>();
    for (Operation operation : core) {
      seen.add(operation.action() == Action.CAS ? operation.expected() : "");
      seen.add(operation.action() == Action.READ ? operation.value() : "");
    }
    List<Operation> spare = new ArrayList<>();
    for (Operation operation : core) {
      boolean unseen = operation.action() == Action.WRITE && !seen.contains(operation.value());
      if (operation != culprit && (operation.isObserver() || blind && unseen)) {
        spare.add(operation);
      }
    }
    return spare;
  }

  /**
   * Whether it depends on the value only by being one, so that no unseen write can matter to it.
   */
  private static boolean seesOneValue(Operation operation) {
    return switch (operation.action()) {
      case READ, WRITE -> true;
      case CAS -> !operation.refused();
      case ADD, APPEND -> false;
    };
  }
}
