package io.github.gtsim.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Report values: decimals are made of longs, with a fixed number of places. */
final class Nodes {
  private Nodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static JsonNode none() {
    return NullNode.getInstance();
  }

  /** Milliseconds with three places. */
  static JsonNode millis(long nanos) {
    return decimal(nanos, 6, 3);
  }

  /** Milliseconds to the nanosecond. */
  static JsonNode exactMillis(long nanos) {
    return decimal(nanos, 6, 6);
  }

  /** Seconds with three places. */
  static JsonNode seconds(long nanos) {
    return decimal(nanos, 9, 3);
  }

  private static JsonNode decimal(long value, int scale, int places) {
    return DecimalNode.valueOf(
        BigDecimal.valueOf(value, scale).setScale(places, RoundingMode.HALF_UP));
  }

  /** {@code part / whole} with six places; null of nothing. */
  static JsonNode share(long part, long whole) {
    return whole == 0
        ? none()
        : DecimalNode.valueOf(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP));
  }
}
