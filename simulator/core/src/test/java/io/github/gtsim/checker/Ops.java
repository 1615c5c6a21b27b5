package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes down small histories of one key; instants are nanoseconds. */
final class Ops {
  private final List<Operation> operations = new ArrayList<>();

  Ops read(long start, long end, Object value) {
    return add(Action.READ, false, "", value, start, end);
  }

  Ops write(long start, long end, Object value) {
    return add(Action.WRITE, false, "", value, start, end);
  }

  Ops cas(long start, long end, Object from, Object to) {
    return add(Action.CAS, false, from, to, start, end);
  }

  Ops refused(long start, long end, Object from, Object to) {
    return add(Action.CAS, true, from, to, start, end);
  }

  Ops add(long start, long end, Object amount) {
    return add(Action.ADD, false, "", amount, start, end);
  }

  Ops append(long start, long end, String text) {
    return add(Action.APPEND, false, "", Values.quoted(text), start, end);
  }

  private Ops add(Action action, boolean refused, Object from, Object value, long start, long end) {
    int id = operations.size() + 1;
    operations.add(
        new Operation(
            id,
            "k",
            id,
            action,
            refused,
            from.toString(),
            value.toString(),
            start,
            end,
            id,
            end == Operation.NEVER ? 0 : 100 + id));
    return this;
  }

  /** By start. */
  List<Operation> list() {
    return operations.stream().sorted(Comparator.comparingLong(Operation::start)).toList();
  }

  History history() {
    return new History(operations, true, false, 0, 0);
  }

  Finding check() {
    return check(Optional.empty());
  }

  Finding check(Optional<Model> model) {
    return check(model, Values.NIL);
  }

  Finding check(Optional<Model> model, String initial) {
    return Linearizability.check(history(), model, initial, Limits.ofSteps()).get(0);
  }

  Verdict verdict() {
    return check().verdict();
  }

  Verdict verdict(Model model) {
    return check(Optional.of(model)).verdict();
  }

  String sentence() {
    return check().failure().orElseThrow().sentence();
  }

  /** What numbers the operations have that matter to the failure. */
  List<Integer> core() {
    return check().failure().orElseThrow().core().stream().map(Operation::id).toList();
  }
}
