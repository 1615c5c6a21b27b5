package io.github.gtsim.cli;

import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.Optional;

/** Runs one resolved scenario. */
@FunctionalInterface
interface Runner {

  /**
   * @param history receives the history of all attempts, if one is wanted
   */
  RunReport run(Scenario scenario, Optional<Appendable> history);
}
