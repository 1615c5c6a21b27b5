package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.scenario.Fact;
import io.github.gtsim.scenario.Facts;
import io.github.gtsim.scenario.Faults;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the results rest on is written down, and so is why they change. */
class DocumentedModelTest {
  private static final Path CHANGES = Path.of("..", "CHANGELOG.md");
  private static final Path DESIGN = Path.of("..", "DESIGN.md");
  private static final Path FACTS = Path.of("..", "..", "scenarios", "conformance");
  private static final Path FINDINGS = Path.of("src", "test", "resources", "findings");
  private static final Pattern VERSION =
      Pattern.compile("## Model (\\S+) .*?Digest of the results: `([0-9a-f]{16})`", Pattern.DOTALL);

  private static List<Path> summaries() throws Exception {
    List<Path> files = new ArrayList<>();
    for (GoldenTest.Shipped shipped : GoldenTest.shipped()) {
      files.add(shipped.result());
    }
    return files;
  }

  private static JsonNode read(Path summary) throws IOException {
    return new ObjectMapper().readTree(Files.readString(summary));
  }

  /** Of the shipped results, and of those of scenarios for each fact and of what was found. */
  private static String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : summaries()) {
      digest.update(Files.readAllBytes(file));
    }
    for (Path folder : List.of(FACTS, FINDINGS)) {
      for (Scenario scenario : scenarios(folder)) {
        String summary = Experiment.run(scenario).summary().toString();
        digest.update(summary.getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** Those in a folder that are not refused, each variant of them. */
  private static List<Scenario> scenarios(Path folder) throws Exception {
    List<Scenario> scenarios = new ArrayList<>();
    for (Path path : files(folder)) {
      ScenarioFile file = ScenarioFile.read(path);
      List<Selection> selections = new ArrayList<>(List.of(Selection.BASE));
      file.variantNames().forEach(name -> selections.add(Selection.variant(name)));
      for (Selection selection : selections) {
        if (file.expectedRefusals(selection.variant().orElse("base")).isEmpty()) {
          scenarios.add(file.resolve(selection));
        }
      }
    }
    return scenarios;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /**
   * If this fails, results have changed: if it is the model that has, raise {@code
   * Experiment.MODEL} and begin a section that says why; if only scenarios have, or a figure has
   * been added, say so in the latest one. Then note the new digest.
   */
  @Test
  void resultsChangeOnlyWithTheirVersion() throws Exception {
    Matcher latest = VERSION.matcher(Files.readString(CHANGES));
    assertThat(latest.find()).isTrue();
    assertThat(latest.group(1)).isEqualTo(Experiment.MODEL);
    assertThat(latest.group(2)).isEqualTo(digest());
  }

  private static String page() throws IOException {
    String design = Files.readString(DESIGN);
    int start = design.indexOf("## What is documented, what is our model");
    return design.substring(start, design.indexOf("\n## ", start + 1));
  }

  @Test
  void everyAssumptionIsOnThePageThatGivesItsStatus() throws Exception {
    String page = page();
    for (Path file : summaries()) {
      for (JsonNode path : read(file).get("assumptions")) {
        assertThat(page).contains("`" + path.asString() + "`");
      }
    }
    for (Path folder : List.of(FACTS, FINDINGS)) {
      for (Scenario scenario : scenarios(folder)) {
        for (String path : scenario.assumptions()) {
          assertThat(page).contains("`" + path + "`");
        }
      }
    }
  }

  @Test
  void everyFactFaultAndOperationIsOnThePage() throws Exception {
    Set<String> cited = new TreeSet<>();
    page()
        .lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("| what |"))
        .map(line -> line.split("\\|")[3])
        .flatMap(sources -> Stream.of(sources.split(",")))
        .map(String::strip)
        .forEach(cited::add);
    assertThat(cited).containsAll(Facts.all().stream().map(Fact::code).toList());
    for (String fault : Faults.KINDS) {
      assertThat(page()).contains("fault `" + fault + "`");
    }
    for (String operation : Faults.OPERATIONS) {
      assertThat(page()).containsPattern("`(operations\\.)?" + operation + "[.`]");
    }
  }
}
