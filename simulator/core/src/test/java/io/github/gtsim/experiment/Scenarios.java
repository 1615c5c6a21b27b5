package io.github.gtsim.experiment;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.scenario.Scenario;

/** Copies of scenarios. */
final class Scenarios {
  private Scenarios() {}

  /** The scenario under another mode. */
  static Scenario with(Scenario scenario, ConsistencyMode mode) {
    return new Scenario(
        scenario.name(),
        scenario.description(),
        scenario.variant(),
        scenario.seed(),
        scenario.durationNanos(),
        scenario.warmupNanos(),
        scenario.drainNanos(),
        scenario.table(),
        scenario.inside(),
        scenario.network(),
        mode,
        scenario.clients(),
        scenario.script(),
        scenario.faults(),
        scenario.operations(),
        scenario.expectations(),
        scenario.prices(),
        scenario.assumptions());
  }
}
