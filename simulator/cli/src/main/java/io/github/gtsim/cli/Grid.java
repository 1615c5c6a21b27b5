package io.github.gtsim.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every combination of the values of several paths.
 *
 * @param axes the first changes slowest
 */
record Grid(List<Axis> axes) {

  /** A path of the scenario and the values it takes, as written. */
  record Axis(String path, List<String> values) {}

  Grid {
    axes = List.copyOf(axes);
  }

  /**
   * Reads settings such as {@code replication.lag=100ms,1s}. A comma inside brackets, braces or
   * quotes parts nothing.
   *
   * @throws UserError if one is no such setting
   */
  static Grid parse(List<String> settings) {
    List<Axis> axes = new ArrayList<>();
    Set<String> paths = new LinkedHashSet<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String path = equals < 0 ? "" : setting.substring(0, equals).strip();
      if (path.isEmpty()) {
        throw wrong(setting, "must be path=value,value, such as replication.lag=100ms,1s");
      }
      if (!paths.add(path)) {
        throw wrong(setting, "the path is given twice: put all its values after one --set");
      }
      axes.add(new Axis(path, values(setting, setting.substring(equals + 1))));
    }
    return new Grid(axes);
  }

  private static List<String> values(String setting, String text) {
    Splitter splitter = new Splitter(text);
    List<String> values = splitter.split();
    if (!splitter.balanced()) {
      throw wrong(setting, "brackets, braces or quotes are not closed");
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isEmpty()) {
        String which =
            values.size() == 1 ? "the value" : "value " + (i + 1) + " of " + values.size();
        throw wrong(setting, which + " is empty");
      }
      if (values.indexOf(values.get(i)) < i) {
        throw wrong(setting, values.get(i) + " is given twice");
      }
    }
    return values;
  }

  private static UserError wrong(String setting, String what) {
    return new UserError("--set " + setting + ": " + what);
  }

  /** How many combinations there are; {@link Long#MAX_VALUE} if too many to count. */
  long size() {
    long size = 1;
    for (Axis axis : axes) {
      long values = axis.values().size();
      size = size > Long.MAX_VALUE / values ? Long.MAX_VALUE : size * values;
    }
    return size;
  }

  /** Every combination: one value an axis, in the order of axes; the last changes fastest. */
  List<List<String>> combinations() {
    List<List<String>> combinations = new ArrayList<>(List.of(List.of()));
    for (Axis axis : axes) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> combination : combinations) {
        for (String value : axis.values()) {
          List<String> extended = new ArrayList<>(combination);
          extended.add(value);
          longer.add(List.copyOf(extended));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /** The settings, such as {@code replication.lag=1s}, that a combination comes to. */
  List<String> settings(List<String> combination) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      settings.add(axes.get(i).path() + "=" + combination.get(i));
    }
    return settings;
  }

  /** Parts a list of YAML values at the commas that stand in none of them. */
  private static final class Splitter {
    private final String text;
    private final List<String> values = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder open = new StringBuilder();
    private char quote;
    private char before = ',';

    Splitter(String text) {
      this.text = text;
    }

    List<String> split() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (escapes(i)) {
          value.append(c).append(text.charAt(++i));
        } else {
          take(c);
        }
        before = Character.isWhitespace(c) ? before : c;
      }
      values.add(value.toString().strip());
      return values;
    }

    /** Whether the next character means nothing, as in {@code \"} and in {@code ''}. */
    private boolean escapes(int i) {
      char c = text.charAt(i);
      boolean last = i + 1 == text.length();
      return !last
          && (quote == '"' && c == '\\' || quote == '\'' && c == quote && text.charAt(i + 1) == c);
    }

    private void take(char c) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && ",[{:".indexOf(before) >= 0) {
        quote = c;
      } else if (c == '[' || c == '{') {
        open.append(c == '[' ? ']' : '}');
      } else if (c == ']' || c == '}') {
        close(c);
      } else if (c == ',' && open.isEmpty()) {
        values.add(value.toString().strip());
        value.setLength(0);
        return;
      }
      value.append(c);
    }

    /** A bracket that closes none stays and is never closed. */
    private void close(char c) {
      int last = open.length() - 1;
      if (last >= 0 && open.charAt(last) == c) {
        open.setLength(last);
      } else {
        open.append('!');
      }
    }

    boolean balanced() {
      return open.isEmpty() && quote == 0;
    }
  }
}
