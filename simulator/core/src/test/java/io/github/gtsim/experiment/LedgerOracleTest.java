package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.fail;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.Swarm;
import org.junit.jupiter.api.Test;

/**
 * Every count of the ledger against its definition, recomputed from a full history of the run, over
 * the scenarios of the swarm. Their number is the system property {@code gtsim.runs}.
 */
class LedgerOracleTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 300);
  private static final long FIRST = Long.getLong("gtsim.seed", 1);

  /** A run whose miscounts are its broken promises, so that the swarm can make them small. */
  private static RunReport audited(Scenario scenario, Recording history) {
    RunReport report = Experiment.run(scenario, history);
    return new RunReport(report.summary(), Audit.differences(scenario), report.undecided(), true);
  }

  @Test
  void everyCountIsAsDefined() {
    Swarm swarm = new Swarm(LedgerOracleTest::audited);
    for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
      Checked checked = swarm.check(seed);
      if (!checked.failures().isEmpty()) {
        fail("seed " + seed + ": " + checked.failures() + "\n" + swarm.shrink(checked).yaml());
      }
    }
  }
}
