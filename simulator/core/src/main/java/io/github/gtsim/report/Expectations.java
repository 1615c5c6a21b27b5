package io.github.gtsim.report;

import io.github.gtsim.scenario.Expectation;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds a summary against what its scenario expects of it. */
public final class Expectations {
  private Expectations() {}

  /**
   * One object an expectation, in order, with {@code metric}, {@code is}, {@code value} and {@code
   * held}. A metric that is missing, null or no number has the value null and does not hold.
   */
  public static ArrayNode evaluate(ObjectNode summary, List<Expectation> expectations) {
    ArrayNode verdicts = JsonNodeFactory.instance.arrayNode();
    for (Expectation expectation : expectations) {
      Optional<JsonNode> value = value(summary, expectation.metric());
      ObjectNode verdict = verdicts.addObject();
      verdict.put("metric", expectation.metric());
      verdict.put("is", expectation.text());
      verdict.set("value", value.orElse(JsonNodeFactory.instance.nullNode()));
      verdict.put("held", value.isPresent() && holds(value.get(), expectation));
    }
    return verdicts;
  }

  /** Whether every verdict that {@link #evaluate} gave says so. */
  public static boolean allHeld(ArrayNode verdicts) {
    for (JsonNode verdict : verdicts) {
      if (!verdict.path("held").asBoolean(false)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<JsonNode> value(ObjectNode summary, String metric) {
    try {
      return MetricPath.parse(metric).find(summary).filter(JsonNode::isNumber);
    } catch (IllegalArgumentException noPath) {
      return Optional.empty();
    }
  }

  private static boolean holds(JsonNode value, Expectation expectation) {
    int sign = value.decimalValue().compareTo(expectation.number());
    return expectation.comparator().accepts(sign);
  }
}
