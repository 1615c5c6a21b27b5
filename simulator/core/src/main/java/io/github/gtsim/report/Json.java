package io.github.gtsim.report;

import tools.jackson.databind.JsonNode;

/**
 * The one form in which results are written: two spaces of indentation, {@code \n}, keys in the
 * order of insertion, decimals as they are without an exponent, and a newline at the end. The same
 * tree gives the same text on every platform.
 */
public final class Json {
  private Json() {}

  /**
   * The text of a result file.
   *
   * @throws IllegalArgumentException if a number is binary floating point, whose text is not the
   *     same on every platform
   */
  public static String pretty(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(out, node, 0);
    return out.append('\n').toString();
  }

  /** The text of one value on one line, as in {@link #pretty} otherwise. */
  public static String inline(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(out, node, -1);
    return out.toString();
  }

  private static void write(StringBuilder out, JsonNode node, int depth) {
    if (node.isObject()) {
      writeObject(out, node, depth);
    } else if (node.isArray()) {
      writeArray(out, node, depth);
    } else if (node.isString()) {
      quote(out, node.asString());
    } else {
      out.append(scalar(node));
    }
  }

  private static void writeObject(StringBuilder out, JsonNode node, int depth) {
    out.append('{');
    String separator = "";
    for (var property : node.properties()) {
      out.append(separator);
      newline(out, depth, 1);
      quote(out, property.getKey());
      out.append(": ");
      write(out, property.getValue(), depth < 0 ? depth : depth + 1);
      separator = depth < 0 ? ", " : ",";
    }
    if (!node.isEmpty()) {
      newline(out, depth, 0);
    }
    out.append('}');
  }

  private static void writeArray(StringBuilder out, JsonNode node, int depth) {
    out.append('[');
    String separator = "";
    for (JsonNode element : node) {
      out.append(separator);
      newline(out, depth, 1);
      write(out, element, depth < 0 ? depth : depth + 1);
      separator = depth < 0 ? ", " : ",";
    }
    if (!node.isEmpty()) {
      newline(out, depth, 0);
    }
    out.append(']');
  }

  private static void newline(StringBuilder out, int depth, int deeper) {
    if (depth >= 0) {
      out.append('\n').append("  ".repeat(depth + deeper));
    }
  }

  private static String scalar(JsonNode node) {
    if (node.isNull()) {
      return "null";
    }
    if (node.isBoolean()) {
      return node.asBoolean() ? "true" : "false";
    }
    if (node.isIntegralNumber()) {
      return node.bigIntegerValue().toString();
    }
    if (node.isBigDecimal()) {
      return node.decimalValue().toPlainString();
    }
    throw new IllegalArgumentException("no result may hold " + node.getNodeType() + " " + node);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(hex(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "\\u" + "0".repeat(4 - digits.length()) + digits;
  }
}
