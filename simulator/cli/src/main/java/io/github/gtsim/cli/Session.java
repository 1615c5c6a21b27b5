package io.github.gtsim.cli;

import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.SeedList;
import io.github.gtsim.scenario.PriceFile;
import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What every command has at hand. */
record Session(Terminal terminal, Runner runner) {
  private static final String BUG = "This is a bug in gtsim: please report it with the scenario.";

  private static final String UNDECIDED = "there are too many orders to try";

  ScenarioFile read(String scenario) throws ScenarioException {
    return ScenarioFile.read(terminal.directory().resolve(scenario), MetricCatalogue.NAMES);
  }

  /** The scenario, at the prices that were asked for. */
  ScenarioFile read(CommonOptions common) throws ScenarioException {
    if (common.prices().isEmpty()) {
      return read(common.scenario());
    }
    Path prices = terminal.directory().resolve(common.prices().get());
    return read(common.scenario()).pricedAt(PriceFile.read(prices));
  }

  Style style() {
    return new Style(terminal.colour());
  }

  void print(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }

  void error(String message) {
    terminal.out().flush();
    terminal.err().println("gtsim: " + Text.plain(message));
    terminal.err().flush();
  }

  /** Writes results after they were shown, so that a full disk does not take them too. */
  int written(Runnable write) {
    try {
      write.run();
      return ExitCode.HELD;
    } catch (UserError e) {
      error(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  /** Says what of a variant is a bug or undecided, with the command that shows it again. */
  int verdict(Replications runs, String scenario, Choice choice, List<String> sets) {
    String variant = "variant " + runs.variant() + ", ";
    if (runs.broken().count() > 0) {
      error("broken promise in " + variant + seeds(runs.broken()) + ":");
      runs.brokenPromises().forEach(broken -> terminal.err().println("  " + broken));
      long seed = runs.broken().first().get(0);
      boolean history = runs.histories().invalid().count() > 0;
      String command =
          history
              ? Reproduction.withHistory(scenario, choice, sets, seed)
              : Reproduction.command(scenario, choice, sets, seed);
      terminal.err().println("Reproduce: " + command);
      terminal.err().println(BUG);
    }
    if (runs.histories().unknown().count() > 0) {
      String where = variant + seeds(runs.histories().unknown());
      error("whether the history is linearizable is unknown in " + where + ": " + UNDECIDED);
    }
    if (runs.undecided().count() > 0) {
      String where = variant + seeds(runs.undecided());
      error("undecided in " + where + ": the run did not settle within `drain`; give it more");
    }
    terminal.err().flush();
    return ExitCode.of(runs);
  }

  private static String seeds(SeedList seeds) {
    return (seeds.count() == 1 ? "seed " : "seeds ") + seeds.text();
  }

  /** Says which expected refusals did not come. */
  int missing(List<String> missingRefusals) {
    missingRefusals.forEach(this::error);
    return missingRefusals.isEmpty() ? ExitCode.HELD : ExitCode.EXPECTATION;
  }

  void problems(PrintWriter target, List<Problem> problems) {
    terminal.out().flush();
    for (Problem problem : problems) {
      target.println(problem);
    }
    target.flush();
  }

  /** One message for an error of the simulator in a run; the stack trace only when asked for. */
  int internal(RunFailure failure, String scenario) {
    Throwable cause = failure.getCause();
    if (cause instanceof OutOfMemoryError) {
      error(
          "out of memory in variant "
              + failure.variant()
              + ": give Java more, such as with"
              + " JAVA_TOOL_OPTIONS=-Xmx4g, or use --jobs 1");
    } else {
      error(
          "internal error in variant "
              + failure.variant()
              + ", seed "
              + failure.seed()
              + ": "
              + describe(cause));
    }
    terminal.err().println("Reproduce: " + failure.reproduction(scenario));
    if (!(cause instanceof OutOfMemoryError)) {
      terminal.err().println(BUG);
    }
    trace(cause);
    return ExitCode.INTERNAL;
  }

  /** One message for any other error of the simulator. */
  int internal(Throwable error) {
    error("internal error: " + describe(error));
    terminal.err().println(BUG);
    trace(error);
    return ExitCode.INTERNAL;
  }

  private static String describe(Throwable error) {
    String name = error.getClass().getSimpleName();
    return error.getMessage() == null ? name : name + ": " + error.getMessage();
  }

  private void trace(Throwable error) {
    if (terminal.debug()) {
      error.printStackTrace(terminal.err());
    } else {
      terminal.err().println("GTSIM_DEBUG=1 shows where it came from.");
    }
    terminal.err().flush();
  }
}
