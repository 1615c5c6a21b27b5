package io.github.gtsim.swarm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Scenarios as trees of mappings, lists and single values. */
final class Trees {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private Trees() {}

  static ObjectNode mapping() {
    return FACTORY.objectNode();
  }

  static ArrayNode list() {
    return FACTORY.arrayNode();
  }

  static ArrayNode list(List<String> texts) {
    ArrayNode list = list();
    texts.forEach(list::add);
    return list;
  }

  static JsonNode text(String text) {
    return FACTORY.stringNode(text);
  }

  static JsonNode number(long number) {
    return FACTORY.numberNode(number);
  }

  /**
   * Everything in a tree that is as asked for, a node before what is in it. The k-th of a tree is
   * the k-th of its copy, which is how a change is made in a copy.
   */
  static List<JsonNode> all(JsonNode tree, Predicate<JsonNode> asked) {
    List<JsonNode> found = new ArrayList<>();
    collect(tree, asked, found);
    return found;
  }

  private static void collect(JsonNode node, Predicate<JsonNode> asked, List<JsonNode> found) {
    if (asked.test(node)) {
      found.add(node);
    }
    for (JsonNode child : node) {
      collect(child, asked, found);
    }
  }

  /** The texts in a list of texts. */
  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asString()));
    return texts;
  }
}
