package io.github.gtsim.checker;

import io.github.gtsim.engine.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small history of a key, of few values and instants, so that operations often meet. */
record RandomHistory(Model model, String initial, List<Operation> operations) {
  private static final int MOST = 6;
  private static final int INSTANTS = 9;

  static RandomHistory draw(Model model, RandomStream random) {
    List<String> values = values(model);
    List<Action> kinds = kinds(model, random);
    Ops ops = new Ops();
    IntStream.rangeClosed(0, 1 + random.nextInt(MOST - 1))
        .forEach(i -> add(ops, model, kinds.get(random.nextInt(kinds.size())), values, random));
    String initial = random.nextBoolean() ? Values.NIL : any(values, random);
    return new RandomHistory(model, initial, ops.list());
  }

  private static List<String> values(Model model) {
    return switch (model) {
      case REGISTER, CAS_REGISTER -> List.of(Values.NIL, "0", "1", "2");
      case COUNTER -> List.of(Values.NIL, "0", "1", "2", "3", "4", "\"x\"");
      case KV -> List.of(Values.NIL, "\"\"", "\"a\"", "\"b\"", "\"ab\"", "\"ba\"");
    };
  }

  /** All, or only those that add, or only those that do not: each has reasons of its own. */
  private static List<Action> kinds(Model model, RandomStream random) {
    List<Action> all = Stream.of(Action.values()).filter(model::allows).toList();
    List<Action> some =
        switch (random.nextInt(3)) {
          case 0 -> all;
          case 1 -> all.stream().filter(a -> a != Action.WRITE && a != Action.CAS).toList();
          default -> all.stream().filter(a -> a != Action.ADD && a != Action.APPEND).toList();
        };
    return some.size() < 2 ? all : some;
  }

  private static String any(List<String> values, RandomStream random) {
    return values.get(random.nextInt(values.size()));
  }

  private static void add(
      Ops ops, Model model, Action kind, List<String> values, RandomStream random) {
    long start = random.nextInt(INSTANTS);
    long closed = start + random.nextInt(1 + random.nextInt(INSTANTS));
    long end = random.nextInt(4) == 0 ? Operation.NEVER : closed;
    String value = any(values, random);
    switch (kind) {
      case READ -> ops.read(start, closed, value);
      case WRITE -> ops.write(start, end, value);
      case ADD -> ops.add(start, end, random.nextInt(5) - 1);
      case APPEND -> ops.append(start, end, random.nextBoolean() ? "a" : "b");
      case CAS -> {
        if (random.nextInt(3) == 0) {
          ops.refused(start, closed, value, any(values, random));
        } else {
          ops.cas(start, end, value, any(values, random));
        }
      }
    }
  }

  Finding check() {
    return Linearizability.check(
            new History(operations, true, false, 0, 0),
            Optional.of(model),
            initial,
            Limits.ofSteps())
        .get(0);
  }

  Diagnosis diagnosis(Operation culprit) {
    return new Diagnosis(new KeyCheck(model, initial, Limits.ofSteps()), operations, culprit);
  }
}
