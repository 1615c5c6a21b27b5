package io.github.gtsim.property;

import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import io.github.gtsim.swarm.Swarm;

/** The scenarios of the swarm, and others from their texts. */
public final class RandomScenarios {
  private RandomScenarios() {}

  /** The text of the random scenario of {@code seed}. */
  public static String text(long seed) {
    return Swarm.scenario(seed);
  }

  /** The scenario that {@code text} describes, which must be valid. */
  public static Scenario scenario(String text) {
    try {
      return ScenarioFile.parse("random.yaml", text).resolve(Selection.BASE);
    } catch (ScenarioException invalid) {
      throw new AssertionError(invalid.getMessage() + "\n" + text, invalid);
    }
  }
}
