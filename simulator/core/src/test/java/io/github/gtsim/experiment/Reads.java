package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reads of a run that were answered. */
final class Reads {
  private final List<Read> all = new ArrayList<>();
  private final Map<Attempt, Integer> seenAt = new HashMap<>();

  /** What a read has seen, at which event. */
  record Read(Attempt attempt, Node seen, int order) {}

  List<Read> all() {
    return all;
  }

  void seen(Attempt attempt, int order) {
    seenAt.put(attempt, order);
  }

  void ended(Attempt attempt, History history) {
    if (attempt.request().kind() == OperationKind.GET && attempt.outcome() == Outcome.OK) {
      all.add(new Read(attempt, history.node(attempt.version()), seenAt.remove(attempt)));
    }
  }
}
