package io.github.gtsim.cli;

import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.Format;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.MalformedHistory;
import io.github.gtsim.checker.Model;
import io.github.gtsim.checker.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gtsim check}: whether a history, from gtsim or from anywhere, is linearizable. */
@Command(
    name = "check",
    description = {
      "Check whether a history is linearizable, key by key.",
      "It need not be one of gtsim: Jepsen's histories and logs are read, too."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

  private final Session session;

  @Parameters(index = "0", paramLabel = "HISTORY", description = "The history, a file.")
  private String history = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "auto, jsonl, edn or jepsen-log (default: auto, by how the file begins).")
  private String format = "auto";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "cas-register, register, kv or counter (default: by the operations that a key has).")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--initial",
      paramLabel = "V",
      description = "Value of every key before its first operation (default: nil).")
  private String initial = "nil";

  @Option(
      names = "--keyed",
      negatable = true,
      description =
          "Whether values are [key value] (default: if every operation begins with such a one).")
  private Optional<Boolean> keyed = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "Give up after that long, such as 30s (default: never).")
  private Optional<String> timeout = Optional.empty();

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<Format> written = format();
    Optional<Model> chosen = model();
    Limits limits = limits();
    try {
      History read = read(written);
      chosen.ifPresent(fits -> suits(fits, read));
      List<Finding> findings =
          Linearizability.check(read, chosen, HistoryFile.value(initial), limits);
      CheckPage page = new CheckPage(session.style(), history, read, findings);
      session.print(page.render() + CheckNotes.of(read, findings, keyed.isPresent()));
      return page.exitCode();
    } catch (MalformedHistory e) {
      throw new UserError(Text.plain(e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw new UserError(
          "out of memory: give Java more, such as with JAVA_TOOL_OPTIONS=-Xmx4g", e);
    }
  }

  private void suits(Model chosen, History read) {
    for (Operation operation : read.operations()) {
      if (!chosen.allows(operation.action())) {
        String place = history + ":" + operation.startLine() + ": ";
        throw new UserError(
            place + chosen.text() + " has no operation " + operation.action().text());
      }
    }
  }

  private History read(Optional<Format> written) throws MalformedHistory {
    Path file = session.terminal().directory().resolve(history);
    if (history.isEmpty() || Files.isDirectory(file)) {
      throw new UserError("'" + history + "' is no file");
    }
    try {
      return HistoryFile.read(file, history, written, keyed);
    } catch (MalformedHistory e) {
      throw e;
    } catch (IOException e) {
      String reason = Files.exists(file) ? "cannot be read" : "does not exist";
      throw new UserError("'" + history + "' " + reason, e);
    }
  }

  private Optional<Format> format() {
    Optional<Format> named = Format.named(format);
    if (named.isEmpty() && !format.equals("auto")) {
      throw new UserError("--format must be auto, jsonl, edn or jepsen-log, not '" + format + "'");
    }
    return named;
  }

  private Optional<Model> model() {
    Optional<Model> named = model.flatMap(Model::named);
    if (named.isEmpty() && model.isPresent()) {
      throw new UserError(
          "--model must be cas-register, register, kv or counter, not '" + model.get() + "'");
    }
    return named;
  }

  private Limits limits() {
    if (timeout.isEmpty()) {
      return Limits.ofSteps();
    }
    Matcher shape = DURATION.matcher(timeout.get());
    if (!shape.matches()) {
      throw new UserError(
          "--timeout must be a duration such as 500ms, 30s or 5m, not '" + timeout.get() + "'");
    }
    long unit =
        switch (shape.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    long nanos = new BigDecimal(shape.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    long start = System.nanoTime();
    return Limits.until(() -> System.nanoTime() - start >= nanos);
  }
}
