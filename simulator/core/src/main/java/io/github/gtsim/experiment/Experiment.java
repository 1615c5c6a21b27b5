package io.github.gtsim.experiment;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;

/** A run is a pure function of its scenario, which holds the variant and the seed. */
public final class Experiment {
  /** Changes whenever the same scenario and seed give other results. */
  public static final String MODEL = "3";

  private Experiment() {}

  public static RunReport run(Scenario scenario) {
    return run(scenario, new Recording.None());
  }

  /**
   * Runs a scenario and records its history.
   *
   * @throws java.io.UncheckedIOException if the history cannot be written
   */
  public static RunReport run(Scenario scenario, Recording recording) {
    return new Run(scenario, recording).execute();
  }
}
