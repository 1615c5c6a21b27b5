package io.github.gtsim.checker;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of a history in any format.
 *
 * @param text in the form that all formats share
 * @param parts of a list; empty for anything else
 */
record Datum(String text, List<Datum> parts) {
  static final Datum NIL = of(Values.NIL);

  static Datum of(String text) {
    return new Datum(text, List.of());
  }

  static Datum string(String content) {
    return of(Values.quoted(content));
  }

  static Datum decimal(BigDecimal number) {
    return of(number.stripTrailingZeros().toString());
  }

  static Datum list(List<Datum> parts) {
    return new Datum(
        parts.stream().map(Datum::text).collect(Collectors.joining(" ", "[", "]")), parts);
  }

  boolean isPair() {
    return parts.size() == 2;
  }
}
