package io.github.gtsim.checker;

import java.math.BigDecimal;
import java.util.List;

/**
 * The operations of a history that say something about linearizability.
 *
 * @param operations in the order of their invocations
 * @param timed whether starts and ends are nanoseconds, not numbers of events
 * @param keyValue whether it speaks of get, put or append
 * @param keyed whether its values were taken as {@code [key value]}
 * @param eventual eventual reads that are left out
 * @param failed operations that did not happen, and reads that returned nothing
 */
public record History(
    List<Operation> operations,
    boolean timed,
    boolean keyValue,
    boolean keyed,
    int eventual,
    int failed) {
  /** One whose values have nothing of keys in them. */
  public History(
      List<Operation> operations, boolean timed, boolean keyValue, int eventual, int failed) {
    this(operations, timed, keyValue, false, eventual, failed);
  }

  /** What it calls such operations. */
  public String word(Action action) {
    return switch (action) {
      case READ -> keyValue ? "get" : "read";
      case WRITE -> keyValue ? "put" : "write";
      case CAS, ADD, APPEND -> action.text();
    };
  }

  /** Nanoseconds as seconds, exactly, with the unit. */
  public static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + " s";
  }
}
