package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import io.github.gtsim.swarm.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every count against its definition, and every promise, over the scenarios of the swarm with
 * replicas that come and go besides. Their number is the system property {@code gtsim.runs}.
 */
class ChangingTablesTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 300);
  private static final long FIRST = Long.getLong("gtsim.seed", 1);
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1");

  private static List<String> operations(Random random, Scenario scenario) {
    List<String> operations = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long at = (long) (random.nextDouble() * scenario.durationNanos() / 1_000_000);
      String one = REGIONS.get(random.nextInt(REGIONS.size()));
      String other = REGIONS.get(random.nextInt(REGIONS.size()));
      String both = random.nextInt(3) == 0 && !one.equals(other) ? one + ", " + other : one;
      int rate = random.nextBoolean() ? 1 : 100;
      operations.add(
          random.nextInt(5) < 3
              ? "{operation: add-replica, at: %dms, region: %s, rate: %d/s}"
                  .formatted(at, one, rate)
              : "{operation: remove-replica, at: %dms, regions: [%s]}".formatted(at, both));
    }
    return operations;
  }

  /** The scenario with each operation that is possible beside those before it. */
  private static Scenario changing(long seed, Scenario scenario, String text) throws Exception {
    Scenario changing = scenario;
    List<String> possible = new ArrayList<>();
    for (String operation : operations(new Random(seed), scenario)) {
      possible.add(operation);
      try {
        changing =
            ScenarioFile.parse("random.yaml", text)
                .resolve(Selection.BASE.with(List.of("operations=" + possible)));
      } catch (ScenarioException impossible) {
        possible.remove(operation);
      }
    }
    return changing;
  }

  @Test
  void everyCountIsAsDefinedWhileReplicasComeAndGo() throws Exception {
    int changed = 0;
    for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
      String text = Swarm.scenario(seed);
      Scenario scenario = ScenarioFile.parse("random.yaml", text).resolve(Selection.BASE);
      Scenario changing = changing(seed, scenario, text);
      changed += changing.operations().size() > 0 ? 1 : 0;
      List<String> problems = new ArrayList<>();
      try {
        RunReport report = Experiment.run(changing, new Recording.Checked());
        problems.addAll(report.brokenPromises());
        if (!report.undecided()) {
          problems.addAll(Audit.differences(changing));
        }
      } catch (RuntimeException | AssertionError error) {
        problems.add(error + " at " + error.getStackTrace()[0]);
      }
      if (!problems.isEmpty()) {
        fail("seed " + seed + ": " + problems + "\n" + changing.operations() + "\n" + text);
      }
    }
    assertThat(changed).isGreaterThan(RUNS / 4);
  }
}
