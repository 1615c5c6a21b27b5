package io.github.gtsim.swarm;

import io.github.gtsim.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attacks the simulator with random scenarios. Each is a pure function of its seed, and so is what
 * comes of it; any number of threads may check at a time.
 */
public final class Swarm {
  private final Trial trial;

  /** A swarm whose scenarios are run by {@code runner}. */
  public Swarm(ScenarioRunner runner) {
    trial = new Trial(runner);
  }

  /** The random scenario of a seed, as the text of a scenario file. */
  public static String scenario(long seed) {
    return ScenarioText.of(RandomScenario.draw(seed).tree());
  }

  /** Runs the random scenario of a seed. */
  public Checked check(long seed) {
    Scenario scenario = RandomScenario.draw(seed).scenario();
    Trial.Verdict verdict = trial.run(scenario);
    return new Checked(
        seed,
        scenario.mode().name(),
        scenario.faults().size(),
        verdict.undecided(),
        verdict.history(),
        verdict.failures());
  }

  /**
   * Looks for the smallest scenario that fails as {@code checked} did first. Where that is no
   * promise but a figure, the scenario expects the right one.
   *
   * @throws IllegalArgumentException if it did not fail
   */
  public Shrunk shrink(Checked checked) {
    if (checked.failures().isEmpty()) {
      throw new IllegalArgumentException("seed " + checked.seed() + " did not fail");
    }
    Failure first = checked.failures().get(0);
    ObjectNode tree = RandomScenario.draw(checked.seed()).tree();
    Shrinker shrinker = new Shrinker(trial, tree, first);
    shrinker.shrink();
    ObjectNode best = shrinker.copy();
    Judge.metric(first)
        .ifPresent(
            metric -> best.putArray("expect").addObject().put("metric", metric).put("is", "== 0"));
    return new Shrunk(checked.seed(), shrinker.failure(), ScenarioText.of(best), shrinker.runs());
  }
}
