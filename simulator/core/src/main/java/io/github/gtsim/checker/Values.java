package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.Optional;

/** Values in the form that all formats share. */
final class Values {
  static final String NIL = "nil";
  static final String EMPTY = "\"\"";

  private Values() {}

  /** A string, with what would break a line or a quotation escaped. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** The string after the other; what is no string counts as one of its text. */
  static String joined(String one, String other) {
    String left = asString(one);
    return left.substring(0, left.length() - 1) + asString(other).substring(1);
  }

  private static String asString(String value) {
    return value.startsWith("\"") ? value : quoted(value);
  }

  /** What a whole number says. */
  static Optional<BigInteger> number(String value) {
    return value.matches("-?[0-9]+") ? Optional.of(new BigInteger(value)) : Optional.empty();
  }
}
