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

  /** Each at any instant, or within a second of the one before, and often of the same Region. */
  private static List<String> operations(Random random, Scenario scenario) {
    List<String> operations = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    long at = 0;
    String one = "";
    for (int i = 0; i < count; i++) {
      boolean soon = i > 0 && random.nextBoolean();
      long last = scenario.durationNanos() / 1_000_000 - 1;
      at = soon ? Math.min(last, at + random.nextInt(1000)) : (long) (random.nextDouble() * last);
      one = soon && random.nextBoolean() ? one : any(random, REGIONS);
      boolean shrinks = i == 0 && random.nextBoolean();
      operations.add(operation(random, at, one, shrinks ? scenario.table().regions() : REGIONS));
    }
    return operations;
  }

  private static String any(Random random, List<String> regions) {
    return regions.get(random.nextInt(regions.size()));
  }

  private static String operation(Random random, long at, String one, List<String> others) {
    int rate = random.nextBoolean() ? 1 : 100;
    String other = any(random, others);
    boolean two = others != REGIONS || random.nextInt(3) == 0;
    String both = two && !one.equals(other) ? one + ", " + other : one;
    return others == REGIONS && random.nextInt(5) < 3
        ? "{operation: add-replica, at: %dms, region: %s, rate: %d/s}".formatted(at, one, rate)
        : "{operation: remove-replica, at: %dms, regions: [%s]}".formatted(at, both);
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
