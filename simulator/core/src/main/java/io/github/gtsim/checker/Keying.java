package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the key out of values that are {@code [key value]}, as Jepsen writes independent keys. If
 * nobody says whether they are, a read that begins with {@code [key nil]} or a tag tells it, or
 * that every operation begins with a pair.
 */
final class Keying {
  private final String file;
  private final Pairing to;
  private final boolean told;
  private final List<Event> waiting = new ArrayList<>();
  private Optional<Boolean> keyed;

  /**
   * @param keyed whether values are {@code [key value]}; if not given, that is to be found out
   */
  Keying(String file, Optional<Boolean> keyed, Pairing to) {
    this.file = file;
    this.to = to;
    this.keyed = keyed;
    told = keyed.isPresent();
  }

  void add(Event event) throws MalformedHistory {
    if (keyed.isPresent()) {
      pass(event);
      return;
    }
    waiting.add(event);
    if (event.type() == Event.Type.INVOKE) {
      decide(event);
    }
  }

  private void decide(Event begun) throws MalformedHistory {
    if (isEvident(begun)) {
      decide(true);
    } else if (!isTuple(begun)) {
      decide(false);
    }
  }

  private void decide(boolean all) throws MalformedHistory {
    keyed = Optional.of(all);
    for (Event event : waiting) {
      pass(event);
    }
    waiting.clear();
  }

  /** To be called after the last event: whether values were {@code [key value]}. */
  boolean end() throws MalformedHistory {
    if (keyed.isEmpty()) {
      decide(waiting.stream().anyMatch(event -> event.type() == Event.Type.INVOKE));
    }
    return keyed.orElseThrow();
  }

  private void pass(Event event) throws MalformedHistory {
    if (keyed.orElseThrow()) {
      to.add(split(event));
      return;
    }
    if (!told && event.type() == Event.Type.INVOKE && isEvident(event)) {
      throw wrong(event, "the value is a key and a value, but those before are not");
    }
    to.add(event);
  }

  /** A completion may have lost its value, except for what was read. */
  private Event split(Event event) throws MalformedHistory {
    if (event.key().isPresent()) {
      throw wrong(event, "a key beside a value that is to be a key and a value itself");
    }
    boolean mayLack =
        switch (event.type()) {
          case INVOKE -> false;
          case OK -> event.value().isNil() && !isRead(event);
          case FAIL, INFO -> true;
        };
    if (mayLack) {
      return event;
    }
    if (!isTuple(event)) {
      throw wrong(event, "the value must be a key and a value, such as [1 nil], as all are");
    }
    List<Datum> parts = event.value().parts();
    return event.split(parts.get(0).text(), parts.get(1));
  }

  private static boolean isTuple(Event event) {
    Datum value = event.value();
    boolean cas = Action.of(event.function()).equals(Optional.of(Action.CAS));
    return event.key().isEmpty() && value.isPair() && (!cas || value.parts().get(1).isPair());
  }

  /** Whether it would make no sense but as a key and a value. */
  private static boolean isEvident(Event begun) {
    Datum value = begun.value();
    return isTuple(begun) && (value.tagged() || isRead(begun) && value.parts().get(1).isNil());
  }

  private static boolean isRead(Event event) {
    return Action.of(event.function()).equals(Optional.of(Action.READ));
  }

  private MalformedHistory wrong(Event event, String message) {
    return new MalformedHistory(file, event.line(), message);
  }
}
