package io.github.gtsim.cli;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;

/** Runs one resolved scenario. */
@FunctionalInterface
interface Runner {

  /**
   * @param recording what becomes of the history of all attempts
   */
  RunReport run(Scenario scenario, Recording recording);
}
