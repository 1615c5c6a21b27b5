package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.swarm.Swarm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random runs, of which both forms of the history, and every checker, say the same. */
class BothFormsTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 300);
  private static final Pattern EVENT = Pattern.compile("\\{:process (\\d+), :type :(\\w+), .*");

  @TempDir private Path folder;

  private static void assertNoProcessRunsTwice(List<String> maps) {
    Set<String> open = new TreeSet<>();
    Set<String> retired = new TreeSet<>();
    for (String line : maps) {
      Matcher event = EVENT.matcher(line);
      assertThat(event.matches()).as(line).isTrue();
      String process = event.group(1);
      if (event.group(2).equals("invoke")) {
        assertThat(retired).as(line).doesNotContain(process);
        assertThat(open.add(process)).as(line).isTrue();
      } else {
        assertThat(open.remove(process)).as(line).isTrue();
        if (event.group(2).equals("info")) {
          retired.add(process);
        }
      }
    }
  }

  /** As long as Knossos and Porcupine do not take too long, they agree with us. */
  private static boolean assertOthersAgree(List<String> edn, long seed) {
    if (edn.stream().noneMatch(line -> line.startsWith("{"))) {
      return false;
    }
    String text = String.join("\n", edn);
    Optional<Boolean> knossos = Knossos.isValid(text);
    assertThat(knossos.orElse(true)).as("Knossos, seed %d", seed).isTrue();
    Optional<Boolean> porcupine = Porcupine.isValid(text);
    assertThat(porcupine.orElse(true)).as("Porcupine, seed %d", seed).isTrue();
    return knossos.isPresent() && porcupine.isPresent();
  }

  private static boolean ordersAll(Scenario scenario) {
    return scenario.mode().ordersAllRegions()
        && scenario.mode().promises(Promise.LINEARIZABILITY, scenario.table());
  }

  /**
   * What one form says to the checker, the other does, wherever linearizability is promised, also
   * with replicas that are added and with reads of secondaries.
   */
  @Test
  void bothFormsOfTheSameRunHaveTheSameVerdict() throws IOException {
    EnumSet<Verdict> seen = EnumSet.noneOf(Verdict.class);
    TreeSet<String> modes = new TreeSet<>();
    int judged = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      Scenario scenario = RandomScenarios.scenario(Swarm.scenario(seed));
      List<String> edn = Recorded.lines(scenario, HistoryFormat.EDN);
      assertNoProcessRunsTwice(Recorded.maps(edn));
      if (ordersAll(scenario)) {
        modes.add(scenario.mode().name());
        RunReport report = Experiment.run(scenario, new Recording.Checked());
        List<String> jsonl = Recorded.lines(scenario, HistoryFormat.JSONL);
        Verdict verdict = Recorded.verdict(folder, Recorded.maps(edn), HistoryFormat.EDN);
        seen.add(verdict);
        assertThat(Recorded.verdict(folder, jsonl, HistoryFormat.JSONL))
            .as("seed %d", seed)
            .isEqualTo(verdict);
        assertThat(verdict).as("seed %d", seed).isIn(Verdict.VALID, Verdict.UNKNOWN);
        assertThat(report.history().orElseThrow().verdict())
            .as("seed %d", seed)
            .isIn(Verdict.VALID, verdict);
        judged += assertOthersAgree(edn, seed) ? 1 : 0;
      }
    }
    assertThat(modes).hasSizeGreaterThan(2);
    assertThat(judged).isGreaterThan(RUNS / 10);
    assertThat(seen).contains(Verdict.VALID);
  }
}
