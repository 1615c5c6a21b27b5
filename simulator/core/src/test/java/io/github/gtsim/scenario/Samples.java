package io.github.gtsim.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** Scenario texts for tests. */
final class Samples {
  static final String SMALL =
      """
      name: small
      seed: 7
      duration: 10m
      table:
        regions: [us-east-1, us-west-2, eu-west-1]
      clients:
        - name: shoppers
          region: us-east-1
          arrivals: {rate: 10/s}
          keys: {space: cart, count: 100}
          mix: {get: 50%, put: 0.5}
      """;

  private Samples() {}

  /** The small scenario with more text at its end. */
  static ScenarioFile small(String more) throws ScenarioException {
    return ScenarioFile.parse("small.yaml", SMALL + more);
  }

  /** The small scenario with a part of it replaced. */
  static ScenarioFile replaced(String part, String by) throws ScenarioException {
    if (!SMALL.contains(part)) {
      throw new IllegalArgumentException(part);
    }
    return ScenarioFile.parse("small.yaml", SMALL.replace(part, by));
  }

  /** Problems as {@code LINE:COLUMN PATH | MESSAGE | HINT}. */
  static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                "%d:%d %s | %s | %s"
                    .formatted(
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        problem.message(),
                        problem.hint()))
        .collect(Collectors.toList());
  }

  /** The problems of a selection; none if it resolves. */
  static List<Problem> problems(ScenarioFile file, Selection selection) {
    try {
      file.resolve(selection);
      return List.of();
    } catch (ScenarioException refused) {
      return refused.problems();
    }
  }
}
