package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories of known verdict: our own, and those of others where their folder is at hand. */
class HistoriesTest {
  private static final Path OWN = Path.of("src", "test", "resources", "histories");
  private static final Path OTHERS = Path.of("..", "..", "..", "shared", "corpora");

  static List<String> own() throws IOException {
    try (Stream<Path> files = Files.list(OWN)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Verdict verdict(Path file, Optional<Model> model) throws IOException {
    History history = HistoryFile.read(file, file.toString(), Optional.empty());
    List<Finding> findings = Linearizability.check(history, model, "nil", Limits.ofSteps());
    assertThat(findings).isNotEmpty();
    return findings.stream().map(Finding::verdict).max(Verdict::compareTo).orElseThrow();
  }

  /** What is called good is valid, what is called bad is not. */
  @ParameterizedTest
  @MethodSource("own")
  void ownAreJudged(String name) throws IOException {
    Verdict expected = name.startsWith("good") ? Verdict.VALID : Verdict.INVALID;
    assertThat(verdict(OWN.resolve(name), Optional.empty())).isEqualTo(expected);
  }

  @Test
  void ownAreOfAllFormats() throws IOException {
    assertThat(own()).anyMatch(name -> name.endsWith(".jsonl"));
    assertThat(own()).anyMatch(name -> name.endsWith(".edn"));
    assertThat(own()).anyMatch(name -> name.endsWith(".log"));
  }

  @Test
  void eventualReadsAndFailedOperationsAreLeftOut() throws IOException {
    Path file = OWN.resolve("good-register.jsonl");
    History history = HistoryFile.read(file, "h", Optional.empty());
    assertThat(history.operations()).hasSize(5);
    assertThat(history.eventual()).isEqualTo(1);
    assertThat(history.failed()).isEqualTo(1);
    assertThat(history.timed()).isTrue();
  }

  /** Recorded by others, judged by others, with and without the model that they name. */
  @Test
  void thoseOfOthersAreJudgedAsTheyAreKnown() throws IOException {
    Path list = OTHERS.resolve("verdicts.csv");
    assumeTrue(Files.exists(list), "skipped: there is no folder " + OTHERS);
    List<String> rows = Files.readAllLines(list);
    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      Verdict expected = cells[2].equals("true") ? Verdict.VALID : Verdict.INVALID;
      Path file = OTHERS.resolve(cells[0]);
      assertThat(verdict(file, Model.named(cells[1]))).as(row).isEqualTo(expected);
      assertThat(verdict(file, Optional.empty())).as(row).isEqualTo(expected);
    }
  }
}
