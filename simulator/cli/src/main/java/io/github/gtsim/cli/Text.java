package io.github.gtsim.cli;

import io.github.gtsim.scenario.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lays out plain text. */
final class Text {
  /** Columns of a terminal that every page fits in. */
  static final int WIDTH = 100;

  /** A number and its unit stay on one line. */
  private static final Pattern UNIT =
      Pattern.compile("(?<=[0-9]) (?=(s|ms|%|±)(?![A-Za-z]))|(?<=±) ");

  private static final String GLUE = "\u00a0";

  private Text() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }

  /** At most {@code width} long, with the middle left out if need be. */
  static String abbreviate(String text, int width) {
    int[] points = text.codePoints().toArray();
    if (points.length <= width) {
      return text;
    }
    int tail = (width - 3) / 2;
    int head = width - 3 - tail;
    return new String(points, 0, head) + "..." + new String(points, points.length - tail, tail);
  }

  /** {@code 1 write}, {@code 2,000 writes}. */
  static String count(long count, String singular, String plural) {
    return String.format(Locale.ROOT, "%,d ", count) + plural(count, singular, plural);
  }

  /** The word alone. */
  static String plural(long count, String singular, String plural) {
    return count == 1 ? singular : plural;
  }

  /**
   * A paragraph within {@link #WIDTH}: {@code lead}, then the text, whose further lines hang under
   * its first.
   */
  static String hanging(String lead, String text) {
    return hanging(lead, length(lead), text);
  }

  /** The same, if part of {@code lead} does not show; {@code indent} is what does. */
  static String hanging(String lead, int indent, String text) {
    StringBuilder out = new StringBuilder(lead);
    int column = indent;
    boolean first = true;
    for (String word : words(text)) {
      int width = length(word);
      if (!first && column + 1 + width > WIDTH) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
        first = true;
      }
      out.append(first ? "" : " ").append(word);
      column += width + (first ? 0 : 1);
      first = false;
    }
    return out.append('\n').toString().replace(GLUE, " ");
  }

  private static String[] words(String text) {
    return UNIT.matcher(text).replaceAll(GLUE).strip().split("\\s+");
  }

  /** What a scenario or a history says, without characters that would steer a terminal. */
  static String plain(String text) {
    return Problem.plain(text);
  }

  /** Rows of cells, each column as wide as its widest cell. */
  static String columns(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = length(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(left(row.get(i), widths.get(i) + 2));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
