package io.github.gtsim.checker;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import us.bpsm.edn.EdnException;
import us.bpsm.edn.EdnIOException;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.TaggedValue;

/** Reads a history of EDN maps, one after the other or in a vector or list. */
final class EdnReader {
  private static final String EXPECTED =
      "expected a map such as {:process 3, :type :invoke, :f :read, :value nil}";

  private final String file;
  private final EdnText text;

  EdnReader(String file, Lines lines) {
    this.file = file;
    text = new EdnText(lines);
  }

  void read(Keying to) throws IOException {
    char close = 0;
    int first = text.skip();
    if (first == '[' || first == '(') {
      close = text.read() == '[' ? ']' : ')';
    }
    int opened = text.line();
    int next = text.skip();
    while (next != EdnText.END && next != close) {
      int line = text.line();
      next(line, to);
      next = text.skip();
    }
    if (close != 0 && next == EdnText.END) {
      throw wrong(text.line(), "expected the " + close + " of line " + opened);
    }
    text.read();
    if (text.skip() != EdnText.END) {
      throw wrong(text.line(), "expected nothing after the " + close);
    }
  }

  private void next(int line, Keying to) throws IOException {
    try {
      event(EdnValue.next(text), line, to);
    } catch (EdnIOException e) {
      throw e.getCause();
    } catch (EdnException | IllegalArgumentException | StackOverflowError e) {
      throw wrong(line, EXPECTED + reason(e));
    }
  }

  /** What was wrong with a value, to go after what was expected. */
  static String reason(Throwable e) {
    if (e instanceof StackOverflowError) {
      return ": nested too deeply";
    }
    return e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("");
  }

  private void event(Object value, int line, Keying to) throws MalformedHistory {
    Object plain = value instanceof TaggedValue tagged ? tagged.getValue() : value;
    if (!(plain instanceof Map<?, ?> map)) {
      throw wrong(line, EXPECTED);
    }
    Object process = at(map, "process");
    if (process instanceof Keyword) {
      return;
    }
    if (!(process instanceof Long number)) {
      throw wrong(line, ":process must be a whole number");
    }
    String type = word(at(map, "type"));
    Object key = at(map, "key");
    to.add(
        new Event(
            line,
            number,
            Pairing.type(type)
                .orElseThrow(() -> wrong(line, ":type must be :invoke, :ok, :fail or :info")),
            word(at(map, "f")),
            key == null ? Optional.empty() : Optional.of(key(key)),
            EdnValue.datum(at(map, "value")),
            time(at(map, "time"), line),
            word(at(map, "consistency")).equals("eventual"),
            at(map, "error") != null,
            Optional.empty()));
  }

  private static Object at(Map<?, ?> map, String name) {
    return map.get(Keyword.newKeyword(name));
  }

  /** A keyword's name; of anything else its text. */
  private static String word(Object value) {
    return value instanceof Keyword keyword ? keyword.getName() : String.valueOf(value);
  }

  private static String key(Object key) {
    return key instanceof String string ? string : EdnValue.datum(key).text();
  }

  private OptionalLong time(Object time, int line) throws MalformedHistory {
    if (time == null) {
      return OptionalLong.empty();
    }
    if (time instanceof Long nanos) {
      return OptionalLong.of(nanos);
    }
    throw wrong(line, ":time must be a whole number of nanoseconds");
  }

  private MalformedHistory wrong(int line, String message) {
    return new MalformedHistory(file, line, message);
  }
}
