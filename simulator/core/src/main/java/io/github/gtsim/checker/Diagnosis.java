package io.github.gtsim.checker;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds out why the operations of a key, sorted by start, are not linearizable. */
final class Diagnosis {
  private final List<Operation> operations;
  private final List<Operation> prefix;
  private final Operation culprit;
  private final Reason reason;

  /**
   * @param culprit the first by end with whose end they are not
   */
  Diagnosis(KeyCheck check, List<Operation> operations, Operation culprit) {
    this.operations = operations;
    this.culprit = culprit;
    prefix = Prefix.until(culprit, operations);
    reason = new Reasons(check, operations, prefix, culprit).simplest();
  }

  Reason reason() {
    return reason;
  }

  List<Operation> prefix() {
    return prefix;
  }

  Finding.Failure failure(History history) {
    int begun = (int) operations.stream().filter(o -> o.start() <= culprit.end()).count();
    return new Finding.Failure(culprit, begun, core(), sentence(history));
  }

  /** What matters, by start. */
  List<Operation> core() {
    return Stream.concat(reason.against().stream(), Stream.of(culprit))
        .sorted(Comparator.comparingLong(Operation::start).thenComparing(Operation::id))
        .toList();
  }

  private String sentence(History history) {
    return new Explanation(history, culprit).sentence(reason);
  }
}
