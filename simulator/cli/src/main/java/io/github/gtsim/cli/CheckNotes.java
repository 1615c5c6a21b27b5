package io.github.gtsim.cli;

import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.Limit;
import java.util.List;
import java.util.Optional;

/** How a history was taken, and why keys of it are undecided. */
final class CheckNotes {
  private CheckNotes() {}

  /** Lines to go after the page; empty if there is nothing to say. */
  static String of(History history, List<Finding> findings, boolean told) {
    StringBuilder out = new StringBuilder();
    for (Limit limit : Limit.values()) {
      long keys = findings.stream().filter(f -> f.limit().equals(Optional.of(limit))).count();
      if (keys > 0) {
        out.append("\nunknown: the search of ").append(Text.count(keys, "key", "keys"));
        out.append(" was given up, at its limit of ");
        out.append(limit.text()).append('\n');
      }
    }
    if (history.keyed() && !told) {
      out.append("\nvalues were taken as [key value]; --no-keyed takes them as they are\n");
    }
    return out.toString();
  }
}
