package io.github.gtsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command that makes a run happen again. */
final class Reproduction {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@%-]+");

  private Reproduction() {}

  /** For a variant or a mode of a scenario with these settings. */
  static String command(String scenario, Choice choice, List<String> sets, long seed) {
    List<String> words = new ArrayList<>();
    words.add("./gtsim");
    words.add(choice.mode().isPresent() ? "compare" : "run");
    words.add(scenario);
    choice.variant().ifPresent(variant -> words.addAll(List.of("--variant", variant)));
    choice.mode().ifPresent(mode -> words.addAll(List.of("--modes", mode)));
    words.addAll(List.of("--seed", Long.toString(seed)));
    sets.forEach(set -> words.addAll(List.of("--set", set)));
    return line(words);
  }

  /** The same, with the history that shows what is wrong. */
  static String withHistory(String scenario, Choice choice, List<String> sets, long seed) {
    return command(scenario, choice, sets, seed) + " --history --out reproduction";
  }

  private static String line(List<String> words) {
    return String.join(" ", words.stream().map(Reproduction::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
