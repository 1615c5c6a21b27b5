package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Condition.Comparator;
import io.github.gtsim.scenario.Expectation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ExpectationsTest {
  private static Expectation expectation(String metric, Comparator comparator, String number) {
    return new Expectation(metric, comparator, new BigDecimal(number));
  }

  private static ObjectNode summary() {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("lost", 3L);
    summary.put("share", new BigDecimal("0.500"));
    summary.putNull("never");
    return summary;
  }

  @Test
  void comparesNumbersByValue() {
    ArrayNode verdicts =
        Expectations.evaluate(
            summary(),
            List.of(
                expectation("lost", Comparator.EQUAL, "3.0"),
                expectation("share", Comparator.EQUAL, "0.5"),
                expectation("lost", Comparator.AT_MOST, "3")));
    assertThat(Expectations.allHeld(verdicts)).isTrue();
    assertThat(Json.inline(verdicts.get(0)))
        .isEqualTo("{\"metric\": \"lost\", \"is\": \"== 3.0\", \"value\": 3, \"held\": true}");
  }

  @Test
  void failsWhereTheNumberIsAnother() {
    var verdicts =
        Expectations.evaluate(summary(), List.of(expectation("lost", Comparator.LESS, "3")));
    assertThat(Expectations.allHeld(verdicts)).isFalse();
  }

  @Test
  void failsWhereThereIsNoNumber() {
    for (String metric : List.of("never", "missing", "not a path")) {
      var verdicts =
          Expectations.evaluate(summary(), List.of(expectation(metric, Comparator.NOT_EQUAL, "1")));
      assertThat(Expectations.allHeld(verdicts)).isFalse();
      assertThat(verdicts.get(0).get("value").isNull()).isTrue();
    }
  }
}
