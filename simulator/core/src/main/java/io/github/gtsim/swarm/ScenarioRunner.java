package io.github.gtsim.swarm;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;

/** Runs a scenario; must be a pure function of it, and safe to call from several threads. */
@FunctionalInterface
public interface ScenarioRunner {

  /**
   * @param recording what becomes of the history of all attempts
   */
  RunReport run(Scenario scenario, Recording recording);
}
