package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import io.github.gtsim.swarm.Swarm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The counts of the ledger against their definitions, over the scenarios of the swarm, with changes
 * that are combined, items that expire and deletions that are forgotten.
 */
class ReplicationOracleTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 150);

  private static final long FIRST = Long.getLong("gtsim.seed", 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replication.coalesce=400ms",
        "table.ttl={after: 1s, delay: 300ms}",
        "clock.tombstoneRetention=300ms",
        "replication.coalesce=1s;table.ttl={after: 1s};clock.tombstoneRetention=100ms",
      })
  void everyCountIsAsDefined(String settings) throws ScenarioException {
    Selection selection = Selection.BASE.with(List.of(settings.split(";")));
    int checked = 0;
    for (long seed = FIRST; checked < RUNS; seed++) {
      String yaml = Swarm.scenario(seed);
      if (!yaml.contains("mode: \"mrsc\"") && !yaml.contains("mode: mrsc")) {
        Scenario scenario = ScenarioFile.parse("seed-" + seed, yaml).resolve(selection);
        RunReport report = Experiment.run(scenario, new Recording.Checked());
        assertThat(report.brokenPromises()).as("promises of seed " + seed).isEmpty();
        assertThat(Audit.differences(scenario)).as("counts of seed " + seed).isEmpty();
        checked++;
      }
    }
  }
}
