package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems found so far, each once. */
final class Findings {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.line() == 0)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final Map<Problem, Boolean> refusals = new LinkedHashMap<>();

  void add(Place place, String message, String hint) {
    refusals.put(place.problem(message, hint, ""), false);
  }

  void add(Problem problem) {
    refusals.put(problem, false);
  }

  /** Adds a rule that the scenario breaks, of the service or of our model. */
  void refuse(Place place, String rule, String message) {
    refuse(place, rule, message, "");
  }

  /** The same, with what would be right. */
  void refuse(Place place, String rule, String message, String hint) {
    refusals.putIfAbsent(place.problem(message, hint, rule), true);
  }

  void addAll(Findings others) {
    others.refusals.forEach(refusals::putIfAbsent);
  }

  int size() {
    return refusals.size();
  }

  /** All of them, by place; those without a place in the file last. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(refusals.keySet());
    problems.sort(BY_PLACE);
    return problems;
  }

  /** Whether there are problems, all of which are rules of the mode. */
  boolean onlyRefusals() {
    return !refusals.isEmpty() && !refusals.containsValue(false);
  }
}
