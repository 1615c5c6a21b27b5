package io.github.gtsim.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.mode.ModeEntry;
import io.github.gtsim.mode.Modes;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Faults;
import io.github.gtsim.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The swarm finds nothing in a fixed range of seeds, and what it is made to find otherwise. The
 * number of runs is the system property {@code gtsim.swarm.runs}.
 */
class SwarmTest {
  private static final int RUNS = Integer.getInteger("gtsim.swarm.runs", 3000);
  private static final int DRAWS = 500;

  private static RunReport run(Scenario scenario, Recording history) {
    return Experiment.run(scenario, history);
  }

  @Test
  void everyRunIsClean() {
    Swarm swarm = new Swarm(SwarmTest::run);
    for (long seed = 1; seed <= RUNS; seed++) {
      Checked checked = swarm.check(seed);
      assertThat(checked.failures()).as("gtsim swarm --seed %d --runs 1", seed).isEmpty();
    }
  }

  @Test
  void aSeedGivesOneScenarioAndOthersGiveOthers() {
    TreeSet<String> texts = new TreeSet<>();
    for (long seed = 1; seed <= DRAWS; seed++) {
      String text = Swarm.scenario(seed);
      assertThat(Swarm.scenario(seed)).isEqualTo(text);
      assertThat(texts.add(text)).isTrue();
    }
  }

  @Test
  void everyModeFaultAndOperationIsDrawn() {
    TreeSet<String> drawn = new TreeSet<>();
    for (long seed = 1; seed <= DRAWS; seed++) {
      RandomScenario random = RandomScenario.draw(seed);
      drawn.add(random.scenario().mode().name());
      random.scenario().faults().stream().map(Fault::kind).forEach(drawn::add);
      for (JsonNode operation : random.tree().path("operations")) {
        drawn.add(operation.path("operation").asString());
      }
      for (JsonNode group : random.tree().path("clients")) {
        drawn.addAll(group.path("mix").propertyNames());
      }
      for (String section : List.of("table", "clock", "replication")) {
        drawn.addAll(random.tree().path(section).propertyNames());
      }
    }
    assertThat(drawn)
        .containsAll(Modes.ALL.stream().map(ModeEntry::name).toList())
        .containsAll(Faults.KINDS)
        .contains("evacuate", "add-replica", "remove-replica", "add-index")
        .contains("promote", "backup", "restore", "pitr")
        .containsAll(Faults.INSTANT)
        .contains("ttl", "coalesce", "tombstoneRetention", "indexes", "localIndexes", "itemSize")
        .containsAll(Arrays.stream(OperationKind.values()).map(OperationKind::text).toList());
  }

  @Test
  void kindsAreOffInSomeRunsAndOnInOthers() {
    int[] sizes = new int[4];
    for (int run = 0; run < DRAWS; run++) {
      Menu<String> menu = new Menu<>(new Draws(run, 0), List.of("a", "b", "c"));
      TreeSet<String> drawn = new TreeSet<>();
      for (int i = 0; i < DRAWS; i++) {
        drawn.add(menu.draw());
      }
      sizes[drawn.size()]++;
    }
    assertThat(sizes[1]).isPositive();
    assertThat(sizes[2]).isPositive();
    assertThat(sizes[3]).isPositive();
  }

  private static RunReport cutsCrash(Scenario scenario, Recording history) {
    if (scenario.faults().stream().anyMatch(fault -> fault.kind().equals("link-partition"))) {
      throw new IllegalStateException("cut in " + scenario.name());
    }
    return run(scenario, history);
  }

  private static Checked firstFailure(Swarm swarm) {
    for (long seed = 1; ; seed++) {
      Checked checked = swarm.check(seed);
      if (!checked.failures().isEmpty()) {
        return checked;
      }
    }
  }

  @Test
  void anErrorIsAFailureLikeAnyOther() {
    Swarm swarm = new Swarm(SwarmTest::cutsCrash);
    Checked checked = firstFailure(swarm);
    assertThat(checked.failures().get(0).kind())
        .isEqualTo("IllegalStateException in SwarmTest.cutsCrash");
    String yaml = swarm.shrink(checked).yaml();
    assertThat(yaml)
        .contains("faults: [{fault: link-partition, ")
        .doesNotContain("clients", "script", "replication", "for:");
    assertThat(yaml.lines()).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void aCleanRunCannotBeShrunk() {
    Swarm swarm = new Swarm(SwarmTest::run);
    Checked clean = swarm.check(1);
    assertThatThrownBy(() -> swarm.shrink(clean)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The kinds that the first failing run shows if its summary is changed. */
  private static List<String> kinds(String mode, Consumer<ObjectNode> change) {
    ScenarioRunner wrong =
        (scenario, history) -> {
          RunReport report = run(scenario, history);
          if (scenario.mode().name().equals(mode) && !report.undecided()) {
            change.accept(report.summary());
          }
          return report;
        };
    return firstFailure(new Swarm(wrong)).failures().stream().map(Failure::kind).toList();
  }

  private static void add(JsonNode section, String key) {
    ((ObjectNode) section).put(key, section.path(key).asLong() + 1);
  }

  @Test
  void figuresThatContradictEachOtherAreFailures() {
    assertThat(kinds("mrec", summary -> add(summary.path("requests"), "sent")))
        .containsExactly("one outcome");
    assertThat(kinds("mrec", summary -> add(summary.path("requests"), "ok")))
        .containsExactly("one outcome");
    assertThat(kinds("mrec", summary -> add(summary.path("writes"), "stranded")))
        .containsExactly("fates");
    assertThat(kinds("mrsc", summary -> add(summary.at("/writes/unknownApplied"), "count")))
        .containsExactly("fates");
    assertThat(kinds("mrsc", summary -> add(summary.path("writes"), "concurrent")))
        .containsExactly("writes.concurrent above 0");
    assertThat(kinds("single-region", summary -> add(summary.at("/reads/strong"), "stale")))
        .containsExactly("reads.strong.stale above 0");
  }

  @Test
  void aTableThatGrowsHasLostNothingBefore() {
    ScenarioRunner wrong =
        (scenario, history) -> {
          RunReport report = run(scenario, history);
          boolean grows =
              scenario.operations().stream().anyMatch(ReplicaAddition.class::isInstance);
          if (grows && !report.undecided() && report.summary().path("ledger").isEmpty()) {
            ((ArrayNode) report.summary().path("ledger")).addObject().put("atSeconds", -1);
          }
          return report;
        };
    assertThat(firstFailure(new Swarm(wrong)).failures())
        .extracting(Failure::kind)
        .containsExactly("lost before growth");
  }

  @Test
  void aFigureThatShouldBeZeroIsExpectedToBe() {
    ScenarioRunner wrong =
        (scenario, history) -> {
          RunReport report = run(scenario, history);
          if (scenario.mode().name().equals("mrsc")) {
            add(report.summary().path("writes"), "concurrent");
          }
          return report;
        };
    Swarm swarm = new Swarm(wrong);
    assertThat(swarm.shrink(firstFailure(swarm)).yaml())
        .endsWith("expect: [{metric: writes.concurrent, is: \"== 0\"}]\n");
  }
}
