package io.github.gtsim.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a history is written. */
public enum HistoryFormat {
  /** An object a line, every attempt, as the run goes. */
  JSONL,
  /** What has to be linearizable, as operations on a cas-register, at the end of the run. */
  EDN;

  /** Its name on the command line, which files of it end with. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this name. */
  public static Optional<HistoryFormat> named(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(HistoryFormat::text).toList();
  }
}
