package io.github.gtsim.cli;

import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with combinations of settings: each said once, with one that it is wrong in. */
final class Mistakes {
  private final Grid grid;
  private final Map<Problem, List<String>> settings = new LinkedHashMap<>();
  private final Map<Problem, Integer> counts = new LinkedHashMap<>();

  Mistakes(Grid grid) {
    this.grid = grid;
  }

  void add(List<String> where, List<Problem> problems) {
    for (Problem problem : problems) {
      settings.putIfAbsent(problem, where);
      counts.merge(problem, 1, Integer::sum);
    }
  }

  void check() throws ScenarioException {
    if (!settings.isEmpty()) {
      List<Problem> all = new ArrayList<>();
      settings.forEach((problem, where) -> all.add(told(problem, where)));
      throw new ScenarioException(all);
    }
  }

  /** How many combinations the problem would be in if it did not depend on other settings. */
  private long concerned(Problem problem) {
    for (Grid.Axis axis : grid.axes()) {
      if (axis.values().stream()
          .anyMatch(v -> problem.file().equals("--set " + axis.path() + "=" + v))) {
        return grid.size() / axis.values().size();
      }
    }
    return grid.size();
  }

  private Problem told(Problem problem, List<String> where) {
    if (counts.get(problem) == concerned(problem)) {
      return problem;
    }
    String message = "with " + String.join(" and ", where) + ": " + problem.message();
    return new Problem(
        problem.file(),
        problem.line(),
        problem.column(),
        problem.path(),
        message,
        problem.hint(),
        problem.rule());
  }
}
