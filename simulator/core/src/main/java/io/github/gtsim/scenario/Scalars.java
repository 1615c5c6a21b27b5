package io.github.gtsim.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads single values without units; a mistake is noted and the fallback comes back. */
final class Scalars {
  private Scalars() {}

  static long whole(Section section, String key, long fallback, long least, long most) {
    Optional<Tree> value = section.find(key);
    if (value.isEmpty()) {
      return fallback;
    }
    String text = number(value.get());
    if (text.matches("[-+]?\\d{1,30}")) {
      BigInteger whole = new BigInteger(text);
      boolean enough = whole.compareTo(BigInteger.valueOf(least)) >= 0;
      if (enough && whole.compareTo(BigInteger.valueOf(most)) <= 0) {
        return whole.longValue();
      }
    }
    String range = "must be a whole number from " + least + " to " + most;
    section.refuse(key, range + ", not " + value.get().describe(), unquoted(value.get()));
    return fallback;
  }

  static double decimal(Section section, String key, double fallback, String least, String most) {
    Optional<Tree> value = section.find(key);
    if (value.isEmpty()) {
      return fallback;
    }
    String text = number(value.get());
    if (text.matches("[-+]?\\d{1,18}(\\.\\d{1,18})?")) {
      BigDecimal decimal = new BigDecimal(text);
      boolean enough = decimal.compareTo(new BigDecimal(least)) >= 0;
      if (enough && decimal.compareTo(new BigDecimal(most)) <= 0) {
        return decimal.doubleValue();
      }
    }
    String range = "must be a number from " + least + " to " + most;
    section.refuse(key, range + ", not " + value.get().describe(), unquoted(value.get()));
    return fallback;
  }

  /** A price: a number from 0. */
  static BigDecimal price(Section section, String key, BigDecimal fallback) {
    Optional<Tree> value = section.find(key);
    if (value.isEmpty()) {
      return fallback;
    }
    String text = number(value.get());
    if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return new BigDecimal(text);
    }
    String message = "must be a price from 0, such as 0.625, not " + value.get().describe();
    section.refuse(key, message, unquoted(value.get()));
    return fallback;
  }

  /** A share such as 0.3 or 30%. */
  static Optional<BigDecimal> share(Section section, String key) {
    Optional<Tree> value = section.find(key);
    boolean text =
        value.isPresent() && value.get() instanceof Tree.Scalar scalar && scalar.isText();
    if (text && !((Tree.Scalar) value.get()).text().endsWith("%")) {
      section.refuse(key, "must be a share, such as 0.3 or 30%, not " + value.get().describe());
      return Optional.empty();
    }
    return section.quantity(key, Quantities::share);
  }

  private static String number(Tree value) {
    return value instanceof Tree.Scalar scalar && scalar.isNumber() ? scalar.text() : "";
  }

  private static String unquoted(Tree value) {
    boolean quoted = value instanceof Tree.Scalar scalar && !scalar.plain();
    Optional<String> number = Tree.textOf(value).filter(text -> text.matches("\\d{1,18}"));
    return quoted
        ? number.map(text -> "did you mean " + text + ", without quotes?").orElse("")
        : "";
  }

  static boolean flag(Section section, String key, boolean fallback) {
    Optional<Tree> value = section.find(key);
    if (value.isEmpty()) {
      return fallback;
    }
    if (value.get() instanceof Tree.Scalar scalar && scalar.isFlag()) {
      return scalar.text().toLowerCase(Locale.ROOT).equals("true");
    }
    section.refuse(key, "must be true or false, not " + value.get().describe());
    return fallback;
  }

  static String word(Section section, String key, String fallback, List<String> words) {
    Optional<Tree> value = section.find(key);
    Optional<String> text = value.flatMap(Tree::textOf);
    if (value.isEmpty() || text.filter(words::contains).isPresent()) {
      return text.orElse(fallback);
    }
    String hint = text.map(word -> Suggestions.hint(word, words)).orElse("");
    section.refuse(key, "must be " + oneOf(words) + ", not " + value.get().describe(), hint);
    return fallback;
  }

  /** Such as {@code a, b or c}. */
  static String oneOf(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
