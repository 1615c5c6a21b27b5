package io.github.gtsim.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Faults are put where they hurt, and a scenario stays a function of its seed. */
class AmbushTest {
  private static final int SEEDS = 60;
  private static final Pattern LINE =
      Pattern.compile("\"process\":(\\d+),\"type\":\"(\\w+)\".*?\"time\":(\\d+)");

  /** What happened when, and what was under way from when to when. */
  private record Told(TreeSet<Long> instants, TreeMap<Long, Long> calls) {
    static Told of(RandomScenario drawn) {
      StringBuilder history = new StringBuilder();
      Experiment.run(drawn.scenario(), new Recording.Written(HistoryFormat.JSONL, history));
      Told told = new Told(new TreeSet<>(), new TreeMap<>());
      TreeMap<String, Long> open = new TreeMap<>();
      Matcher lines = LINE.matcher(history);
      while (lines.find()) {
        long time = Long.parseLong(lines.group(3));
        told.instants().add(time);
        if (lines.group(2).equals("invoke")) {
          open.put(lines.group(1), time);
        } else {
          told.calls().merge(open.remove(lines.group(1)), time, Math::max);
        }
      }
      return told;
    }

    boolean isInside(long instant) {
      Map.Entry<Long, Long> call = calls.lowerEntry(instant);
      return call != null && instant < call.getValue();
    }
  }

  private static long nanos(JsonNode time) {
    return Quantity.parse(time.asString()).orElseThrow().number();
  }

  @Test
  void faultsMeetEventsCallsTheStartAndTheDrain() {
    int atZero = 0;
    int atEvents = 0;
    int insideCalls = 0;
    int endInDrain = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomScenario drawn = RandomScenario.draw(seed);
      Told told = Told.of(drawn);
      var moved = Ambush.lay(drawn.tree(), drawn.scenario(), new Draws(seed, 0));
      assertThat(Ambush.lay(drawn.tree(), drawn.scenario(), new Draws(seed, 0))).isEqualTo(moved);
      for (JsonNode fault : moved.path("faults")) {
        long at = nanos(fault.path("at"));
        atZero += at == 0 ? 1 : 0;
        atEvents += at > 0 && told.instants().contains(at) ? 1 : 0;
        insideCalls += told.isInside(at) ? 1 : 0;
        long end = fault.has("for") ? at + nanos(fault.path("for")) : 0;
        endInDrain += end >= drawn.scenario().durationNanos() ? 1 : 0;
      }
    }
    assertThat(atZero).isPositive();
    assertThat(atEvents).isPositive();
    assertThat(insideCalls).isPositive();
    assertThat(endInDrain).isPositive();
  }
}
