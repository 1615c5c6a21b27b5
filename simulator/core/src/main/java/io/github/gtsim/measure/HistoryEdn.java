package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.cluster.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a history for checkers of one cas-register of whole numbers that is nil at first: the maps
 * of Knossos and, in a form that EDN discards, the log lines of Porcupine, which passes all others.
 *
 * <p>Items come one after the other, each with numbers of its own for what it is, and first of all
 * written as what it is before all else. So operations of one say nothing to those of another, and
 * the whole is linearizable if and only if every item is.
 */
final class HistoryEdn {
  private static final int LONGEST_LINE = 4000;
  private static final int LONGEST_KEY = 500;
  private static final Comparator<Event> IN_TIME =
      Comparator.comparingLong(Event::nanos).thenComparing(event -> event.type() != Type.INVOKE);
  private final Scope scope;
  private final Appendable to;
  private final TreeSet<Integer> idle = new TreeSet<>();
  private int processes;
  private int numbers;
  private long lines;

  private enum Type {
    INVOKE("invoke"),
    OK("ok"),
    INFO("info");

    private final String text;

    Type(String text) {
      this.text = text;
    }
  }

  /** A line of a call, which is the {@code call}-th of its item. */
  private record Event(Call of, int call, Type type, long nanos) {}

  private record Line(Event event, int process) {}

  HistoryEdn(Scope scope, Appendable to) {
    this.scope = scope;
    this.to = to;
  }

  void write(Registers registers) throws IOException {
    to.append("; One register after the other, each item with numbers of its own.\n");
    to.append("; Knossos reads the maps; Porcupine's parseJepsenLog the lines that begin with\n");
    to.append("; INFO, in forms that EDN discards.\n");
    for (Map.Entry<String, List<Registers.Step>> register : registers.steps().entrySet()) {
      write(register.getKey(), Call.settled(calls(register.getValue())));
    }
  }

  private List<Call> calls(List<Registers.Step> steps) {
    TreeMap<String, Integer> known = new TreeMap<>();
    long before = Registers.BEFORE_ALL - 1;
    Deed absent = new Deed(-1, steps.get(0).deed().item(), -1, Image.ABSENT, before);
    List<Call> calls = new ArrayList<>();
    calls.add(new Call(absent, Action.WRITE, 0, number(Image.ABSENT, known), before));
    for (Registers.Step step : steps) {
      int met = step.action() == Action.CAS ? number(step.deed().met(), known) : 0;
      int value = number(step.value(), known);
      calls.add(new Call(step.deed(), step.action(), met, value, step.endNanos()));
    }
    return calls;
  }

  private int number(Image image, TreeMap<String, Integer> known) {
    return known.computeIfAbsent(Registers.text(image), text -> numbers++);
  }

  private void write(String key, List<Call> calls) throws IOException {
    String name = HistoryFile.string(named(key, calls.get(0).value()));
    List<Line> part = withProcesses(events(calls), calls.size());
    to.append("; ").append(name).append("\n#_(\n");
    for (Line line : part) {
      if (line.event().type() != Type.INFO) {
        to.append(log(line)).append('\n');
      }
    }
    to.append(")\n");
    for (Line line : part) {
      to.append(map(line, name)).append('\n');
    }
  }

  /** What touches at one instant is concurrent, so that beginnings come before ends. */
  private static List<Event> events(List<Call> calls) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      events.add(new Event(call, i, Type.INVOKE, call.deed().startNanos()));
      if (call.endNanos() != Operation.NEVER) {
        events.add(new Event(call, i, Type.OK, call.endNanos()));
      } else if (call.deed().end() == Deed.End.INFO) {
        events.add(new Event(call, i, Type.INFO, call.deed().endNanos()));
      }
    }
    events.sort(IN_TIME);
    return events;
  }

  /** The least number that is free; one of an unknown outcome never is again. */
  private List<Line> withProcesses(List<Event> events, int calls) {
    int[] processOf = new int[calls];
    List<Line> part = new ArrayList<>();
    for (Event event : events) {
      if (event.type() == Type.INVOKE) {
        Integer free = idle.pollFirst();
        processOf[event.call()] = free == null ? processes++ : free;
      } else if (event.type() == Type.OK) {
        idle.add(processOf[event.call()]);
      }
      part.add(new Line(event, processOf[event.call()]));
    }
    return part;
  }

  private static String value(Event event) {
    Call call = event.of();
    return switch (call.action()) {
      case READ -> event.type() == Type.INVOKE ? "nil" : String.valueOf(call.value());
      case CAS -> "[" + call.met() + " " + call.value() + "]";
      default -> String.valueOf(call.value());
    };
  }

  private static String log(Line line) {
    Event event = line.event();
    return String.join(
        "\t",
        "INFO  jepsen.util - " + line.process(),
        ":" + event.type().text,
        ":" + event.of().action().text(),
        value(event));
  }

  private String map(Line line, String key) {
    Event event = line.event();
    Deed deed = event.of().deed();
    StringJoiner map = new StringJoiner(", ", "{", "}");
    map.add(":process " + line.process());
    map.add(":type :" + event.type().text);
    map.add(":f :" + event.of().action().text());
    map.add(":value " + value(event));
    map.add(":key " + key);
    map.add(":time " + event.nanos());
    map.add(":index " + lines++);
    if (deed.region() >= 0) {
      map.add(":region " + HistoryFile.string(scope.name(deed.region())));
    }
    if (event.type() != Type.INVOKE && !deed.error().isEmpty()) {
      map.add(":error " + HistoryFile.string(deed.error()));
    }
    map.add(":op :" + (deed.isSystem() ? "system" : deed.kind()));
    if (event.type() == Type.INVOKE && event.of().action() != Action.READ) {
      addIfShort(map, ":item " + Registers.text(deed.made()));
    }
    return map.toString();
  }

  /** A key too long for a line is cut, and told apart by a number. */
  private static String named(String key, int number) {
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "... " + number;
  }

  private static void addIfShort(StringJoiner map, String field) {
    String line = map + field;
    if (line.getBytes(StandardCharsets.UTF_8).length < LONGEST_LINE) {
      map.add(field);
    }
  }
}
