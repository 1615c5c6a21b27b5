package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in a summary, such as {@code outages[0].rpo.seconds} or {@code
 * freshness['us-east-1>us-west-2'].p99Ms}: names joined by dots, a name of other characters than
 * letters, digits, {@code _} and {@code -} in brackets and quotes, a position from 0 in brackets.
 *
 * @param text the path as written
 * @param steps its names and positions in order
 */
public record MetricPath(String text, List<Step> steps) {

  /** One step from a node to a node below it. */
  public sealed interface Step {
    /** To the value of a key. */
    record Name(String name) implements Step {}

    /** To an element of a list, counted from 0. */
    record Position(int position) implements Step {}
  }

  public MetricPath {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException if the text is no path; the message says where
   */
  public static MetricPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '[') {
        int close = bracketEnd(text, at);
        steps.add(bracket(text, at, close));
        at = close + 1;
      } else if (c == '.' && at > 0) {
        at = name(text, at + 1, steps);
      } else if (at == 0) {
        at = name(text, at, steps);
      } else {
        throw wrong(text, at);
      }
    }
    if (steps.isEmpty()) {
      throw wrong(text, 0);
    }
    return new MetricPath(text, steps);
  }

  /** The number, text, list or object at this path; empty if there is none or it is null. */
  public Optional<JsonNode> find(JsonNode root) {
    JsonNode node = root;
    for (Step step : steps) {
      node =
          step instanceof Step.Name name
              ? node.path(name.name())
              : node.path(((Step.Position) step).position());
    }
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private static int name(String text, int start, List<Step> steps) {
    int end = start;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      throw wrong(text, start);
    }
    steps.add(new Step.Name(text.substring(start, end)));
    return end;
  }

  private static int bracketEnd(String text, int open) {
    boolean quoted = open + 1 < text.length() && text.charAt(open + 1) == '\'';
    int end = quoted ? text.indexOf("']", open + 2) + 1 : text.indexOf(']', open);
    if (end <= 0) {
      throw wrong(text, open);
    }
    return end;
  }

  private static Step bracket(String text, int open, int close) {
    String inside = text.substring(open + 1, close);
    if (inside.startsWith("'")) {
      return new Step.Name(inside.substring(1, inside.length() - 1));
    }
    if (!inside.matches("[0-9]{1,9}")) {
      throw wrong(text, open + 1);
    }
    return new Step.Position(Integer.parseInt(inside));
  }

  private static boolean isPlain(char c) {
    return c == '_' || c == '-' || c < 128 && Character.isLetterOrDigit(c);
  }

  private static IllegalArgumentException wrong(String text, int at) {
    return new IllegalArgumentException(
        "'" + text + "' is no metric path: see character " + (at + 1));
  }
}
