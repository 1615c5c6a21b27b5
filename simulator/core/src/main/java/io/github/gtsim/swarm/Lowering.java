package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes numbers smaller and rounder: times, rates, counts. */
final class Lowering {
  /** What is no size, and periods, which make more happen when they are shorter. */
  private static final List<String> LEFT_ALONE =
      List.of("seed", "retransmit", "interval", "hold", "think");

  private static final List<Long> ROUND =
      List.of(
          Nanos.SECOND, 100 * Nanos.MILLISECOND, 10 * Nanos.MILLISECOND, Nanos.MILLISECOND, 1000L);

  private Lowering() {}

  static void reduce(Shrinker shrinker) {
    int mappings = Trees.all(shrinker.best(), JsonNode::isObject).size();
    for (int i = 0; i < mappings; i++) {
      for (String key : List.copyOf(mapping(shrinker.best(), i).propertyNames())) {
        boolean lowered = !LEFT_ALONE.contains(key);
        while (lowered) {
          lowered = lower(shrinker, i, key);
        }
      }
    }
  }

  private static ObjectNode mapping(ObjectNode tree, int i) {
    return (ObjectNode) Trees.all(tree, JsonNode::isObject).get(i);
  }

  private static boolean lower(Shrinker shrinker, int i, String key) {
    JsonNode value = mapping(shrinker.best(), i).get(key);
    boolean number = value.isIntegralNumber();
    Optional<Quantity> quantity = Quantity.parse(number ? value.toString() : value.asString(""));
    if (quantity.isEmpty() || quantity.get().unit().isEmpty() && !number) {
      return false;
    }
    for (long smaller : smaller(quantity.get())) {
      ObjectNode copy = shrinker.copy();
      String text = new Quantity(smaller, quantity.get().unit()).text();
      mapping(copy, i).set(key, number ? Trees.number(smaller) : Trees.text(text));
      if (shrinker.accepts(copy)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers nearer to 0 to try, the nearest first. */
  private static List<Long> smaller(Quantity quantity) {
    if (quantity.number() < 0) {
      Quantity opposite = new Quantity(-quantity.number(), quantity.unit());
      return smaller(opposite).stream().map(n -> -n).toList();
    }
    long number = quantity.number();
    List<Long> all = new ArrayList<>(List.of(0L, number / 2, number - number / 4));
    if (quantity.isTime()) {
      ROUND.forEach(unit -> all.add(number / unit * unit));
    } else {
      all.addAll(List.of(1L, number - 1));
    }
    return all.stream().filter(n -> n >= 0 && n < number).distinct().sorted().toList();
  }
}
