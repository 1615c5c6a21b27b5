package io.github.gtsim.checker;

import java.util.Comparator;

/**
 * One operation of a history on one key, which took effect at some instant from {@code start} to
 * {@code end}, both included; an open one at any instant from {@code start}, or never.
 *
 * <p>Values are texts of one form for all formats: {@code nil}, numbers as written, strings in
 * double quotes.
 *
 * @param id unique in its history, in the order of invocations
 * @param key empty if the history has no keys
 * @param refused whether a cas was refused because the value was another one
 * @param expected the value that a cas replaces; else empty
 * @param value what was read, written, added or appended
 * @param start in nanoseconds, or the number of the event if the history tells no times
 * @param end {@link #NEVER} if the outcome is unknown
 * @param startLine the line of the invocation, from 1
 * @param endLine the line of the completion; 0 if there is none
 */
public record Operation(
    int id,
    String key,
    long process,
    Action action,
    boolean refused,
    String expected,
    String value,
    long start,
    long end,
    int startLine,
    int endLine) {
  /** The end of an operation of unknown outcome. */
  public static final long NEVER = Long.MAX_VALUE;

  /** In the order in which they ended; at one instant, in that of the lines. */
  static final Comparator<Operation> BY_END =
      Comparator.comparingLong(Operation::end)
          .thenComparing(Operation::endLine)
          .thenComparing(Operation::id);

  /** Whether the outcome is unknown. */
  public boolean isOpen() {
    return end == NEVER;
  }

  /** Whether it leaves every value as it is. */
  boolean isObserver() {
    return action == Action.READ || refused;
  }

  /** Whether the value after it is its own, whatever it was before. */
  boolean isSetter() {
    return action == Action.WRITE || action == Action.CAS && !refused;
  }

  /** Whether the value after it depends on the one before. */
  boolean isAddition() {
    return action == Action.ADD || action == Action.APPEND;
  }

  /** Whether it had ended when the other began; operations that touch are concurrent. */
  boolean precedes(Operation other) {
    return end < other.start;
  }

  /** The same operation as it looks before it has ended. */
  Operation open() {
    return new Operation(
        id, key, process, action, refused, expected, value, start, NEVER, startLine, 0);
  }

  /** A write of the same value. */
  Operation blind() {
    return new Operation(
        id, key, process, Action.WRITE, false, "", value, start, end, startLine, endLine);
  }
}
