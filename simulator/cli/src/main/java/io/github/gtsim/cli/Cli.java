package io.github.gtsim.cli;

import io.github.gtsim.scenario.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command line into a run and an exit code; nothing a user does shows a stack trace. */
final class Cli {
  private static final String VERSION = "gtsim 0.1.0";

  private final Session session;

  Cli(Terminal terminal, Runner runner) {
    session = new Session(terminal, runner);
  }

  @Command(
      name = "gtsim",
      version = VERSION,
      mixinStandardHelpOptions = true,
      description = "Simulates multi-Region tables: what is lost, how long service is down.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:everything held",
        "1:internal error or a broken promise: a bug of gtsim",
        "2:usage, an invalid scenario, or an unreadable history",
        "3:an expectation failed, or a history is not linearizable",
        "4:undecided"
      })
  private static final class Root {}

  /** The exit code. */
  int run(String... args) {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand(new RunCommand(session));
    line.addSubcommand(new CompareCommand(session));
    line.addSubcommand(new SweepCommand(session));
    line.addSubcommand(new SwarmCommand(session));
    line.addSubcommand(new CheckCommand(session));
    line.addSubcommand(new ValidateCommand(session));
    line.addSubcommand(new ListCommand(session));
    line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().version(VERSION));
    line.setUsageHelpWidth(Text.WIDTH);
    line.setExpandAtFiles(false);
    line.setOut(session.terminal().out());
    line.setErr(session.terminal().err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(session.terminal().colour() ? Ansi.ON : Ansi.OFF));
    line.setParameterExceptionHandler((e, arguments) -> usage(e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e));
    if (args.length == 0) {
      line.usage(session.terminal().err());
      return ExitCode.USAGE;
    }
    int code = execute(line, args);
    session.terminal().flush();
    return code;
  }

  private int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      session.error("out of memory: give Java more, such as with JAVA_TOOL_OPTIONS=-Xmx4g");
      return ExitCode.INTERNAL;
    } catch (StackOverflowError e) {
      return session.internal(e);
    }
  }

  private int usage(ParameterException e) {
    session.error(message(e));
    var err = session.terminal().err();
    UnmatchedArgumentException.printSuggestions(e, err);
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("See '" + name + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException e) {
    boolean root = e.getCommandLine().getCommandSpec().parent() == null;
    if (root && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return "there is no command '" + unmatched.getUnmatched().get(0) + "'";
    }
    return e.getMessage();
  }

  private int failed(Exception e) {
    if (e instanceof ScenarioException invalid) {
      session.problems(session.terminal().err(), invalid.problems());
      int count = invalid.problems().size();
      session.error((count == 1 ? "1 problem" : count + " problems") + ", so nothing was run");
      return ExitCode.USAGE;
    }
    if (e instanceof UserError error) {
      session.error(error.getMessage());
      return ExitCode.USAGE;
    }
    return session.internal(e);
  }
}
