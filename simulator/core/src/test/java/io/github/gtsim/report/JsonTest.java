package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {
  @Test
  void writesOneForm() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("b", 1L);
    node.put("a", new BigDecimal("1.500"));
    node.put("tiny", new BigDecimal("1E-9"));
    node.put("text", "\"\\\n\u0001\u00e9");
    node.putNull("none");
    node.putArray("empty");
    node.putObject("inside").putArray("list").add(true).add(2);
    assertThat(Json.pretty(node))
        .isEqualTo(
            """
            {
              "b": 1,
              "a": 1.500,
              "tiny": 0.000000001,
              "text": "\\"\\\\\\n\\u0001\u00e9",
              "none": null,
              "empty": [],
              "inside": {
                "list": [
                  true,
                  2
                ]
              }
            }
            """);
    assertThat(Json.inline(node.get("inside"))).isEqualTo("{\"list\": [true, 2]}");
  }

  @Test
  void isReadAsWhatItWas() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("text", "\t\u0000\u001f \u2028 / \ud83d\ude00");
    assertThat(JsonMapper.builder().build().readTree(Json.pretty(node))).isEqualTo(node);
  }

  @Test
  void refusesBinaryFloatingPoint() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("x", 0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> Json.pretty(node));
  }
}
