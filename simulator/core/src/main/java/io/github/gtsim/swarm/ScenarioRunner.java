package io.github.gtsim.swarm;

import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.Optional;

/** Runs a scenario; must be a pure function of it, and safe to call from several threads. */
@FunctionalInterface
public interface ScenarioRunner {

  /**
   * @param history receives the history of all attempts, if one is wanted
   */
  RunReport run(Scenario scenario, Optional<Appendable> history);
}
