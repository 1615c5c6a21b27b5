package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Promises;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that are put into MRSC on purpose are found in its histories, while nobody looks at
 * promises, and in the files as well.
 */
class BrokenHistoriesTest {
  @TempDir private Path folder;

  private static Scenario busy(int keys, String mix) {
    String group =
        """
          - name: %s
            region: %s
            arrivals: {rate: 30/s}
            keys: {count: %d}
            mix: {%s}
            reads: strong
            retry: none
        """;
    return RandomScenarios.scenario(
        """
        name: broken
        seed: 3
        duration: 5s
        table: {mode: mrsc, regions: [us-east-1, eu-west-1, ap-northeast-1]}
        clients:
        """
            + group.formatted("a", "us-east-1", keys, mix)
            + group.formatted("b", "ap-northeast-1", keys, mix));
  }

  /** A run in which the observer of promises hears nothing. */
  private static RunReport run(Scenario scenario, Recording recording) {
    return new Run(
            scenario,
            recording,
            listener -> listener instanceof Promises ? new Observer() {} : listener)
        .execute();
  }

  private void assertVerdict(Verdict verdict, Scenario scenario) throws IOException {
    RunReport report = run(scenario, new Recording.Checked());
    assertThat(report.history().orElseThrow().verdict())
        .as("%s", scenario.clients().get(0).mix())
        .isEqualTo(verdict);
    assertThat(report.brokenPromises())
        .noneMatch(broken -> broken.startsWith("linearizability"))
        .filteredOn(broken -> broken.startsWith("history: the "))
        .hasSize(verdict == Verdict.VALID ? 0 : 1);
    for (HistoryFormat format : HistoryFormat.values()) {
      StringBuilder text = new StringBuilder();
      RunReport again = run(scenario, new Recording.Written(format, text));
      assertThat(again.brokenPromises()).isEqualTo(report.brokenPromises());
      Path file = folder.resolve("history." + format.text());
      Files.writeString(file, text);
      assertThat(Recorded.verdict(file)).as(format.text()).isEqualTo(verdict);
      if (format == HistoryFormat.EDN) {
        assertOthersSay(verdict == Verdict.VALID, text.toString());
      }
    }
  }

  /** Of the file as it is, and of its items each by itself. */
  private static void assertOthersSay(boolean valid, String edn) {
    assertThat(Knossos.isValid(edn)).as("Knossos").contains(valid);
    assertThat(Porcupine.isValid(edn)).as("Porcupine").contains(valid);
    List<String> items = List.of(edn.split("(?m)^(?=; \")"));
    List<String> parts = items.subList(1, items.size());
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts.stream().allMatch(part -> Knossos.isValid(part).orElseThrow()))
        .isEqualTo(valid);
    assertThat(parts.stream().allMatch(part -> Porcupine.isValid(part).orElseThrow()))
        .isEqualTo(valid);
  }

  private void assertFound(int keys, String mix, Meddling.Deals deals) throws IOException {
    Scenario scenario = busy(keys, mix);
    assertVerdict(Verdict.VALID, scenario);
    assertVerdict(Verdict.INVALID, Scenarios.with(scenario, new Meddling(scenario.mode(), deals)));
  }

  private static boolean isTenth(Attempt attempt) {
    return attempt.request().number() % 10 == 9;
  }

  private static boolean answersFromHere(Attempt attempt, World world, Table table) {
    boolean strong = !attempt.isWrite() && attempt.isStrong();
    if (strong) {
      world.answerSeen(attempt, Outcome.OK, table.held(attempt.region(), attempt.item()));
    }
    return strong;
  }

  @Test
  void aStrongReadWithoutARoundTrip() throws IOException {
    assertFound(3, "put: 50%, get: 50%", BrokenHistoriesTest::answersFromHere);
  }

  @Test
  void aWriteThatIsAcknowledgedAndDropped() throws IOException {
    for (String mix : List.of("put: 50%, get: 50%", "increment: 100%", "update: 80%, get: 20%")) {
      assertFound(
          12,
          mix,
          (attempt, world, table) -> {
            boolean drops = attempt.isWrite() && isTenth(attempt);
            if (drops) {
              world.answer(attempt, Outcome.OK);
            }
            return drops;
          });
    }
  }

  @Test
  void aConflictThatTakesEffect() throws IOException {
    assertFound(
        12,
        "put: 50%, get: 50%",
        (attempt, world, table) -> {
          if (attempt.isWrite() && isTenth(attempt)) {
            world.answer(attempt, Outcome.CONFLICT);
          }
          return false;
        });
  }

  @Test
  void aConditionThatIsJudgedByAnOldState() throws IOException {
    assertFound(
        3,
        "create: 40%, delete: 40%, get: 20%",
        (attempt, world, table) -> {
          boolean create = attempt.isWrite() && !attempt.condition().holds(stored(attempt, table));
          if (create) {
            world.answerSeen(attempt, Outcome.CONDITION_FAILED, stored(attempt, table));
          }
          return create;
        });
  }

  private static Version stored(Attempt attempt, Table table) {
    return table.held(attempt.region(), attempt.item());
  }
}
