package io.github.gtsim.experiment;

import io.github.gtsim.experiment.OneRegister.Called;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

/**
 * Reads a file as the command line of Knossos does and judges it by its cas-register: forms of EDN
 * one after the other, of which only {@code :process}, {@code :type}, {@code :f}, {@code :value}
 * and {@code :index} count; one register, nil at first, of which a read of nil says nothing.
 */
final class Knossos {
  private static final Object NIL = "nil";

  private record Begun(String function, Object value, int line) {}

  private final Map<Object, Begun> running = new TreeMap<>();
  private final Set<Object> crashed = new HashSet<>();
  private final Set<Object> indices = new HashSet<>();
  private final TreeMap<Integer, Called> calls = new TreeMap<>();
  private int lines;

  private Knossos() {}

  /**
   * Empty if that takes too long to decide.
   *
   * @throws IllegalArgumentException if the file is no history
   */
  static Optional<Boolean> isValid(String edn) {
    Knossos knossos = new Knossos();
    int count = knossos.read(edn);
    knossos.running.forEach((process, begun) -> knossos.call(begun, begun.value, count, true));
    return OneRegister.isLinearizable(new ArrayList<>(knossos.calls.values()), NIL);
  }

  private int read(String edn) {
    Parser parser = Parsers.newParser(Parsers.defaultConfiguration());
    Parseable text = Parsers.newParseable(new StringReader(edn));
    Object form = parser.nextValue(text);
    while (form != Parser.END_OF_INPUT) {
      if (!(form instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("no map: " + form);
      }
      line(map);
      form = parser.nextValue(text);
    }
    return lines;
  }

  private static Object at(Map<?, ?> map, String name) {
    return map.get(Keyword.newKeyword(name));
  }

  private static String word(Map<?, ?> map, String name) {
    return ((Keyword) at(map, name)).getName();
  }

  private void line(Map<?, ?> map) {
    Object process = at(map, "process");
    Object value = at(map, "value");
    require(indices.add(at(map, "index")), "an index twice", map);
    require(!crashed.contains(process), "a process that has crashed", map);
    switch (word(map, "type")) {
      case "invoke" -> {
        Begun before = running.put(process, new Begun(word(map, "f"), value, lines));
        require(before == null, "a process that runs already", map);
      }
      case "ok" -> {
        Begun begun = running.remove(process);
        require(begun != null, "a process that does not run", map);
        call(begun, value, lines, false);
      }
      case "fail" -> {
        Begun begun = running.remove(process);
        require(begun != null && Objects.equals(begun.value, value), "not what failed", map);
      }
      case "info" -> crashed.add(process);
      default -> throw new IllegalArgumentException("type of " + map);
    }
    lines++;
  }

  private static void require(boolean holds, String otherwise, Map<?, ?> map) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise + ": " + map);
    }
  }

  private void call(Begun begun, Object value, int end, boolean optional) {
    OneRegister.Effect effect =
        switch (begun.function) {
          case "read" ->
              state -> Optional.of(state).filter(is -> value == null || is.equals(value));
          case "write" -> state -> Optional.of(value == null ? NIL : value);
          case "cas" -> compareAndSet((List<?>) value);
          default -> throw new IllegalArgumentException(begun.function);
        };
    calls.put(begun.line, new Called(effect, begun.line, end, optional));
  }

  private static OneRegister.Effect compareAndSet(List<?> pair) {
    Object from = pair.get(0) == null ? NIL : pair.get(0);
    Object to = pair.get(1) == null ? NIL : pair.get(1);
    return state -> state.equals(from) ? Optional.of(to) : Optional.empty();
  }
}
