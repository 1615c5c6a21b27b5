package io.github.gtsim.swarm;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shortens the time between one instant of a scenario and the next, and moves all that follows. */
final class TimeLapse {
  private static final String AT = "at";
  private static final String DURATION = "duration";

  private TimeLapse() {}

  static void reduce(Shrinker shrinker) {
    int instants = instants(shrinker.best()).size();
    for (int i = 0; i < instants; i++) {
      List<Long> now = instants(shrinker.best());
      if (i < now.size()) {
        shorten(shrinker, i == 0 ? 0 : now.get(i - 1), now.get(i));
      }
    }
  }

  private static void shorten(Shrinker shrinker, long before, long instant) {
    long gap = instant - before;
    for (long lapse : List.of(gap, gap - gap / 4, gap / 2, gap / 4)) {
      ObjectNode copy = shrinker.copy();
      move(copy, instant, lapse);
      if (lapse > 0 && shrinker.accepts(copy)) {
        return;
      }
    }
  }

  /** Every instant of the scenario's events, in order. */
  private static List<Long> instants(ObjectNode tree) {
    TreeSet<Long> instants = new TreeSet<>();
    for (JsonNode node : Trees.all(tree, entry -> entry.has(AT))) {
      instants.add(nanos(node, AT));
    }
    return List.copyOf(instants);
  }

  private static long nanos(JsonNode node, String key) {
    return Quantity.parse(node.get(key).asString()).map(Quantity::number).orElse(0L);
  }

  /** Moves everything from an instant on, and the end of the arrivals, to be earlier. */
  private static void move(ObjectNode tree, long from, long lapse) {
    for (JsonNode node : Trees.all(tree, entry -> entry.has(AT))) {
      long at = nanos(node, AT);
      if (at >= from) {
        ((ObjectNode) node).put(AT, Quantity.time(at - lapse));
      }
    }
    long duration = nanos(tree, DURATION);
    if (duration > lapse) {
      tree.put(DURATION, Quantity.time(duration - lapse));
    }
  }
}
