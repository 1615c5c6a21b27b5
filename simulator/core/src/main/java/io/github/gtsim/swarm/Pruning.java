package io.github.gtsim.swarm;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves things out of a scenario. */
final class Pruning {
  private Pruning() {}

  /** Leaves out entries of every list, large parts of it first. */
  static void lists(Shrinker shrinker) {
    for (int i = 0; i < Trees.all(shrinker.best(), JsonNode::isArray).size(); i++) {
      int part = list(shrinker.best(), i).size();
      while (part > 0) {
        list(shrinker, i, part);
        part = Math.min(part, list(shrinker.best(), i).size() + 1) / 2;
      }
    }
  }

  private static ArrayNode list(ObjectNode tree, int i) {
    return (ArrayNode) Trees.all(tree, JsonNode::isArray).get(i);
  }

  private static void list(Shrinker shrinker, int i, int part) {
    int from = 0;
    while (from < list(shrinker.best(), i).size()) {
      ObjectNode copy = shrinker.copy();
      ArrayNode list = list(copy, i);
      int to = Math.min(from + part, list.size());
      for (int k = to - 1; k >= from; k--) {
        list.remove(k);
      }
      if (!shrinker.accepts(copy)) {
        from = to;
      }
    }
  }

  /** Leaves out keys, so that their defaults hold. */
  static void keys(Shrinker shrinker) {
    for (int i = 0; i < Trees.all(shrinker.best(), JsonNode::isObject).size(); i++) {
      for (String key : List.copyOf(mapping(shrinker.best(), i).propertyNames())) {
        if (!Calming.isCalm(mapping(shrinker.best(), i).get(key))) {
          ObjectNode copy = shrinker.copy();
          mapping(copy, i).remove(key);
          shrinker.accepts(copy);
        }
      }
    }
  }

  private static ObjectNode mapping(ObjectNode tree, int i) {
    return (ObjectNode) Trees.all(tree, JsonNode::isObject).get(i);
  }

  /** Lets each group do one thing, or one thing fewer. */
  static void mixes(Shrinker shrinker) {
    for (int i = 0; i < shrinker.best().path("clients").size(); i++) {
      for (String kind : List.copyOf(mix(shrinker.best(), i).propertyNames())) {
        ObjectNode copy = shrinker.copy();
        mix(copy, i).removeAll().put(kind, "100%");
        if (shrinker.accepts(copy)) {
          break;
        }
      }
      for (String kind : List.copyOf(mix(shrinker.best(), i).propertyNames())) {
        ObjectNode copy = shrinker.copy();
        shareOut(mix(copy, i).remove(List.of(kind)));
        shrinker.accepts(copy);
      }
    }
  }

  private static ObjectNode mix(ObjectNode tree, int group) {
    return (ObjectNode) tree.get("clients").get(group).get("mix");
  }

  /** Gives each kind an equal share. */
  private static void shareOut(ObjectNode mix) {
    int left = 100;
    int kinds = mix.size();
    for (String kind : List.copyOf(mix.propertyNames())) {
      int share = left / kinds;
      mix.put(kind, share + "%");
      left -= share;
      kinds--;
    }
  }
}
