package io.github.gtsim.checker;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of a history in any format.
 *
 * @param text in the form that all formats share
 * @param parts of a list; empty for anything else
 * @param tagged whether it is a key and a value that the history calls so
 */
record Datum(String text, List<Datum> parts, boolean tagged) {
  static final Datum NIL = of(Values.NIL);

  private static final int MOST_DIGITS = 1000;

  static Datum of(String text) {
    return new Datum(text, List.of(), false);
  }

  static Datum string(String content) {
    return of(Values.quoted(content));
  }

  /**
   * A number, which has one form however it is written.
   *
   * @throws NumberFormatException if that form is too long
   */
  static Datum number(BigDecimal number) {
    long whole = (long) number.precision() - number.scale();
    if (Math.max(whole, Math.max(number.scale(), number.precision())) > MOST_DIGITS) {
      throw new NumberFormatException("a number of more than " + MOST_DIGITS + " digits");
    }
    return of(number.stripTrailingZeros().toPlainString());
  }

  static Datum list(List<Datum> parts) {
    return new Datum(
        parts.stream().map(Datum::text).collect(Collectors.joining(" ", "[", "]")), parts, false);
  }

  /** The same, called a key and a value. */
  Datum asTagged() {
    return new Datum(text, parts, true);
  }

  boolean isNil() {
    return text.equals(Values.NIL);
  }

  boolean isPair() {
    return parts.size() == 2;
  }
}
