package io.github.gtsim.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScenarioTextTest {
  private static Object read(JsonNode tree) {
    return new Load(LoadSettings.builder().build()).loadFromString(ScenarioText.of(tree));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a: b",
        "a #b",
        "-",
        "-5",
        "+1",
        "5",
        "1e3",
        "0x1f",
        "0o17",
        ".5",
        "1.",
        "~",
        "null",
        "True",
        "no",
        ">= 1",
        "== 0",
        "[a]",
        "{a",
        "\"",
        "'",
        "a\nb",
        "k/0",
        "30%",
        "1.5s",
        "é",
        "*a",
        "&a",
        "!a",
        "250ms",
        "20/s",
        "us-east-1"
      })
  void aTextIsReadAsItWasMeant(String text) {
    assertThat(read(Trees.mapping().put("a", text).set(text, Trees.list(List.of(text)))))
        .isEqualTo(
            text.equals("a") ? Map.of("a", List.of(text)) : Map.of("a", text, text, List.of(text)));
  }

  @Test
  void whatDoesNotFitOnALineIsIndented() {
    ObjectNode tree = Trees.mapping();
    String text = "x".repeat(60);
    ObjectNode entry = tree.putArray("list").addObject().put("a", text).put("b", text);
    entry.putObject("inner").put("c", text).put("d", text);
    tree.putArray("texts").add(text).add(text);
    tree.put("number", 7).put("flag", true);
    assertThat(ScenarioText.of(tree))
        .startsWith("list:\n  - a: xxx")
        .contains("\n    inner:\n      c: xxx", "texts:\n  - xxx", "number: 7\n", "flag: true\n");
    assertThat(read(tree)).isEqualTo(JsonMapper.builder().build().convertValue(tree, Map.class));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ns",
    "1000000, 1ms",
    "1000000000, 1s",
    "1000000001, 1000000001ns",
    "60000000000, 60s",
    "600000000000, 10m",
    "90000000, 90ms",
    "1500, 1500ns",
    "20000, 20us",
    "-3000000000, -3s"
  })
  void aTimeIsWrittenInTheLargestUnitThatIsExact(long nanos, String text) {
    assertThat(Quantity.time(nanos)).isEqualTo(text);
    assertThat(Quantity.parse(text)).contains(Quantity.nanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20/s", "90/m", "1KB", "7", "250ms", "-3s", "-20ppm", "30%"})
  void aQuantityKeepsItsUnit(String text) {
    assertThat(Quantity.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k/0", "1.5s", "--1ms", "s", "v3"})
  void otherTextsAreNoQuantities(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }
}
