package io.github.gtsim.swarm;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves faults to where they hurt: to instants at which something happened when the scenario ran,
 * inside a call, to 0, and their ends into the drain. What happens before the first fault happens
 * again, so the fault meets it.
 */
final class Ambush {
  private static final Pattern LINE =
      Pattern.compile("\"process\":(\\d+),\"type\":\"(\\w+)\".*?\"time\":(\\d+)");
  private static final int INSIDES = 8;
  private final Draws draws;
  private final long end;
  private final TreeSet<Long> distinct = new TreeSet<>(List.of(0L));
  private final List<Call> calls = new ArrayList<>();

  /** A call from its start to its answer. */
  private record Call(long start, long end) {}

  private Ambush(Draws draws, Scenario scenario) {
    this.draws = draws;
    end = scenario.durationNanos();
    StringBuilder history = new StringBuilder();
    try {
      Experiment.run(scenario, new Recording.Written(HistoryFormat.JSONL, history));
    } catch (RuntimeException | AssertionError | StackOverflowError failure) {
      // whoever runs it for its own sake will see that; until there it has a history
    }
    learn(history);
  }

  /** The scenario with some of its faults moved; a pure function of it and of the draws. */
  static ObjectNode lay(ObjectNode tree, Scenario scenario, Draws draws) {
    ObjectNode moved = tree.deepCopy();
    Ambush ambush = new Ambush(draws, scenario);
    for (JsonNode fault : moved.withArray("faults")) {
      if (draws.chance(0.7)) {
        ambush.move((ObjectNode) fault);
      }
    }
    return moved;
  }

  private void learn(StringBuilder history) {
    TreeMap<String, Long> open = new TreeMap<>();
    Matcher lines = LINE.matcher(history);
    while (lines.find()) {
      long time = Long.parseLong(lines.group(3));
      distinct.add(time);
      if (lines.group(2).equals("invoke")) {
        open.put(lines.group(1), time);
      } else {
        calls.add(new Call(open.remove(lines.group(1)), time));
      }
    }
  }

  private void move(ObjectNode fault) {
    long at = Math.max(0, Math.min(end - 1, instant()));
    fault.put("at", Quantity.time(at));
    if (fault.has("for") && draws.chance(0.7)) {
      long until = draws.chance(0.4) ? inDrain() : instant();
      fault.put("for", Quantity.time(Math.max(1, until - at)));
    }
  }

  private long instant() {
    return switch (draws.below(8)) {
      case 0 -> 0;
      case 1, 2 -> event();
      case 3 -> event() + 1;
      case 4 -> event() - 1;
      default -> inside();
    };
  }

  private long event() {
    return draws.one(new ArrayList<>(distinct));
  }

  /** The middle of a call between Regions is the instant at which the other end is reached. */
  private long inside() {
    if (calls.isEmpty()) {
      return event();
    }
    Call call = draws.one(calls);
    long length = call.end() - call.start();
    int part = draws.chance(0.5) ? INSIDES / 2 : draws.between(1, INSIDES - 1);
    return call.start() + length / INSIDES * part + draws.one(-1, 0, 0, 1);
  }

  /** An instant after arrivals stop, at best one at which something still happens. */
  private long inDrain() {
    List<Long> late = new ArrayList<>(distinct.tailSet(end));
    return late.isEmpty()
        ? end + draws.one(0, 1, 1_000_000)
        : draws.one(late) + draws.one(-1, 0, 1);
  }
}
