package io.github.gtsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a command reads and writes.
 *
 * @param out results
 * @param err progress, timing and errors
 * @param progress whether errors are shown at a terminal, so that progress may be
 * @param colour whether results are read by a person at a terminal who did not forbid colour
 * @param directory that relative paths start from
 * @param debug whether an internal error shows its stack trace
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean progress,
    boolean colour,
    Path directory,
    boolean debug) {
  /** Set by the launcher, which can tell whether standard output is a terminal. */
  private static final String IS_TERMINAL = "gtsim.terminal";

  /** The same of standard error. */
  private static final String IS_ERROR_TERMINAL = "gtsim.terminal.error";

  private static final int CONSOLE_ALWAYS_SINCE = 22;

  /** One that shows no progress. */
  Terminal(PrintWriter out, PrintWriter err, boolean colour, Path directory, boolean debug) {
    this(out, err, false, colour, directory, debug);
  }

  static Terminal system(StandardOutput out) {
    return new Terminal(
        writer(out),
        writer(new FileOutputStream(FileDescriptor.err)),
        isTerminal(IS_ERROR_TERMINAL) && !"dumb".equals(System.getenv("TERM")),
        isTerminal(IS_TERMINAL)
            && System.getenv("NO_COLOR") == null
            && !"dumb".equals(System.getenv("TERM")),
        Path.of(""),
        System.getenv("GTSIM_DEBUG") != null);
  }

  /** A writer that goes on quietly when its reader, such as {@code head}, has gone. */
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }

  private static boolean isTerminal(String property) {
    String told = System.getProperty(property);
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    return Runtime.version().feature() < CONSOLE_ALWAYS_SINCE && System.console() != null;
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
