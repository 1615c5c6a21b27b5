package io.github.gtsim.scenario;

import java.util.regex.Pattern;

/**
 * Where something is written.
 *
 * @param source the file, or the option of the command line
 * @param line counted from 1; 0 if it is written on the command line
 * @param column counted from 1
 * @param path as written, such as {@code variants.mrsc.table.mode}; empty for the root
 */
record Place(String source, int line, int column, String path) {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");

  /** The same position, known by the path of {@code key} in this mapping. */
  Place of(String key) {
    return new Place(source, line, column, join(path, key));
  }

  /** The same position, known by the path of this list's entry. */
  Place of(int index) {
    return new Place(source, line, column, path + "[" + index + "]");
  }

  Problem problem(String message, String hint, String rule) {
    return new Problem(source, line, column, path, message, hint, rule);
  }

  /** The path of a key under {@code path}. */
  static String join(String path, String key) {
    if (!PLAIN.matcher(key).matches()) {
      return path + "['" + key + "']";
    }
    return path.isEmpty() ? key : path + "." + key;
  }
}
