package io.github.gtsim.swarm;

import io.github.gtsim.report.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes a scenario's tree as YAML that a person can read: what fits stands on one line, the rest
 * is indented.
 */
final class ScenarioText {
  private static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./%-]*");
  private static final Pattern TYPED =
      Pattern.compile("[-+.]?[0-9][0-9a-fA-FxobEe_.+-]*|(?i:null|true|false|yes|no|on|off)");

  private final StringBuilder out = new StringBuilder();

  private ScenarioText() {}

  static String of(JsonNode tree) {
    ScenarioText text = new ScenarioText();
    text.mapping(tree, 0, "");
    return text.out.toString();
  }

  /** Keys on lines of their own; the first follows what stands on its line already. */
  private void mapping(JsonNode node, int indent, String lead) {
    String before = lead;
    for (var property : node.properties()) {
      out.append(before).append(scalar(property.getKey())).append(':');
      value(property.getValue(), indent, before.length() + property.getKey().length() + 2);
      before = " ".repeat(indent);
    }
  }

  private void value(JsonNode node, int indent, int column) {
    String line = line(node);
    if (column + line.length() <= WIDTH || !node.isContainer()) {
      out.append(' ').append(line).append('\n');
      return;
    }
    out.append('\n');
    String inner = " ".repeat(indent + 2);
    if (node.isObject()) {
      mapping(node, indent + 2, inner);
      return;
    }
    for (JsonNode item : node) {
      String whole = line(item);
      if (inner.length() + 2 + whole.length() <= WIDTH || !item.isObject()) {
        out.append(inner).append("- ").append(whole).append('\n');
      } else {
        mapping(item, indent + 4, inner + "- ");
      }
    }
  }

  private static String line(JsonNode node) {
    if (node.isString()) {
      return scalar(node.asString());
    }
    if (!node.isContainer()) {
      return Json.inline(node);
    }
    StringBuilder line = new StringBuilder(node.isObject() ? "{" : "[");
    String separator = "";
    for (var property : node.properties()) {
      line.append(separator).append(scalar(property.getKey())).append(": ");
      line.append(line(property.getValue()));
      separator = ", ";
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        line.append(separator).append(line(item));
        separator = ", ";
      }
    }
    return line.append(node.isObject() ? '}' : ']').toString();
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !TYPED.matcher(text).matches();
    return plain ? text : Json.inline(Trees.text(text));
  }
}
