package io.github.gtsim.swarm;

import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a failing scenario smaller for as long as it fails in the same way (delta debugging on the
 * scenario's tree). A candidate that the reader refuses, or that fails otherwise, is set aside. The
 * same failure always shrinks to the same scenario.
 */
final class Shrinker {
  private static final int MOST_RUNS = 3000;

  /** One way to make the best scenario so far smaller. */
  @FunctionalInterface
  interface Reduction {
    /** Tries to make the best scenario of {@code shrinker} smaller, as often as it can. */
    void reduce(Shrinker shrinker);
  }

  private static final List<Reduction> REDUCTIONS =
      List.of(
          Calming::reduce,
          Transcript::reduce,
          Pruning::lists,
          RegionMerging::reduce,
          Pruning::keys,
          Pruning::mixes,
          TimeLapse::reduce,
          Lowering::reduce);

  private final Trial trial;
  private final TreeSet<String> tried = new TreeSet<>();
  private ObjectNode best;
  private Failure failure;
  private int runs;

  /** Shrinks {@code tree}, which fails by {@code failure}. */
  Shrinker(Trial trial, ObjectNode tree, Failure failure) {
    this.trial = trial;
    this.failure = failure;
    best = tree;
    tried.add(ScenarioText.of(tree));
  }

  void shrink() {
    ObjectNode before;
    do {
      before = best;
      REDUCTIONS.forEach(reduction -> reduction.reduce(this));
    } while (best != before);
    Calming.round(this);
  }

  ObjectNode best() {
    return best;
  }

  Failure failure() {
    return failure;
  }

  int runs() {
    return runs;
  }

  Trial trial() {
    return trial;
  }

  /** A copy of the best scenario so far, to be changed and tried. */
  ObjectNode copy() {
    return best.deepCopy();
  }

  /** Takes the candidate if it is new, valid, and fails in the same way. */
  boolean accepts(ObjectNode candidate) {
    if (runs >= MOST_RUNS || !tried.add(ScenarioText.of(candidate))) {
      return false;
    }
    Scenario scenario;
    try {
      scenario = RandomScenario.resolve(candidate);
    } catch (ScenarioException refused) {
      return false;
    }
    runs++;
    Optional<Failure> same = trial.run(scenario).of(failure.kind());
    if (same.isPresent()) {
      best = candidate;
      failure = same.get();
    }
    return same.isPresent();
  }
}
