package io.github.gtsim.checker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a history is written. */
public enum Format {
  /** An object a line, as {@code gtsim run --history} writes. */
  JSONL,
  /** Jepsen's maps, one after the other or in a vector. */
  EDN,
  /** Jepsen's log, of which the lines of operations count. */
  JEPSEN_LOG;

  /** Its name on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of this name. */
  public static Optional<Format> named(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
  }

  /** What a file seems to be by how it begins. */
  static Format of(String beginning) {
    String start = beginning.stripLeading();
    if (start.startsWith("{")) {
      return start.substring(1).stripLeading().startsWith("\"") ? JSONL : EDN;
    }
    return start.matches("(?s)[\\[(;#].*") ? EDN : JEPSEN_LOG;
  }
}
