package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.ScenarioRunner;
import io.github.gtsim.swarm.Shrunk;
import io.github.gtsim.swarm.Swarm;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Bugs that are put into a mode on purpose: the swarm finds them and makes them small. */
class ShrinkingTest {
  private static final int MOST_SEEDS = 2000;

  /** Runs scenarios of a mode under what is made of it, and others as they are. */
  private static ScenarioRunner with(String mode, UnaryOperator<ConsistencyMode> broken) {
    return (scenario, history) -> {
      boolean changed = scenario.mode().name().equals(mode);
      Scenario run = changed ? Scenarios.with(scenario, broken.apply(scenario.mode())) : scenario;
      return new Run(run, history).execute();
    };
  }

  private static Checked firstFailure(Swarm swarm, String kind) {
    for (long seed = 1; seed <= MOST_SEEDS; seed++) {
      Checked checked = swarm.check(seed);
      if (!checked.failures().isEmpty() && checked.failures().get(0).kind().equals(kind)) {
        return checked;
      }
    }
    throw new AssertionError("no run broke " + kind);
  }

  /** Shrinks the first run that breaks {@code promise}, and runs what is left once more. */
  private static Scenario shrunk(ScenarioRunner runner, String promise) {
    Swarm swarm = new Swarm(runner);
    Checked checked = firstFailure(swarm, promise);
    Shrunk shrunk = swarm.shrink(checked);
    assertThat(swarm.shrink(checked)).isEqualTo(shrunk);
    assertThat(shrunk.failure().kind()).isEqualTo(promise);
    Scenario scenario = RandomScenarios.scenario(shrunk.yaml());
    assertThat(runner.run(scenario, Optional.empty()).brokenPromises())
        .anyMatch(broken -> broken.startsWith(promise));
    return scenario;
  }

  private static void assertSmall(Scenario scenario, int regions, int faults, int operations) {
    assertThat(scenario.table().regions()).hasSizeLessThanOrEqualTo(regions);
    assertThat(scenario.faults()).hasSizeLessThanOrEqualTo(faults);
    assertThat(scenario.clients()).isEmpty();
    assertThat(scenario.script()).hasSizeLessThanOrEqualTo(operations);
  }

  @Test
  void noTieBreak() {
    ScenarioRunner runner = with("mrec", mode -> new Hasty(mode, (a, b) -> a.stamp() > b.stamp()));
    assertSmall(shrunk(runner, "convergence"), 2, 1, 2);
  }

  @Test
  void theLastToArriveWins() {
    ScenarioRunner runner = with("mrec", mode -> new Hasty(mode, (a, b) -> true));
    assertSmall(shrunk(runner, "monotonic"), 2, 1, 2);
  }

  @Test
  void acknowledgedBeforeTheQuorum() {
    ScenarioRunner runner = with("mrsc", mode -> new Hasty(mode, Version::isNewerThan));
    assertSmall(shrunk(runner, "linearizability"), 3, 1, 2);
  }

  @Test
  void readWhileCatchingUp() {
    ScenarioRunner runner = with("mrsc", Impatient::new);
    assertSmall(shrunk(runner, "linearizability"), 3, 1, 3);
  }
}
