package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void openShell() throws IOException {
    shell = new Shell(directory);
  }

  @Test
  void theNumberOfJobsShowsNowhere() throws IOException {
    String[][] commands = {
      {"compare", "s.yaml", "--seeds", "6", "--history"},
      {"run", "s.yaml", "--seeds", "4", "--variant", "mrsc"},
      {"sweep", "s.yaml", "--seeds", "3", "--set", "replication.lag=100ms,2s"}
    };
    for (String[] command : commands) {
      assertThat(shell.gtsim(Shell.with(command, "--jobs", "1", "--out", "o"))).isZero();
      String page = shell.out();
      Map<String, String> alone = shell.files("o");
      assertThat(shell.gtsim(Shell.with(command, "--jobs", "2", "--out", "o"))).isZero();
      assertThat(shell.out()).isEqualTo(page);
      assertThat(shell.files("o")).isEqualTo(alone);
    }
  }

  @Test
  void eachSeedHasTheResultThatItHasAlone() throws IOException {
    shell.gtsim("run", "s.yaml", "--seeds", "3", "--history", "--out", "all");
    shell.gtsim("run", "s.yaml", "--seed", "8", "--history", "--out", "one");
    Map<String, String> all = shell.files("all");

    assertThat(all)
        .containsOnlyKeys(
            "hot/base/seed-7/history.jsonl",
            "hot/base/seed-7/summary.json",
            "hot/base/seed-8/history.jsonl",
            "hot/base/seed-8/summary.json",
            "hot/base/seed-9/history.jsonl",
            "hot/base/seed-9/summary.json")
        .containsAllEntriesOf(shell.files("one"));
  }

  @Test
  void oneSeedIsNoReplication() throws IOException {
    shell.gtsim("compare", "s.yaml", "--seeds", "1", "--out", "a");
    String page = shell.out();
    shell.gtsim("compare", "s.yaml", "--out", "b");

    assertThat(shell.out().replace("b/hot", "a/hot")).isEqualTo(page).doesNotContain("±");
    assertThat(shell.files("a")).isEqualTo(shell.files("b"));
  }

  @Test
  void comparesWithIntervals() {
    assertThat(shell.gtsim("compare", "s.yaml", "--seeds", "5", "--out", "o")).isZero();
    assertThat(shell.out().replaceAll("\\s+", " "))
        .contains("seeds 7 to 11, 20 s simulated each; under one seed every variant meets")
        .contains("mrsc minus mrec, seed by seed")
        .contains("95 % interval")
        .contains("the same in every seed: ")
        .contains("held in every seed")
        .contains("<variant>/seed-<seed>/summary.json beside it for seeds 7 to 11");
    assertThat(shell.err()).startsWith("10 runs, ");
  }

  @Test
  void theComparisonOfTheScenariosOwnSeedIsKept() throws IOException {
    shell.gtsim("compare", "s.yaml");
    String own = shell.files("results").get("hot/comparison.json");
    assertThat(shell.gtsim("compare", "s.yaml", "--seeds", "2")).isZero();

    assertThat(shell.err()).contains("comparison.json left as it is: ").contains("--out DIR");
    assertThat(shell.files("results")).containsEntry("hot/comparison.json", own).hasSize(5);
    shell.gtsim("compare", "s.yaml", "--seeds", "2", "--out", "o");
    assertThat(shell.files("o").get("hot/comparison.json")).contains("\"seeds\": 2,");
  }

  @Test
  void anExpectationMustHoldUnderEverySeed() throws IOException {
    Runner runner =
        (scenario, history) ->
            Samples.seeded(
                Samples.mrec("base"), scenario.seed(), scenario.seed() % 2 == 0 ? 312 : 0);

    assertThat(shell.gtsim(runner, false, "run", "s.yaml", "--seed", "1", "--seeds", "5"))
        .isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .contains("1 of 2 held in every seed")
        .contains("FAILED writes.lost is 312 under seed 2, expected == 0; failed in 2 of 5 seeds");
    assertThat(shell.out().replaceAll("\\s+", " ")).contains("2 of 5 seeds (2, 4)");
  }

  @Test
  void aBrokenPromiseIsReproducedUnderItsSeed() {
    Runner runner =
        (scenario, history) -> {
          RunReport sound = Shell.run(scenario, history);
          List<String> broken = scenario.seed() == 9 ? List.of("convergence: no") : List.of();
          return new RunReport(sound.summary(), broken, false, true);
        };

    assertThat(
            shell.gtsim(
                runner, false, "sweep", "s.yaml", "--seeds", "4", "--set", "duration=9s,8s"))
        .isEqualTo(ExitCode.INTERNAL);
    assertThat(shell.err())
        .contains("broken promise in variant mrsc, seed 9:\n  convergence: no")
        .contains("./gtsim run s.yaml --variant mrsc --seed 9 --set duration=8s\n");
  }

  @Test
  void anInternalErrorIsReproducedWithItsSettings() throws IOException {
    Runner runner =
        (scenario, history) -> {
          if (scenario.seed() == 8 && scenario.durationNanos() == 8_000_000_000L) {
            throw new IllegalStateException("impossible");
          }
          return Shell.run(scenario, history);
        };

    assertThat(
            shell.gtsim(
                runner, false, "sweep", "s.yaml", "--seeds", "4", "--set", "duration=9s,8s"))
        .isEqualTo(ExitCode.INTERNAL);
    assertThat(shell.err())
        .contains("internal error in variant mrec, seed 8: IllegalStateException: impossible")
        .contains("./gtsim run s.yaml --variant mrec --seed 8 --set duration=8s\n");
    assertThat(shell.files(".")).containsOnlyKeys("s.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "0, must be a whole number from 1",
    "-3, must be a whole number from 1",
    "x, must be a whole number from 1",
    "9223372036854775807, must be a whole number from 1",
  })
  void aNumberOfSeedsThatMakesNoSenseIsRefused(String seeds, String message) {
    assertThat(shell.gtsim("run", "s.yaml", "--seeds", seeds)).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains(message);
  }

  @Test
  void seedsDoNotOverflow() {
    String last = Long.toString(Long.MAX_VALUE);
    assertThat(shell.gtsim("run", "s.yaml", "--seed", last, "--seeds", "2"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("--seeds 2 from seed " + last + " goes beyond");
    assertThat(shell.gtsim("run", "s.yaml", "--seed", last, "--out", "o")).isZero();
  }

  /** A million seeds begin at once, and no more of them than are soon wanted. */
  @Test
  void runsAreNotFarAheadOfWhatIsTaken() {
    AtomicInteger started = new AtomicInteger();
    Runner runner =
        (scenario, history) -> {
          started.incrementAndGet();
          if (scenario.seed() == 7) {
            await(started, 2 + 16);
            throw new IllegalStateException("enough");
          }
          return Samples.mrec("base");
        };

    int code = shell.gtsim(runner, false, "run", "s.yaml", "--seeds", "1000000", "--jobs", "2");
    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(started.get()).isEqualTo(2 + 16);
  }

  private static void await(AtomicInteger number, int least) {
    while (number.get() < least) {
      Thread.onSpinWait();
    }
  }

  @Test
  void progressIsShownAtATerminalOnly() {
    shell.gtsim(Shell::run, true, "run", "s.yaml", "--seeds", "3");
    assertThat(shell.err()).contains("\rruns").contains("3/3").contains("\n3 runs, ".strip());
    shell.gtsim(Shell::run, true, "run", "s.yaml");
    assertThat(shell.err()).doesNotContain("\r");
    shell.gtsim("run", "s.yaml", "--seeds", "3");
    assertThat(shell.err()).doesNotContain("\r");
  }
}
