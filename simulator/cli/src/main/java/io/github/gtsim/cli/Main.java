package io.github.gtsim.cli;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.Optional;

/** The {@code gtsim} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.system();
    int code = new Cli(terminal, Main::execute).run(args);
    terminal.flush();
    System.exit(code);
  }

  private static RunReport execute(Scenario scenario, Optional<Appendable> history) {
    return history
        .map(target -> Experiment.run(scenario, target))
        .orElseGet(() -> Experiment.run(scenario));
  }
}
