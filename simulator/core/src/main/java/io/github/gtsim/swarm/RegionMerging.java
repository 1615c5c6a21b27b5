package io.github.gtsim.swarm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes do with fewer Regions: leaves one out, lets another take its part, or makes it a witness.
 */
final class RegionMerging {
  private RegionMerging() {}

  static void reduce(Shrinker shrinker) {
    for (String region : regions(shrinker.best())) {
      boolean gone = false;
      ObjectNode copy = shrinker.copy();
      leaveOut(copy, region);
      gone = shrinker.accepts(copy);
      for (String other : regions(shrinker.best())) {
        if (!gone && !other.equals(region)) {
          ObjectNode merged = shrinker.copy();
          replace(merged, region, other);
          gone = shrinker.accepts(merged);
        }
      }
    }
    demote(shrinker);
  }

  /** Lets replicas be no more than a witness, where the mode has one. */
  private static void demote(Shrinker shrinker) {
    for (String region : replicas(shrinker.best())) {
      ObjectNode copy = shrinker.copy();
      List<String> others = new ArrayList<>(replicas(copy));
      others.remove(region);
      copy.withObject("table").put("witness", region).set("regions", Trees.list(others));
      shrinker.accepts(copy);
    }
  }

  private static List<String> replicas(ObjectNode tree) {
    return Trees.texts(tree.path("table").path("regions"));
  }

  /** Every Region that a table, a group or a script entry names. */
  private static Set<String> regions(ObjectNode tree) {
    Set<String> regions = new LinkedHashSet<>(replicas(tree));
    for (JsonNode node : Trees.all(tree, JsonNode::isObject)) {
      for (String key : List.of("region", "witness")) {
        if (node.has(key)) {
          regions.add(node.get(key).asString());
        }
      }
    }
    return regions;
  }

  private static boolean names(JsonNode node, String region) {
    return !Trees.all(node, leaf -> leaf.isString() && leaf.asString().equals(region)).isEmpty();
  }

  /** Drops the Region from lists, and list entries and keys that name it. */
  private static void leaveOut(JsonNode node, String region) {
    if (node instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        JsonNode item = list.get(i);
        if (item.isObject() ? namesItself(item, region) : names(item, region)) {
          list.remove(i);
        }
      }
    } else if (node instanceof ObjectNode mapping) {
      for (String key : List.copyOf(mapping.propertyNames())) {
        if (mapping.get(key).isString() && names(mapping.get(key), region)) {
          mapping.remove(key);
        }
      }
    }
    node.forEach(child -> leaveOut(child, region));
  }

  /** Whether an entry is about the Region: names it as its own, or as an end of a link. */
  private static boolean namesItself(JsonNode entry, String region) {
    return List.of("region", "from", "to", "between").stream()
        .anyMatch(key -> entry.has(key) && names(entry.get(key), region));
  }

  private static void replace(JsonNode node, String region, String other) {
    if (node instanceof ArrayNode list) {
      List<JsonNode> items = new ArrayList<>();
      for (JsonNode item : list) {
        boolean same = item.isString() && item.asString().equals(region);
        JsonNode kept = same ? Trees.text(other) : item;
        if (!kept.isString() || !items.contains(kept)) {
          items.add(kept);
        }
      }
      list.removeAll();
      list.addAll(items);
    } else if (node instanceof ObjectNode mapping) {
      for (String key : List.copyOf(mapping.propertyNames())) {
        if (mapping.get(key).isString() && mapping.get(key).asString().equals(region)) {
          mapping.put(key, other);
        }
      }
    }
    node.forEach(child -> replace(child, region, other));
  }
}
