package io.github.gtsim.scenario;

import java.util.List;

/**
 * One mistake in a scenario.
 *
 * @param line counted from 1; 0 if the mistake has no place in the file, such as one in --set
 * @param column counted from 1
 * @param path such as {@code clients[0].keys.exponent}
 * @param message what is wrong and what is allowed
 * @param hint what would be right, such as {@code did you mean 'regions'?}; may be empty
 * @param rule code of the rule that refuses it, documented or of our model; empty if it is no such
 *     refusal
 */
public record Problem(
    String file, int line, int column, String path, String message, String hint, String rule) {

  /** Whether it is the code of a rule of our own model, which no fact documents. */
  static boolean isOurs(String rule) {
    return rule.matches("MODEL \\d(\\.\\d)?");
  }

  /** The same of some variants alone, which it says unless its path does. */
  Problem in(List<String> variants) {
    if (path.startsWith("variants")) {
      return this;
    }
    String names = String.join("', '", variants);
    String some = (variants.size() == 1 ? "in variant '" : "in variants '") + names + "': ";
    return new Problem(file, line, column, path, some + message, hint, rule);
  }

  /** The message, with the code of the rule unless it names that itself. */
  public String reason() {
    boolean told = rule.isEmpty() || message.contains(rule);
    String code = isOurs(rule) ? rule : "FACTS " + rule;
    return told ? message : message + " (" + code + ")";
  }

  /** One line, whatever characters the scenario puts in names and values. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    String text = place + ": " + (path.isEmpty() ? "" : path + ": ") + reason();
    String whole = hint.isEmpty() ? text : text + " (" + hint + ")";
    return plain(whole);
  }

  /** A text without characters that would break its line, turn it around or steer a terminal. */
  public static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
  }
}
