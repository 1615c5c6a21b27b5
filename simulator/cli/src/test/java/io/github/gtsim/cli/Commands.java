package io.github.gtsim.cli;

import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The main program of a Java virtual machine of its own: runs commands one after the other, as the
 * launcher would each, or writes down the events of one run.
 */
final class Commands {
  /** The scenarios that they run, with their variants. */
  static final List<String> SCENARIOS =
      List.of(
          "faults mrec",
          "faults raw",
          "faults mrsc",
          "faults witness",
          "faults single-region",
          "faults active-passive",
          "orders mrec",
          "orders single-region",
          "orders recovered");

  private static final List<String> COMMANDS =
      List.of(
          "compare faults.yaml --history",
          "compare orders.yaml --seeds 2 --history",
          "compare orders.yaml --json --out json",
          "run faults.yaml --variant witness --out alone",
          "sweep orders.yaml --set table.partitions=1,3 --variants mrec",
          "check results/faults/mrsc/seed-17/history.jsonl",
          "validate faults.yaml orders.yaml",
          "list metrics",
          "swarm --runs 10 --seed 7");

  private static final List<String> WITHOUT_JOBS = List.of("check", "validate", "list");

  private Commands() {}

  /**
   * @param args how many runs at a time; or the name of a scenario, a variant and the file that
   *     takes the events
   */
  public static void main(String[] args) throws IOException, ScenarioException {
    if (args.length == 1) {
      for (String command : COMMANDS) {
        run(command, args[0]);
      }
      return;
    }
    ScenarioFile file = ScenarioFile.read(Path.of(args[0] + ".yaml"));
    EventTrace.write(file.resolve(Selection.variant(args[1])), Path.of(args[2]));
  }

  private static void run(String command, String jobs) {
    Terminal terminal = Terminal.system(new StandardOutput());
    boolean alone = WITHOUT_JOBS.contains(command.split(" ")[0]);
    String[] words = (alone ? command : command + " --jobs " + jobs).split(" ");
    terminal.out().println("$ gtsim " + command);
    int code = new Cli(terminal, Main::execute).run(words);
    terminal.out().println("exit code " + code);
    terminal.flush();
  }
}
