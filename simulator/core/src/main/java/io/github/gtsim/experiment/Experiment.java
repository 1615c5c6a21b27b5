package io.github.gtsim.experiment;

import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.Optional;

/** A run is a pure function of its scenario, which holds the variant and the seed. */
public final class Experiment {
  /** Changes whenever the same scenario and seed give other results. */
  public static final String MODEL = "1";

  private Experiment() {}

  public static RunReport run(Scenario scenario) {
    return new Run(scenario, Optional.empty()).execute();
  }

  /**
   * Runs a scenario and writes its history as it goes, an object a line.
   *
   * @throws java.io.UncheckedIOException if {@code history} cannot be written to
   */
  public static RunReport run(Scenario scenario, Appendable history) {
    return new Run(scenario, Optional.of(history)).execute();
  }
}
