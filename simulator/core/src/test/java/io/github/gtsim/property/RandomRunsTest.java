package io.github.gtsim.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

/**
 * Promises, conservation and reproducibility over random small scenarios. Their number is the
 * system property {@code gtsim.runs}, the first seed {@code gtsim.seed}.
 */
class RandomRunsTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 300);
  private static final long FIRST = Long.getLong("gtsim.seed", 1);

  @Test
  void promisesHoldAndTheSameSeedGivesTheSameBytes() {
    int undecided = 0;
    for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
      String text = RandomScenarios.text(seed);
      try {
        undecided += check(text) ? 1 : 0;
      } catch (RuntimeException | AssertionError broken) {
        fail("seed " + seed + ": " + broken + "\n" + text, broken);
      }
    }
    assertThat(undecided).as("runs that could not settle").isLessThanOrEqualTo(RUNS / 20);
  }

  private static Recording jsonl(StringBuilder to) {
    return new Recording.Written(HistoryFormat.JSONL, to);
  }

  /** Whether the run could not settle. */
  private static boolean check(String text) {
    Scenario scenario = RandomScenarios.scenario(text);
    StringBuilder history = new StringBuilder();
    RunReport report = Experiment.run(scenario, jsonl(history));
    assertThat(report.brokenPromises()).isEmpty();
    var requests = report.summary().path("requests");
    assertThat(
            requests.path("ok").asLong()
                + requests.path("failed").asLong()
                + requests.path("unknown").asLong())
        .isEqualTo(requests.path("sent").asLong());
    StringBuilder again = new StringBuilder();
    RunReport repeated = Experiment.run(RandomScenarios.scenario(text), jsonl(again));
    assertThat(Json.pretty(repeated.summary())).isEqualTo(Json.pretty(report.summary()));
    assertThat(again.toString()).isEqualTo(history.toString());
    return report.undecided();
  }
}
