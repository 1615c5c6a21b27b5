package io.github.gtsim.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that is refused, with every problem found in it. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of their places in the file. */
  public List<Problem> problems() {
    return problems;
  }
}
