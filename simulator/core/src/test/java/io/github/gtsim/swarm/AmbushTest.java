package io.github.gtsim.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults are put where they hurt, and a scenario stays a function of its seed. */
class AmbushTest {
  private static final int SEEDS = 60;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What happened when, and what was under way from when to when. */
  private record Told(TreeSet<Long> instants, TreeMap<Long, Long> calls) {
    static Told of(RandomScenario drawn) {
      StringBuilder history = new StringBuilder();
      Experiment.run(drawn.scenario(), new Recording.Written(HistoryFormat.JSONL, history));
      Told told = new Told(new TreeSet<>(List.of(0L)), new TreeMap<>());
      TreeMap<Long, Long> open = new TreeMap<>();
      for (String line : history.toString().lines().toList()) {
        JsonNode event = MAPPER.readTree(line);
        long time = event.path("time").asLong();
        long process = event.path("process").asLong();
        told.instants.add(time);
        if (event.path("type").asString().equals("invoke")) {
          open.put(process, time);
        } else {
          told.calls.merge(open.remove(process), time, Math::max);
        }
      }
      return told;
    }

    boolean isInside(long instant) {
      return calls.headMap(instant).values().stream().anyMatch(end -> instant < end);
    }
  }

  /** Where faults have gone that were moved. */
  private static final class Moves {
    private int atZero;
    private int atEvents;
    private int besideEvents;
    private int insideCalls;
    private int elsewhere;
    private int endInDrain;

    void add(Told told, JsonNode fault, long drain) {
      long at = nanos(fault.path("at"));
      boolean atEvent = at > 0 && told.instants.contains(at);
      boolean beside = told.instants.contains(at - 1) || told.instants.contains(at + 1);
      boolean inside = told.isInside(at);
      boolean latest = at == drain - 1;
      atZero += at == 0 ? 1 : 0;
      atEvents += atEvent ? 1 : 0;
      besideEvents += beside ? 1 : 0;
      insideCalls += inside ? 1 : 0;
      elsewhere += at == 0 || atEvent || beside || inside || latest ? 0 : 1;
      endInDrain += fault.has("for") && at + nanos(fault.path("for")) >= drain ? 1 : 0;
    }
  }

  private static long nanos(JsonNode time) {
    return Quantity.parse(time.asString()).orElseThrow().number();
  }

  @Test
  void faultsMeetEventsCallsTheStartAndTheDrain() {
    Moves moves = new Moves();
    int faults = 0;
    int moved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomScenario drawn = RandomScenario.draw(seed);
      Told told = Told.of(drawn);
      JsonNode before = drawn.tree().path("faults");
      JsonNode after =
          Ambush.lay(drawn.tree(), drawn.scenario(), new Draws(seed, 0)).path("faults");
      assertThat(after).hasSameSizeAs(before);
      for (int i = 0; i < before.size(); i++) {
        faults++;
        if (!after.get(i).path("at").equals(before.get(i).path("at"))) {
          moved++;
          moves.add(told, after.get(i), drawn.scenario().durationNanos());
        }
      }
    }
    assertThat(moved).isBetween(faults / 2, faults * 9 / 10);
    assertThat(moves.atZero).isGreaterThan(moved / 20);
    assertThat(moves.atEvents).isGreaterThan(moved / 10);
    assertThat(moves.besideEvents).isGreaterThan(moved / 10);
    assertThat(moves.insideCalls).isGreaterThan(moved / 3);
    assertThat(moves.elsewhere).isZero();
    assertThat(moves.endInDrain).isGreaterThan(moved / 5);
  }

  @Test
  void whereFaultsArePutIsAFunctionOfTheSeed() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomScenario drawn = RandomScenario.draw(seed);
      JsonNode moved = Ambush.lay(drawn.tree(), drawn.scenario(), new Draws(seed, 0));
      assertThat(Ambush.lay(drawn.tree(), drawn.scenario(), new Draws(seed, 0))).isEqualTo(moved);
    }
  }
}
