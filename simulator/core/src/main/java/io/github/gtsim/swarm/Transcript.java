package io.github.gtsim.swarm;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.scenario.ScenarioException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a script in the place of the client groups: every attempt that they made, at its instant.
 * Single requests can then be left out, which no group allows.
 */
final class Transcript {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_ENTRIES = 2000;

  private Transcript() {}

  static void reduce(Shrinker shrinker) {
    if (shrinker.best().path("clients").isEmpty()) {
      return;
    }
    ObjectNode candidate = shrinker.copy();
    ArrayNode script = script(shrinker);
    if (script.size() <= MOST_ENTRIES) {
      candidate.remove("clients");
      candidate.set("script", script);
      if (!script.isEmpty()) {
        lengthen(candidate, script.get(script.size() - 1).path("at").asString());
      }
      shrinker.accepts(candidate);
    }
  }

  /** Lets the last attempt, which may have been a retry in the drain, begin in time. */
  private static void lengthen(ObjectNode tree, String last) {
    long least = Quantity.parse(last).orElseThrow().number() + 1;
    if (Quantity.parse(tree.path("duration").asString()).orElseThrow().number() < least) {
      tree.put("duration", Quantity.time(least));
    }
  }

  private static ArrayNode script(Shrinker shrinker) {
    ArrayNode script = Trees.list();
    try {
      String history = shrinker.trial().history(RandomScenario.resolve(shrinker.best()));
      history
          .lines()
          .map(JSON::readTree)
          .filter(line -> line.path("type").asString().equals("invoke"))
          .filter(line -> !line.has("system"))
          .forEach(line -> entry(script, line));
    } catch (ScenarioException refused) {
      throw new IllegalStateException("the best scenario is valid", refused);
    }
    return script;
  }

  private static void entry(ArrayNode script, JsonNode line) {
    ObjectNode entry = script.addObject();
    entry.put("at", Quantity.time(line.path("time").asLong()));
    entry.put("region", line.path("region").asString());
    String key = line.path("key").asString();
    JsonNode value = line.path("value");
    String unique = "v" + script.size();
    switch (line.path("f").asString()) {
      case "read" -> {
        ObjectNode get = entry.putObject("get").put("key", key);
        if (line.path("consistency").asString().equals("strong")) {
          get.put("consistency", "strong");
        }
      }
      case "add" -> entry.putObject("update").put("key", key).putObject("add").put("n", 1);
      case "cas" -> conditional(entry, key, unique, line);
      default -> write(entry, key, unique, value);
    }
    entry.put("retry", "none");
  }

  private static void conditional(ObjectNode entry, String key, String unique, JsonNode line) {
    String kind = line.path("op").asString("");
    boolean create = kind.equals(OperationKind.CREATE.text());
    write(entry, key, unique, line.path("value").path(1));
    if (create || kind.equals(OperationKind.COMPARE_AND_SET.text())) {
      boolean absent = create || line.path("value").path(0).isNull();
      ((ObjectNode) entry.get("put")).put("if", absent ? "absent" : "exists");
    }
  }

  private static void write(ObjectNode entry, String key, String unique, JsonNode value) {
    if (value.isNull()) {
      entry.putObject("delete").put("key", key);
    } else {
      entry.putObject("put").put("key", key).putObject("set").put("c", unique);
    }
  }
}
