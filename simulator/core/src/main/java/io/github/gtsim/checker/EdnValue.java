package io.github.gtsim.checker;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import us.bpsm.edn.Tag;
import us.bpsm.edn.TaggedValue;
import us.bpsm.edn.parser.InstantToTimestamp;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

/** What EDN says, as values that differ where EDN tells them apart; but a number is a number. */
final class EdnValue {
  private static final Parser PARSER =
      Parsers.newParser(
          Parsers.newParserConfigBuilder()
              .putTagHandler(Tag.newTag("inst"), new InstantToTimestamp())
              .build());
  private static final String TUPLE = "#(?:.*[./])?(?:tuple|Tuple|MapEntry)";

  private EdnValue() {}

  /** The next object of a text. */
  static Object next(Parseable text) throws IOException {
    return PARSER.nextValue(text);
  }

  /**
   * The value that a text says, such as {@code [1 2]}.
   *
   * @throws RuntimeException if it says none
   */
  static Datum parse(String text) {
    Object value = PARSER.nextValue(Parsers.newParseable(text));
    if (value == Parser.END_OF_INPUT) {
      throw new IllegalArgumentException("no value");
    }
    return datum(value);
  }

  static Datum datum(Object value) {
    if (value == null) {
      return Datum.NIL;
    }
    if (value instanceof String string) {
      return Datum.string(string);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return Datum.list(list.stream().map(EdnValue::datum).toList());
    }
    if (value instanceof TaggedValue tagged) {
      return tagged(tagged.getTag().toString(), datum(tagged.getValue()));
    }
    return Datum.of(text(value));
  }

  private static Datum number(Number number) {
    if (number instanceof Double real && real.isInfinite()) {
      throw new NumberFormatException("a number that is too large");
    }
    return Datum.number(new BigDecimal(number.toString()));
  }

  private static Datum tagged(String tag, Datum value) {
    return value.isPair() && tag.matches(TUPLE)
        ? value.asTagged()
        : Datum.of(tag + " " + value.text());
  }

  private static String text(Object value) {
    if (value instanceof Character character) {
      return character(character);
    }
    if (value instanceof Timestamp instant) {
      return "#inst " + Values.quoted(instant.toInstant().toString());
    }
    if (value instanceof UUID id) {
      return "#uuid " + Values.quoted(id.toString());
    }
    if (value instanceof Collection<?> set) {
      return "#{" + String.join(" ", sorted(set)) + "}";
    }
    if (value instanceof Map<?, ?> map) {
      List<String> fields = new ArrayList<>();
      map.forEach((name, field) -> fields.add(datum(name).text() + " " + datum(field).text()));
      fields.sort(null);
      return "{" + String.join(", ", fields) + "}";
    }
    return value.toString();
  }

  private static String character(char character) {
    return switch (character) {
      case '\n' -> "\\newline";
      case '\r' -> "\\return";
      case '\t' -> "\\tab";
      case ' ' -> "\\space";
      default ->
          Character.isISOControl(character)
              ? String.format(Locale.ROOT, "\\u%04x", (int) character)
              : "\\" + character;
    };
  }

  private static List<String> sorted(Collection<?> values) {
    return values.stream().map(value -> datum(value).text()).sorted().toList();
  }
}
