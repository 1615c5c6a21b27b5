package io.github.gtsim.checker;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of a history: an operation begins or ends.
 *
 * @param function the word for what the operation does
 * @param key if it is told apart from the value
 * @param time in nanoseconds, if the history tells it
 * @param eventual whether it is a read that promises nothing
 * @param excused whether it failed for a reason that is given
 * @param seen what it met, if it failed for that and says so
 */
record Event(
    int line,
    long process,
    Type type,
    String function,
    Optional<String> key,
    Datum value,
    OptionalLong time,
    boolean eventual,
    boolean excused,
    Optional<Datum> seen) {
  /** Jepsen's words. */
  enum Type {
    INVOKE,
    OK,
    FAIL,
    INFO;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same with the key told apart from the value. */
  Event split(String ofKey, Datum rest) {
    return new Event(
        line, process, type, function, Optional.of(ofKey), rest, time, eventual, excused, seen);
  }
}
