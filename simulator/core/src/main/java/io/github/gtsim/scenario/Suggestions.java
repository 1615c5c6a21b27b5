package io.github.gtsim.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a misspelt word was meant to be. */
final class Suggestions {
  /** Among more, a search would take long, and nobody would know them. */
  private static final int MOST_CANDIDATES = 1000;

  private static final int MOST_LISTED = 50;

  private Suggestions() {}

  /** {@code did you mean 'x'?} for the nearest candidate; empty if none is near. */
  static String hint(String word, Collection<String> candidates) {
    return closest(word, candidates).map(Suggestions::meant).orElse("");
  }

  /** The nearest candidate, if one is near. */
  static Optional<String> closest(String word, Collection<String> candidates) {
    Optional<String> best = Optional.empty();
    if (candidates.size() > MOST_CANDIDATES) {
      return best;
    }
    int least = Math.max(1, Math.min(3, (word.length() + 1) / 3)) + 1;
    for (String candidate : candidates) {
      int edits = word.length() > 60 ? least : edits(lower(word), lower(candidate));
      if (edits < least) {
        least = edits;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** The first of many names, as a message lists them. */
  static String some(Collection<String> names) {
    String listed = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return names.size() > MOST_LISTED ? listed + ", ..." : listed;
  }

  static String meant(String right) {
    return "did you mean '" + right + "'?";
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int edits(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        least = Math.min(least, edits[i - 1][j - 1] + replace);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[from.length()][to.length()];
  }
}
