package io.github.gtsim.cli;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;

/** The {@code gtsim} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    StandardOutput out = new StandardOutput();
    Terminal terminal = Terminal.system(out);
    int code = new Cli(terminal, Main::execute).run(args);
    terminal.flush();
    if (out.loss().isPresent()) {
      terminal.err().println("gtsim: cannot write standard output: " + out.loss().get());
      terminal.flush();
      code = ExitCode.both(code, ExitCode.USAGE);
    }
    System.exit(code);
  }

  static RunReport execute(Scenario scenario, Recording recording) {
    return Experiment.run(scenario, recording);
  }
}
