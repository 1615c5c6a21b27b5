package io.github.gtsim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A scenario that is refused, with every problem found in it. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;
  private final boolean byMode;

  /** A scenario with mistakes in it. */
  public ScenarioException(List<Problem> problems) {
    this(problems, false);
  }

  /**
   * @param byMode whether the scenario is well formed and every problem is a rule of its
   *     consistency mode that it breaks
   */
  public ScenarioException(List<Problem> problems, boolean byMode) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.byMode = byMode;
  }

  /** At least one, in the order of their places in the file. */
  public List<Problem> problems() {
    return problems;
  }

  /** The rules of the mode that refuse the scenario; empty if anything else is wrong with it. */
  public List<Problem> refusals() {
    return byMode ? problems : List.of();
  }

  /** The first of the rules that refuse it. */
  public Optional<Problem> refusal() {
    return refusals().stream().findFirst();
  }
}
