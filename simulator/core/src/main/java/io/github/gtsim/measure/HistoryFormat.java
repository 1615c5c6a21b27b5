package io.github.gtsim.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a history is written. */
public enum HistoryFormat {
  /** An object a line, every attempt. */
  JSONL(new HistoryJson()),
  /** Jepsen's maps, a line each: what has to be linearizable, as operations on a cas-register. */
  EDN(new HistoryEdn());

  private final Form form;

  HistoryFormat(Form form) {
    this.form = form;
  }

  /** How the two lines of an operation are written; has no state. */
  interface Form {
    /** Whether the operation is in the history. */
    boolean shows(Deed deed);

    /**
     * A line without its end.
     *
     * @param number of lines before it
     */
    String line(Deed deed, boolean begins, Scope scope, long number);
  }

  Form form() {
    return form;
  }

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
