package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.World;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two runs that are made to differ in one event: that event is named. */
class FirstDifferenceTest {
  private static final int ODD = 100;

  /** Performs the hundredth write a nanosecond late. */
  private static final class Late {
    private final World world;
    private final Table table;
    private final List<String> delayed = new ArrayList<>();
    private int writes;

    Late(World world, Table table) {
      this.world = world;
      this.table = table;
    }

    Table table() {
      return Opened.proxy(
          Table.class,
          (proxy, method, arguments) -> {
            if (method.getName().equals("perform") && isOdd((Attempt) arguments[0])) {
              Attempt attempt = (Attempt) arguments[0];
              String time = BigDecimal.valueOf(world.now(), 9) + " s";
              String region = world.region(attempt.region()).name();
              delayed.addAll(List.of(time, region, world.items().key(attempt.item())));
              world.simulation().after(1, () -> table.perform(attempt));
              return null;
            }
            return Opened.call(table, method, arguments);
          });
    }

    private boolean isOdd(Attempt attempt) {
      return attempt.isWrite() && ++writes == ODD;
    }
  }

  private static Scenario scenario(String variant) throws ScenarioException {
    return ScenarioFile.parse("s.yaml", Shell.SCENARIO).resolve(Selection.variant(variant));
  }

  private static String trace(Scenario scenario) {
    StringBuilder events = new StringBuilder();
    EventTrace.write(scenario, events);
    return events.toString();
  }

  private static Optional<FirstDifference> between(String one, String other) throws IOException {
    return FirstDifference.between(
        new BufferedReader(new StringReader(one)), new BufferedReader(new StringReader(other)));
  }

  @Test
  void thereIsNoneBetweenRunsOfOneScenario() throws Exception {
    for (String variant : List.of("mrec", "mrsc")) {
      String events = trace(scenario(variant));
      assertThat(events.lines()).hasSizeGreaterThan(1000);
      assertThat(between(events, trace(scenario(variant)))).isEmpty();
    }
  }

  @Test
  void aWriteThatIsANanosecondLateIsNamed() throws Exception {
    List<Late> late = new ArrayList<>();
    Scenario odd =
        Opened.scenario(
            scenario("mrec"),
            (world, table) -> {
              late.add(new Late(world, table));
              return late.get(0).table();
            });
    String events = trace(scenario("mrec"));
    String others = trace(odd);
    FirstDifference difference = between(events, others).orElseThrow();
    String[] ours = difference.one().orElseThrow().split(" \\| ");
    String[] theirs = difference.other().orElseThrow().split(" \\| ");
    assertThat(List.of(ours[0], ours[2], ours[3])).isEqualTo(late.get(0).delayed);
    assertThat(ours[1]).isEqualTo("held");
    assertThat(List.of(theirs[1], theirs[2], theirs[3])).containsExactly("held", ours[2], ours[3]);
    assertThat(theirs[0]).isGreaterThan(ours[0]);
    String same = String.join("\n", events.lines().limit(difference.number() - 1).toList());
    assertThat(others).startsWith(same);
    assertThat(difference.toString()).contains("event " + difference.number(), ours[0], theirs[0]);
  }

  @Test
  void aRunThatEndsBeforeTheOtherDiffersInWhatItLacks() throws IOException {
    assertThat(between("a\nb\n", "a\n"))
        .hasValue(new FirstDifference(2, Optional.of("b"), Optional.empty()));
    assertThat(between("a\n", "a\nb\n").orElseThrow().toString()).contains("(the run is over)");
  }
}
