package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped scenario comes to the committed result, byte for byte. After a change that is meant
 * to give other results, {@code mvn test -Dtest=GoldenTest -Dgtsim.golden=update} rewrites them.
 */
class GoldenTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final boolean UPDATE = "update".equals(System.getProperty("gtsim.golden"));

  /** A variant of a scenario, of which a result is committed. */
  record Shipped(Path file, Selection selection) {
    @Override
    public String toString() {
      return file.getFileName() + " " + selection.variant().orElse("base");
    }

    Scenario scenario() throws ScenarioException {
      return ScenarioFile.read(file).resolve(selection);
    }

    String summary() throws ScenarioException {
      return Json.pretty(Experiment.run(scenario()).summary());
    }

    Path result() throws ScenarioException {
      Scenario scenario = scenario();
      return ROOT.resolve("results")
          .resolve(scenario.name())
          .resolve(scenario.variant())
          .resolve("seed-" + scenario.seed())
          .resolve("summary.json");
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> listed = Files.list(ROOT.resolve("scenarios"))) {
      return listed.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<Shipped> variants(Path file) throws ScenarioException {
    List<Shipped> variants = new ArrayList<>();
    for (String variant : ScenarioFile.read(file).variantNames()) {
      variants.add(new Shipped(file, Selection.variant(variant)));
    }
    return variants;
  }

  static List<Shipped> shipped() throws IOException, ScenarioException {
    List<Shipped> shipped = new ArrayList<>();
    for (Path file : files()) {
      shipped.add(new Shipped(file, Selection.BASE));
      for (Shipped variant : variants(file)) {
        if (refusal(variant).isEmpty()) {
          shipped.add(variant);
        }
      }
    }
    return shipped;
  }

  /** Why a variant is refused, as its file expects; empty if it runs. */
  private static Optional<String> refusal(Shipped shipped) throws ScenarioException {
    try {
      shipped.scenario();
      return Optional.empty();
    } catch (ScenarioException refused) {
      String variant = shipped.selection().variant().orElseThrow();
      assertThat(ScenarioFile.read(shipped.file()).expects(variant, refused)).isTrue();
      return refused.refusal().map(Problem::reason);
    }
  }

  private static Comparison comparison(Path file) throws ScenarioException {
    List<Comparison.Column> columns = new ArrayList<>();
    List<RunReport> reports = new ArrayList<>();
    for (Shipped shipped : variants(file)) {
      String variant = shipped.selection().variant().orElseThrow();
      Optional<String> refusal = refusal(shipped);
      if (refusal.isPresent()) {
        columns.add(new Comparison.Column.Refused(variant, Optional.empty(), refusal.get()));
      } else {
        columns.add(new Comparison.Column.Ran(new Replications(variant, true)));
        reports.add(Experiment.run(shipped.scenario()));
      }
    }
    Comparison comparison = new Comparison(ScenarioFile.read(file).name(), columns);
    comparison.add(reports);
    return comparison;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void comesToTheCommittedResult(Shipped shipped) throws IOException, ScenarioException {
    check(shipped.result(), shipped.summary());
  }

  @ParameterizedTest
  @MethodSource("files")
  void comparesAsCommitted(Path file) throws IOException, ScenarioException {
    Comparison comparison = comparison(file);
    Path result = ROOT.resolve("results").resolve(comparison.scenario()).resolve("comparison.json");
    check(result, Json.pretty(comparison.toJson()));
  }

  private static void check(Path result, String content) throws IOException {
    if (UPDATE) {
      Files.createDirectories(result.getParent());
      Files.writeString(result, content);
    }

    assertThat(result).exists();
    assertThat(content).isEqualTo(Files.readString(result));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void keepsWhatItExpects(Shipped shipped) throws ScenarioException {
    Ran ran = Ran.of(shipped.scenario());

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.report().undecided()).isFalse();
  }

  /** A run is a function of its scenario: nothing that runs beside it shows. */
  @Test
  void runsBesideEachOtherComeToTheSame()
      throws IOException, ScenarioException, InterruptedException, ExecutionException {
    List<Shipped> all = shipped();
    List<String> alone = new ArrayList<>();
    for (Shipped shipped : all) {
      alone.add(shipped.summary());
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> together = new ArrayList<>();
      for (Shipped shipped : all) {
        together.add(threads.submit(shipped::summary));
      }
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).get()).as(all.get(i).toString()).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
