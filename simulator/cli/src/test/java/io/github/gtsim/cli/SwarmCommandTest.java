package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwarmCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int gtsim(Runner runner, String... args) {
    return gtsim(runner, false, args);
  }

  private int gtsim(Runner runner, boolean progress, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    PrintWriter results = new PrintWriter(out);
    Terminal terminal =
        new Terminal(results, new PrintWriter(err), progress, false, directory, false);
    return new Cli(terminal, runner).run(args);
  }

  private static RunReport run(Scenario scenario, Recording history) {
    return Experiment.run(scenario, history);
  }

  /** Breaks a promise wherever a link is cut. */
  private static RunReport broken(Scenario scenario, Recording history) {
    RunReport report = run(scenario, history);
    boolean cut = scenario.faults().stream().anyMatch(f -> f.kind().equals("link-partition"));
    List<String> broken = cut ? List.of("convergence: live replicas differ") : List.of();
    return new RunReport(report.summary(), broken, report.undecided(), true);
  }

  @Test
  void cleanRunsAreCounted() {
    assertThat(gtsim(SwarmCommandTest::run, "swarm", "--runs", "120", "--seed", "5")).isZero();
    assertThat(out.toString())
        .startsWith("120 runs from seed 5: active-passive ")
        .contains(" histories checked for linearizability, ")
        .endsWith("every promise was kept, fates add up, and every request had one outcome\n");
    assertThat(err.toString()).matches("120 runs in .* s \\(.* runs/s\\)\n");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidBeforeTheRuns() throws IOException {
    Files.writeString(directory.resolve("found"), "in the way");
    Runner runner =
        (scenario, history) -> {
          throw new AssertionError("ran");
        };
    assertThat(gtsim(runner, "swarm", "--runs", "9", "--out", "found")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("found is no folder; --out DIR").hasLineCount(1);
  }

  /** What broke a promise is shown and counted though it cannot be written. */
  @Test
  void aFailureThatCannotBeWrittenIsAFailureAllTheSame() throws IOException {
    Runner runner = SwarmCommandTest::broken;
    gtsim(runner, "swarm", "--runs", "60", "--out", "found");
    String shown = out.toString();
    try (var found = Files.list(directory.resolve("found"))) {
      for (Path file : found.toList()) {
        Files.delete(file);
        Files.createDirectories(file);
      }
    }
    assertThat(gtsim(runner, "swarm", "--runs", "60", "--out", "found"))
        .isEqualTo(ExitCode.INTERNAL);
    assertThat(out.toString()).isEqualTo(shown);
    assertThat(err.toString()).contains("gtsim: cannot write ").contains("Is a directory");
  }

  @Test
  void aFailureIsAScenarioThatFailsTheSame() throws IOException {
    Runner runner = SwarmCommandTest::broken;
    assertThat(gtsim(runner, "swarm", "--runs", "60", "--out", "found"))
        .isEqualTo(ExitCode.INTERNAL);
    List<Path> files;
    try (var found = Files.list(directory.resolve("found"))) {
      files = found.sorted().toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String yaml = Files.readString(file);
      assertThat(out.toString()).contains(yaml);
      String seed = file.getFileName().toString().replaceAll("[^0-9]", "");
      assertThat(yaml)
          .contains("# seed " + seed + ": convergence: live replicas differ\n")
          .contains("# Reproduce: ./gtsim swarm --seed " + seed + " --runs 1\n");
    }
    assertThat(out.toString()).contains(" failed: ", " convergence\nseeds: ");
    String first = directory.relativize(files.get(0)).toString();
    assertThat(gtsim(runner, "run", first)).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString()).contains("convergence: live replicas differ");
  }

  @Test
  void aTerminalShowsHowFarItHasComeAndFailuresBesideIt() {
    gtsim(SwarmCommandTest::broken, true, "swarm", "--runs", "60");
    assertThat(err.toString()).contains("\rruns", "60/60", " failed; shrinking it\n");
    String shown = out.toString();
    gtsim(SwarmCommandTest::broken, "swarm", "--runs", "60");
    assertThat(err.toString()).doesNotContain("\r");
    assertThat(out.toString()).isEqualTo(shown);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfJobs() {
    gtsim(SwarmCommandTest::broken, "swarm", "--runs", "160", "--jobs", "1");
    String alone = out.toString();
    gtsim(SwarmCommandTest::broken, "swarm", "--runs", "160", "--jobs", "3");
    assertThat(out.toString()).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({
    "--runs, 0, --runs must be a whole number from 1 to",
    "--seed, -1, --seed must be a whole number from 0 to",
    "--jobs, x, --jobs must be a whole number from 1 to",
    "--out, '', --out must name a folder",
  })
  void aValueThatMakesNoSenseIsOneLine(String option, String value, String message) {
    assertThat(gtsim(SwarmCommandTest::run, "swarm", option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("gtsim: " + message).hasLineCount(1);
  }

  @Test
  void lackOfMemoryIsOneLine() {
    Runner greedy =
        (scenario, history) -> {
          throw new OutOfMemoryError("test");
        };
    assertThat(gtsim(greedy, "swarm", "--runs", "5")).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString()).contains("gtsim: out of memory").doesNotContain("\tat ");
  }
}
