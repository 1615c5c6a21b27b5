package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes chance out of a scenario: delays without spread, services that take no time, no retries.
 * That is not fewer words but fewer things to keep in mind, and it leaves instants to lower.
 */
final class Calming {
  private static final List<String> CONSTANTS = List.of("0s", "100ms", "1s", "3s");

  private Calming() {}

  static void reduce(Shrinker shrinker) {
    ObjectNode calm = shrinker.copy();
    network(calm).put("jitter", "none").set("service", instantly());
    if (!shrinker.accepts(calm)) {
      ObjectNode still = shrinker.copy();
      network(still).put("jitter", "none");
      shrinker.accepts(still);
      ObjectNode quick = shrinker.copy();
      network(quick).set("service", instantly());
      shrinker.accepts(quick);
    }
    lags(shrinker);
    retries(shrinker);
  }

  /** Where a script is all there is, lets it end at a whole second. */
  static void round(Shrinker shrinker) {
    ObjectNode copy = shrinker.copy();
    Optional<Quantity> duration = Quantity.parse(copy.path("duration").asString());
    if (duration.isPresent() && copy.path("clients").isEmpty()) {
      long seconds = (duration.get().number() - 1) / Nanos.SECOND + 1;
      copy.put("duration", Quantity.time(seconds * Nanos.SECOND));
      shrinker.accepts(copy);
    }
  }

  private static ObjectNode network(ObjectNode tree) {
    return tree.path("network").isObject()
        ? (ObjectNode) tree.get("network")
        : tree.putObject("network");
  }

  private static ObjectNode instantly() {
    return Trees.mapping().put("write", "0s").put("read", "0s");
  }

  private static void lags(Shrinker shrinker) {
    int owners = Trees.all(shrinker.best(), Calming::hasLag).size();
    for (int i = 0; i < owners; i++) {
      for (String constant : CONSTANTS) {
        ObjectNode copy = shrinker.copy();
        ObjectNode owner = (ObjectNode) Trees.all(copy, Calming::hasLag).get(i);
        if (owner.get("lag").isObject()) {
          owner.put("lag", constant);
          shrinker.accepts(copy);
        }
      }
    }
  }

  private static boolean hasLag(JsonNode node) {
    return node.has("lag");
  }

  private static void retries(Shrinker shrinker) {
    int askers = Trees.all(shrinker.best(), Calming::asks).size();
    for (int i = 0; i < askers; i++) {
      ObjectNode copy = shrinker.copy();
      ((ObjectNode) Trees.all(copy, Calming::asks).get(i)).put("retry", "none");
      shrinker.accepts(copy);
    }
  }

  /** Whether it is a client group or a script entry. */
  private static boolean asks(JsonNode node) {
    boolean happens = node.has("fault") || node.has("operation");
    return node.has("arrivals") || node.has("region") && node.has("at") && !happens;
  }

  /** Whether this is as calm as it gets, so that leaving it out would be a step back. */
  static boolean isCalm(JsonNode node) {
    if (node.isObject()) {
      return !node.isEmpty() && node.valueStream().allMatch(Calming::isCalm);
    }
    return List.of("none", "0s").contains(node.asString(""));
  }
}
