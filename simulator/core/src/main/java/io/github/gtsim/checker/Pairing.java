package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes operations of events, each invocation with the completion of the same process. */
final class Pairing {
  private record Begun(int id, Event event, Action action, long start) {}

  private final String file;
  private final boolean refusals;
  private final TreeMap<Long, Begun> pending = new TreeMap<>();
  private final List<Operation> operations = new ArrayList<>();
  private boolean timed;
  private boolean keyValue;
  private boolean adds;
  private int events;
  private int eventual;
  private int failed;

  /**
   * @param refusals whether a cas that failed was refused, so that its failure says something
   */
  Pairing(String file, boolean refusals) {
    this.file = file;
    this.refusals = refusals;
  }

  void add(Event event) throws MalformedHistory {
    Action action = action(event);
    if (events++ == 0) {
      timed = event.time().isPresent();
    }
    if (event.time().isPresent() != timed) {
      throw wrong(event, "either all operations have a time or none");
    }
    long instant = event.time().orElse(events);
    if (event.type() == Event.Type.INVOKE) {
      begin(new Begun(events, event, action, instant));
    } else {
      end(event, action, instant);
    }
  }

  private Action action(Event event) throws MalformedHistory {
    keyValue |= List.of("get", "put", "append").contains(event.function());
    adds |= event.function().equals("add");
    if (keyValue && adds) {
      throw wrong(event, "a history of get, put and append cannot have add, too");
    }
    return Action.of(event.function())
        .orElseThrow(
            () ->
                wrong(
                    event,
                    "f must be read, write, cas, add, get, put or append, not "
                        + event.function()));
  }

  private void begin(Begun begun) throws MalformedHistory {
    Begun before = pending.put(begun.event().process(), begun);
    if (before != null) {
      throw wrong(
          begun.event(),
          "process "
              + begun.event().process()
              + " begins an operation before that of line "
              + before.event().line()
              + " has ended");
    }
  }

  private void end(Event event, Action action, long end) throws MalformedHistory {
    Begun begun = pending.remove(event.process());
    String process = "process " + event.process();
    if (begun == null) {
      throw wrong(event, process + " ends an operation that it has not begun");
    }
    String line = " of line " + begun.event().line();
    if (begun.action() != action) {
      throw wrong(event, process + " ends a " + action.text() + ", not the operation" + line);
    }
    if (end < begun.start()) {
      throw wrong(event, process + " ends the operation" + line + " before it began");
    }
    check(begun, event);
    switch (event.type()) {
      case OK -> succeeded(begun, event, end);
      case FAIL -> failed(begun, event, end);
      default -> open(begun);
    }
  }

  /** Whether what an end repeats is what was begun; one that failed may have a reason as value. */
  private void check(Begun begun, Event end) throws MalformedHistory {
    String key = begun.event().key().orElse("");
    if (!end.key().orElse(key).equals(key)) {
      throw other(begun, end, "key", end.key().orElseThrow(), key);
    }
    String value = begun.event().value().text();
    boolean repeats = end.type() == Event.Type.OK && begun.action() != Action.READ;
    if (repeats && !end.value().isNil() && !end.value().text().equals(value)) {
      throw other(begun, end, "value", end.value().text(), value);
    }
  }

  private MalformedHistory other(Begun begun, Event end, String what, String ended, String began) {
    return wrong(
        end,
        "process "
            + end.process()
            + " ends the operation of line "
            + begun.event().line()
            + " with the "
            + what
            + " "
            + ended
            + ", but it began with "
            + (began.isEmpty() ? "none" : began));
  }

  private void succeeded(Begun begun, Event event, long end) throws MalformedHistory {
    if (begun.action() != Action.READ) {
      operations.add(operation(begun, false, end, event.line(), begun.event().value()));
    } else if (begun.event().eventual()) {
      eventual++;
    } else {
      operations.add(operation(begun, false, end, event.line(), event.value()));
    }
  }

  private void failed(Begun begun, Event event, long end) throws MalformedHistory {
    if (refusals && begun.action() == Action.CAS && !event.excused()) {
      operations.add(operation(begun, true, end, event.line(), begun.event().value()));
    } else if (event.seen().isPresent()) {
      operations.add(observation(begun, end, event));
    } else {
      failed++;
    }
  }

  /** A condition that was refused is a read of what it met. */
  private Operation observation(Begun begun, long end, Event event) throws MalformedHistory {
    Begun read = new Begun(begun.id(), begun.event(), Action.READ, begun.start());
    return operation(read, false, end, event.line(), event.seen().orElseThrow());
  }

  private void open(Begun begun) throws MalformedHistory {
    if (begun.action() == Action.READ) {
      failed++;
    } else {
      operations.add(operation(begun, false, Operation.NEVER, 0, begun.event().value()));
    }
  }

  private Operation operation(Begun begun, boolean refused, long end, int endLine, Datum value)
      throws MalformedHistory {
    Event event = begun.event();
    boolean cas = begun.action() == Action.CAS;
    if (cas && !value.isPair()) {
      throw wrong(event, "the value of a cas must be the old and the new one, such as [1 2]");
    }
    if (begun.action() == Action.ADD && Values.number(value.text()).isEmpty()) {
      throw wrong(event, "the value of an add must be a whole number, not " + value.text());
    }
    return new Operation(
        begun.id(),
        event.key().orElse(""),
        event.process(),
        begun.action(),
        refused,
        cas ? value.parts().get(0).text() : "",
        cas ? value.parts().get(1).text() : value.text(),
        begun.start(),
        end,
        event.line(),
        endLine);
  }

  /**
   * The history once all lines are read; what has not ended then is open.
   *
   * @param keyed whether keys were taken out of values
   */
  History history(boolean keyed) throws MalformedHistory {
    for (Map.Entry<Long, Begun> begun : pending.entrySet()) {
      open(begun.getValue());
    }
    pending.clear();
    if (events == 0) {
      throw new MalformedHistory(file, "no operation in it: expected a history");
    }
    operations.sort(Comparator.comparingInt(Operation::id));
    return new History(operations, timed, keyValue, keyed, eventual, failed);
  }

  private MalformedHistory wrong(Event event, String message) {
    return new MalformedHistory(file, event.line(), message);
  }

  /** The type that a word means. */
  static Optional<Event.Type> type(String word) {
    return List.of(Event.Type.values()).stream().filter(t -> t.text().equals(word)).findFirst();
  }
}
