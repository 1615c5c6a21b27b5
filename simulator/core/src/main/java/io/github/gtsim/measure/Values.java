package io.github.gtsim.measure;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items as report values. */
public final class Values {
  private Values() {}

  static JsonNode node(Value value) {
    ObjectNode nodes = Nodes.object();
    return value instanceof Value.Number number
        ? nodes.numberNode(number.number())
        : nodes.stringNode(value.toString());
  }

  /** An object of the item's attributes; null if there is no item. */
  public static JsonNode node(Image image) {
    if (!image.exists()) {
      return Nodes.none();
    }
    ObjectNode node = Nodes.object();
    image.attributes().forEach((name, value) -> node.set(name, node(value)));
    return node;
  }
}
