package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.gtsim.property.RandomScenarios;
import org.junit.jupiter.api.Test;

/**
 * Every count of the ledger against its definition, recomputed from a full history of the run, over
 * random small scenarios. Their number is the system property {@code gtsim.runs}.
 */
class LedgerOracleTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 300);
  private static final long FIRST = Long.getLong("gtsim.seed", 1);

  @Test
  void everyCountIsAsDefined() {
    for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
      String text = RandomScenarios.text(seed);
      try {
        assertThat(Audit.differences(RandomScenarios.scenario(text))).isEmpty();
      } catch (RuntimeException | AssertionError broken) {
        fail("seed " + seed + ": " + broken + "\n" + text, broken);
      }
    }
  }
}
