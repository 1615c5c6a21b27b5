package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.ScenarioRunner;
import io.github.gtsim.swarm.Shrunk;
import io.github.gtsim.swarm.Swarm;
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

  /** Shrinks the first runs that break {@code promise}, and runs what is left once more. */
  private static void assertSmall(ScenarioRunner runner, String promise, int runs, int operations) {
    Swarm swarm = new Swarm(runner);
    int found = 0;
    for (long seed = 1; found < runs; seed++) {
      assertThat(seed).as("seeds until %s is broken", promise).isLessThan(MOST_SEEDS);
      Checked checked = swarm.check(seed);
      if (!checked.failures().isEmpty() && checked.failures().get(0).kind().equals(promise)) {
        found++;
        Shrunk shrunk = swarm.shrink(checked);
        assertThat(swarm.shrink(checked)).isEqualTo(shrunk);
        assertThat(shrunk.failure().kind()).isEqualTo(promise);
        Scenario scenario = RandomScenarios.scenario(shrunk.yaml());
        assertThat(runner.run(scenario, new Recording.Checked()).brokenPromises())
            .anyMatch(broken -> broken.startsWith(promise));
        assertSmall(scenario, operations);
      }
    }
  }

  private static void assertSmall(Scenario scenario, int operations) {
    assertThat(scenario.table().regions()).hasSizeLessThanOrEqualTo(2);
    assertThat(scenario.faults()).hasSizeLessThanOrEqualTo(1);
    assertThat(scenario.operations()).isEmpty();
    assertThat(scenario.clients()).isEmpty();
    assertThat(scenario.script()).hasSizeLessThanOrEqualTo(operations);
  }

  @Test
  void noTieBreak() {
    assertSmall(
        with("mrec", mode -> new Hasty(mode, (a, b) -> a.stamp() > b.stamp())),
        "convergence",
        3,
        3);
  }

  @Test
  void theLastToArriveWins() {
    assertSmall(with("mrec", mode -> new Hasty(mode, (a, b) -> true)), "monotonic", 3, 3);
  }

  @Test
  void acknowledgedBeforeTheQuorum() {
    assertSmall(
        with("mrsc", mode -> new Hasty(mode, Version::isNewerThan)), "linearizability", 3, 2);
  }

  @Test
  void readWhileCatchingUp() {
    assertSmall(with("mrsc", Impatient::new), "linearizability", 1, 3);
  }
}
