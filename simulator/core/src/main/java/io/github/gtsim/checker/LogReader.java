package io.github.gtsim.checker;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import us.bpsm.edn.EdnException;

/** Reads the operations out of a Jepsen log, columns with a tab between; other lines are passed. */
final class LogReader {
  private static final String EXPECTED =
      "expected process, type, function and value with a tab between, such as"
          + " '3\\t:invoke\\t:read\\tnil'";
  private static final int VALUE = 3;

  private final Lines lines;

  LogReader(Lines lines) {
    this.lines = lines;
  }

  void read(Keying to) throws IOException {
    Optional<String> line = lines.next();
    while (line.isPresent()) {
      String[] columns = line.get().stripTrailing().split("\t", -1);
      boolean operation = columns.length > 1 && columns[1].startsWith(":");
      String process = columns[0].substring(columns[0].lastIndexOf(' ') + 1);
      if (operation && !process.startsWith(":")) {
        to.add(event(process, columns));
      }
      line = lines.next();
    }
  }

  private Event event(String process, String[] columns) throws MalformedHistory {
    if (columns.length <= VALUE || !process.matches("[0-9]{1,18}")) {
      throw lines.wrong(EXPECTED);
    }
    return new Event(
        lines.number(),
        Long.parseLong(process),
        Pairing.type(columns[1].substring(1)).orElseThrow(() -> lines.wrong(EXPECTED)),
        columns[2].replaceFirst("^:", ""),
        Optional.empty(),
        value(columns[VALUE]),
        OptionalLong.empty(),
        false,
        columns.length > VALUE + 1,
        Optional.empty());
  }

  private Datum value(String text) throws MalformedHistory {
    try {
      return EdnValue.parse(text);
    } catch (EdnException | IllegalArgumentException | StackOverflowError e) {
      throw lines.wrong(EXPECTED + EdnReader.reason(e));
    }
  }
}
