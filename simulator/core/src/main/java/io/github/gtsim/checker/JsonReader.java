package io.github.gtsim.checker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a history of one JSON object a line. */
final class JsonReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final String EXPECTED =
      "expected an object such as {\"process\":3,\"type\":\"invoke\",\"f\":\"read\","
          + "\"key\":\"cart/17\",\"value\":null,\"time\":1500}";
  private static final String OUT_OF_RANGE = "a number is out of range";

  private final Lines lines;

  JsonReader(Lines lines) {
    this.lines = lines;
  }

  void read(Keying to) throws IOException {
    Optional<String> line = lines.next();
    while (line.isPresent()) {
      if (!line.get().isBlank()) {
        JsonNode node = object(line.get());
        boolean operation = !node.path("process").isString();
        if (operation && node.path("promised").asBoolean(true)) {
          to.add(event(node));
        }
      }
      line = lines.next();
    }
  }

  private JsonNode object(String line) throws MalformedHistory {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw lines.wrong(EXPECTED + ": " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (NumberFormatException e) {
      throw lines.wrong(OUT_OF_RANGE);
    }
    throw lines.wrong(EXPECTED);
  }

  private Event event(JsonNode node) throws MalformedHistory {
    JsonNode key = node.path("key");
    JsonNode time = node.path("time");
    if (!time.isMissingNode() && !time.canConvertToExactIntegral()) {
      throw lines.wrong("time must be a whole number of nanoseconds");
    }
    if (!time.isMissingNode() && !time.canConvertToLong()) {
      throw lines.wrong("time is out of range");
    }
    String type = text(node, "type", "invoke, ok, fail or info");
    return new Event(
        lines.number(),
        process(node.path("process")),
        Pairing.type(type)
            .orElseThrow(() -> lines.wrong("type must be invoke, ok, fail or info, not " + type)),
        function(node),
        key.isMissingNode() || key.isNull() ? Optional.empty() : Optional.of(key(key)),
        value(node.path(node.has("cas") ? "cas" : "value")),
        time.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(time.longValue()),
        node.path("consistency").asString("").equals("eventual"),
        node.has("error"),
        node.has("seen") ? Optional.of(value(node.path("seen"))) : Optional.empty());
  }

  /** What an operation comes to goes before what it is called. */
  private String function(JsonNode node) throws MalformedHistory {
    String function = text(node, "f", "the name of an operation");
    return node.has("cas") ? "cas" : function;
  }

  private long process(JsonNode process) throws MalformedHistory {
    if (!process.isIntegralNumber() || !process.canConvertToLong()) {
      throw lines.wrong("process must be a whole number");
    }
    return process.longValue();
  }

  private String text(JsonNode node, String name, String what) throws MalformedHistory {
    if (!node.path(name).isString()) {
      throw lines.wrong(name + " must be " + what);
    }
    return node.path(name).stringValue();
  }

  private static String key(JsonNode key) {
    return key.isString() ? key.stringValue() : datum(key).text();
  }

  private Datum value(JsonNode node) throws MalformedHistory {
    try {
      return datum(node);
    } catch (NumberFormatException e) {
      throw lines.wrong(OUT_OF_RANGE + ": " + e.getMessage());
    }
  }

  /** The value that a text says, such as {@code [1, 2]}. */
  static Optional<Datum> parse(String text) {
    try {
      return Optional.of(datum(MAPPER.readTree(text)));
    } catch (JacksonException | NumberFormatException noJson) {
      return Optional.empty();
    }
  }

  private static Datum datum(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Datum.NIL;
    }
    if (node.isString()) {
      return Datum.string(node.stringValue());
    }
    if (node.isNumber()) {
      return Datum.number(node.decimalValue());
    }
    if (!node.isContainer()) {
      return Datum.of(node.asString());
    }
    List<Datum> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(part -> parts.add(datum(part)));
      return Datum.list(parts);
    }
    List<String> fields = new ArrayList<>();
    node.properties()
        .forEach(
            field ->
                fields.add(Values.quoted(field.getKey()) + " " + datum(field.getValue()).text()));
    fields.sort(null);
    return Datum.of("{" + String.join(", ", fields) + "}");
  }
}
