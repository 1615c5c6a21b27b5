package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.scenario.Fact;
import io.github.gtsim.scenario.Facts;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented fact is shown by a scenario, or says why not. {@code -Dgtsim.golden=update}
 * writes the list of them anew, and their count in the README of the project.
 */
class ConformanceTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path FOLDER = ROOT.resolve(Fact.FOLDER);
  private static final boolean UPDATE = "update".equals(System.getProperty("gtsim.golden"));
  private static final String COUNT = "\\d+ of the \\d+ documented facts";

  static List<Fact> covered() {
    return Facts.all().stream().filter(Fact::covered).toList();
  }

  private static ScenarioFile read(Fact fact) throws ScenarioException {
    return ScenarioFile.read(FOLDER.resolve(fact.file()), MetricCatalogue.NAMES);
  }

  private static List<Selection> selections(ScenarioFile file) {
    List<Selection> selections = new ArrayList<>(List.of(Selection.BASE));
    file.variantNames().forEach(name -> selections.add(Selection.variant(name)));
    return selections;
  }

  @Test
  void everyFactHasAFileOrAReason() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".yaml"))
          .containsExactlyInAnyOrderElementsOf(covered().stream().map(Fact::file).toList());
    }
    assertThat(Facts.all()).extracting(Fact::code).doesNotHaveDuplicates();
    assertThat(Facts.all()).allSatisfy(fact -> assertThat(fact.rule()).endsWith("."));
    assertThat(Facts.all().stream().flatMap(fact -> fact.except().stream()))
        .allSatisfy(part -> assertThat(part).contains(", since "));
    assertThat(Facts.all().stream().flatMap(fact -> fact.sources().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(Facts.sources().keySet());
  }

  @ParameterizedTest
  @MethodSource("covered")
  void comesAsItExpects(Fact fact) throws ScenarioException {
    ScenarioFile file = read(fact);

    assertThat(file.problems()).isEmpty();
    for (Selection selection : selections(file)) {
      String variant = selection.variant().orElse("base");
      List<String> refusals = file.expectedRefusals(variant);
      if (refusals.isEmpty()) {
        runsAsItExpects(file.resolve(selection));
      } else {
        assertThat(refusal(file, selection)).as(variant).isIn(refusals);
      }
    }
  }

  private static void runsAsItExpects(Scenario scenario) {
    Ran ran = Ran.of(scenario);

    assertThat(ran.report().expectationsHeld())
        .as("%s %s", scenario.variant(), ran.report().summary())
        .isTrue();
    assertThat(ran.report().undecided()).as(scenario.variant()).isFalse();
  }

  /** The code of the rule that refuses this selection; empty if it would run. */
  private static String refusal(ScenarioFile file, Selection selection) {
    try {
      file.resolve(selection);
      return "";
    } catch (ScenarioException refused) {
      return refused.refusal().orElseThrow().rule();
    }
  }

  /** A file that expects nothing would show nothing. */
  @ParameterizedTest
  @MethodSource("covered")
  void expectsSomethingOfEveryVariant(Fact fact) throws ScenarioException {
    ScenarioFile file = read(fact);

    for (Selection selection : selections(file)) {
      String variant = selection.variant().orElse("base");
      boolean onlyVariants = selection.variant().isEmpty() && !file.variantNames().isEmpty();
      if (!onlyVariants && file.expectedRefusals(variant).isEmpty()) {
        Scenario scenario = file.resolve(selection);
        boolean scripted = scenario.script().stream().anyMatch(e -> e.expect().isPresent());
        assertThat(scripted || !scenario.expectations().isEmpty()).as(variant).isTrue();
      }
    }
  }

  /** The code, the rule and where it is documented. */
  @ParameterizedTest
  @MethodSource("covered")
  void opensWithTheFact(Fact fact) throws IOException, ScenarioException {
    String comment =
        Files.readAllLines(FOLDER.resolve(fact.file())).stream()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining(" "));
    String sources = String.join(", ", fact.sources());

    assertThat(comment).startsWith(fact.code() + ". " + fact.rule() + " Source: " + sources + ".");
    assertThat(read(fact).name())
        .isEqualTo("conformance-" + fact.code().toLowerCase(Locale.ROOT).replace('.', '-'));
  }

  @Test
  void theListIsUpToDate() throws IOException {
    Path readme = FOLDER.resolve("README.md");
    if (UPDATE) {
      Files.writeString(readme, ConformanceReadme.text());
    }

    assertThat(readme).hasContent(ConformanceReadme.text());
  }

  @Test
  void theProjectsReadmeCountsThem() throws IOException {
    Path readme = ROOT.resolve("README.md");
    String text = Files.readString(readme);
    String counted = text.replaceAll(COUNT, ConformanceReadme.count());
    if (UPDATE) {
      Files.writeString(readme, counted);
    }

    assertThat(text).containsPattern(COUNT);
    assertThat(Files.readString(readme)).isEqualTo(counted);
  }
}
