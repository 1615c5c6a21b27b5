package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one key does when its operations happen one after the other. Values are numbered, so that
 * states compare as ints.
 */
final class Machine {
  /** No state: the operation cannot happen where it was tried. */
  static final int IMPOSSIBLE = -1;

  private final Model model;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> values = new ArrayList<>();
  private long characters;

  Machine(Model model) {
    this.model = model;
  }

  /** The number of a value. */
  int number(String value) {
    String own = model.value(value);
    Integer known = numbers.putIfAbsent(own, values.size());
    if (known != null) {
      return known;
    }
    values.add(own);
    characters += own.length();
    return values.size() - 1;
  }

  /** The value that has a number. */
  String value(int number) {
    return values.get(number);
  }

  /** How long all values are that were ever numbered. */
  long characters() {
    return characters;
  }

  /** The state after an operation. */
  int after(int state, Operation operation, int expected, int value) {
    return switch (operation.action()) {
      case READ -> state == value ? state : IMPOSSIBLE;
      case WRITE -> value;
      case CAS ->
          operation.refused() == (state == expected)
              ? IMPOSSIBLE
              : operation.refused() ? state : value;
      case ADD -> sum(values.get(state), values.get(value));
      case APPEND -> number(Values.joined(values.get(state), values.get(value)));
    };
  }

  private int sum(String one, String other) {
    return Values.number(one)
        .flatMap(left -> Values.number(other).map(left::add))
        .map(sum -> number(sum.toString()))
        .orElse(IMPOSSIBLE);
  }
}
