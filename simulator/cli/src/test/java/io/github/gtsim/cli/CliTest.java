package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
  private static final String SCENARIO =
      """
      name: region-outage
      description: Two puts of one item.
      seed: 42
      duration: 5s
      table:
        mode: mrec
        regions: [us-east-1, us-west-2, us-east-2]
      script:
        - { at: 0ms, region: us-east-1, put: { key: user/1, set: { city: Boston } } }
      variants:
        mrec: {}
        mrsc: { table: { mode: mrsc } }
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeScenario() throws IOException {
    Files.writeString(directory.resolve("s.yaml"), SCENARIO);
  }

  private int gtsim(Runner runner, String... args) {
    PrintWriter results = new PrintWriter(out);
    Terminal terminal = new Terminal(results, new PrintWriter(err), false, directory, false);
    return new Cli(terminal, runner).run(args);
  }

  private static RunReport sample(Scenario scenario, Recording history) {
    RunReport sample =
        scenario.mode().name().equals("mrec")
            ? Samples.mrec(scenario.variant())
            : Samples.mrsc(scenario.variant());
    return new RunReport(sample.summary(), List.of(), false, true);
  }

  private static RunReport crash(Scenario scenario, Recording history) {
    throw new IllegalStateException("impossible");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(name -> !name.equals("s.yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void compareWritesItsResultsAndNothingElse() throws IOException {
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml")).isZero();
    assertThat(files())
        .containsExactly(
            "results/region-outage/comparison.json",
            "results/region-outage/mrec/seed-42/summary.json",
            "results/region-outage/mrsc/seed-42/summary.json");
    assertThat(out.toString())
        .contains("312 acknowledged writes silently lost")
        .contains("written");
    assertThat(err.toString()).matches("2 runs, 2,469,134 events in .* s \\(.* events/s\\)\n");
  }

  @Test
  void printsJsonAloneWhenAsked() {
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\n  \"scenario\": \"region-outage\",")
        .endsWith("\n}\n");
    out.getBuffer().setLength(0);
    gtsim(CliTest::sample, "compare", "s.yaml", "--json");
    assertThat(out.toString()).contains("\"summary\": {").endsWith("\n}\n");
  }

  @Test
  void writesNothingForAnAlteredScenarioUnlessToldWhere() throws IOException {
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--set", "duration=6s")).isZero();
    assertThat(files()).isEmpty();
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--set", "duration=6s", "--history"))
        .isEqualTo(ExitCode.USAGE);
    gtsim(CliTest::sample, "run", "s.yaml", "--set", "duration=6s", "--out", "elsewhere");
    assertThat(files()).containsExactly("elsewhere/region-outage/base/seed-42/summary.json");
  }

  @Test
  void writesTheHistoryThatTheRunTells() throws IOException {
    Runner runner =
        (scenario, history) -> {
          try {
            ((Recording.Written) history).to().append("{}\n");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return sample(scenario, history);
        };
    assertThat(gtsim(runner, "run", "--history", "s.yaml")).isZero();
    assertThat(directory.resolve("results/region-outage/base/seed-42/history.jsonl"))
        .hasContent("{}\n");
    assertThat(gtsim(runner, "run", "--history=edn", "s.yaml")).isZero();
    assertThat(directory.resolve("results/region-outage/base/seed-42/history.edn"))
        .hasContent("{}\n");
    assertThat(gtsim(runner, "run", "--history=csv", "s.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anInternalErrorIsOneMessageWithItsReproduction() throws IOException {
    int code = gtsim(CliTest::crash, "run", "s.yaml", "--history", "--set", "name=a b");
    assertThat(code).isEqualTo(ExitCode.USAGE);
    err.getBuffer().setLength(0);
    assertThat(gtsim(CliTest::crash, "run", "s.yaml", "--variant", "mrsc", "--history"))
        .isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString())
        .contains("internal error in variant mrsc, seed 42: IllegalStateException: impossible")
        .contains("Reproduce: ./gtsim run s.yaml --variant mrsc --seed 42\n")
        .contains("please report")
        .doesNotContain("\tat ");
    assertThat(files()).isEmpty();
  }

  @Test
  void exitCodesSayWhatHappened() {
    assertThat(exit(false, false, true)).isZero();
    assertThat(exit(true, true, false)).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString())
        .contains("broken promise in variant base, seed 42:\n  convergence\nReproduce: ");
    assertThat(exit(false, true, false)).isEqualTo(ExitCode.EXPECTATION);
    assertThat(exit(false, true, true)).isEqualTo(ExitCode.UNDECIDED);
    assertThat(ExitCode.both(ExitCode.UNDECIDED, ExitCode.USAGE)).isEqualTo(ExitCode.USAGE);
  }

  private int exit(boolean broken, boolean undecided, boolean held) {
    Runner runner =
        (scenario, history) ->
            new RunReport(
                sample(scenario, history).summary(),
                broken ? List.of("convergence") : List.of(),
                undecided,
                held);
    return gtsim(runner, "run", "s.yaml");
  }

  @Test
  void aUsersMistakeIsOneLineAndExitCodeTwo() {
    assertThat(gtsim(CliTest::sample, "comapre", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("there is no command 'comapre'", "Did you mean: gtsim compare");
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--sead", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--sead").contains("--seed");
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--seed", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(gtsim(CliTest::sample, "run", "s.yaml", "--jobs", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(gtsim(CliTest::sample, "run", "none.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(gtsim(CliTest::sample)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "--seed, -1, --seed must be a whole number from 0 to 9223372036854775807",
    "--seed, 9223372036854775808, --seed must be a whole number",
    "--jobs, 1e3, --jobs must be a whole number from 1 to 10000",
    "--out, '', --out must name a folder",
    "--variants, '', --variants must be names between commas",
    "--variants, 'mrec,', --variants must be names between commas",
    "--modes, ',', --modes must be names between commas",
  })
  void aValueThatMakesNoSenseIsOneLine(String option, String value, String message)
      throws IOException {
    assertThat(gtsim(CliTest::crash, "compare", "s.yaml", option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("gtsim: " + message).hasLineCount(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void blanksBetweenVariantsDoNotMatter() throws IOException {
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml", "--variants", "mrec, mrsc")).isZero();
    assertThat(files()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "--variants, 'mrec,mrsc'",
    "--variants, 'mrsc,mrec,third'",
    "--modes, 'mrec,mrsc'",
    "--seed, 7",
  })
  void onlyTheWholeComparisonIsKept(String option, String value) throws IOException {
    Files.writeString(directory.resolve("s.yaml"), SCENARIO + "  third: {}\n");
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml")).isZero();
    Path comparison = directory.resolve("results/region-outage/comparison.json");
    Files.writeString(comparison, "kept");
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml", option, value)).isZero();
    assertThat(comparison).hasContent("kept");
    assertThat(err.toString()).containsOnlyOnce("gtsim: comparison.json left as it is: ");

    gtsim(CliTest::sample, "compare", "s.yaml", option, value, "--out", "elsewhere");
    assertThat(files()).contains("elsewhere/region-outage/comparison.json");
    gtsim(CliTest::sample, "compare", "s.yaml", option, value, "--set", "duration=6s");
    assertThat(err.toString()).containsOnlyOnce("comparison.json");
    gtsim(CliTest::sample, "compare", "s.yaml", "--variants", "mrec,mrsc,third", "--seed", "42");
    assertThat(comparison).content().startsWith("{");
  }

  @Test
  void filesWithoutAComparisonAreNamedTogether() {
    gtsim(CliTest::sample, "compare", "s.yaml", "--modes", "mrec,mrsc,single-region");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("written for each variant, <variant>/seed-42/summary.json in ")
        .contains("results/region-outage");
  }

  @Test
  void anExpectationOfNoMetricIsAMistakeInTheScenario() throws IOException {
    String expect = "expect:\n  - { metric: writes.lsot, is: == 0 }\n";
    Files.writeString(directory.resolve("s.yaml"), SCENARIO + expect);
    for (String command : List.of("run", "compare", "validate")) {
      assertThat(gtsim(CliTest::crash, command, "s.yaml")).isEqualTo(ExitCode.USAGE);
    }
    String problem = "s.yaml:14:15: expect[0].metric: no metric is called 'writes.lsot'";
    assertThat(err.toString()).contains(problem).contains("did you mean 'writes.lost'?");
    assertThat(out.toString()).contains(problem);
  }

  @Test
  void anUnknownVariantIsRefusedWithTheKnownOnes() {
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml", "--variants", "mrcs"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("mrcs").contains("mrec, mrsc").contains("did you mean");
  }

  @Test
  void aModeThatRefusesTheScenarioIsAColumn() throws IOException {
    Files.writeString(
        directory.resolve("s.yaml"),
        SCENARIO.replace(", us-east-2", "").replace("mrsc: {", "w: {"));
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml", "--modes", "mrec,mrsc")).isZero();
    assertThat(out.toString()).contains("refused: ").contains("(FACTS");
    assertThat(gtsim(CliTest::sample, "compare", "s.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneLine() throws IOException {
    Files.writeString(directory.resolve("results"), "in the way");
    assertThat(gtsim(CliTest::sample, "run", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("cannot write").contains("is no folder; --out DIR");
  }

  @Test
  void validateReportsEveryProblemAndRunsNothing() throws IOException {
    assertThat(gtsim(CliTest::crash, "validate", "s.yaml")).isZero();
    assertThat(out.toString()).contains("valid, region-outage with variants mrec, mrsc");
    Files.writeString(directory.resolve("bad.yaml"), SCENARIO.replace("table:", "tabel:"));
    assertThat(gtsim(CliTest::crash, "validate", "s.yaml", "bad.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("bad.yaml:5:1: ").contains("did you mean 'table'");
    assertThat(files()).containsExactly("bad.yaml");
  }

  @Test
  void listsWhatAScenarioMayName() {
    for (String topic : List.of("modes", "faults", "operations", "metrics", "regions")) {
      assertThat(gtsim(CliTest::crash, "list", topic)).isZero();
    }
    assertThat(out.toString())
        .contains(
            "mrsc ",
            "region-outage ",
            "read-modify-write ",
            "add-replica ",
            "writes.lost ",
            "eu-west-1\n");
    assertThat(gtsim(CliTest::crash, "list", "mode")).isEqualTo(ExitCode.USAGE);
  }
}
