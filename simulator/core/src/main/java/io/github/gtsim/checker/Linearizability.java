package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks whether a history is linearizable: whether every operation can be given an instant between
 * its start and its end so that, one after the other, they return what they returned. That is so if
 * it is so for each key (Herlihy and Wing, 1990).
 */
public final class Linearizability {
  private static final Comparator<Operation> BY_START =
      Comparator.comparingLong(Operation::start).thenComparing(Operation::id);

  private Linearizability() {}

  /**
   * One finding for each key, in the order of keys.
   *
   * @param model of all keys; if not given, each key's is that of the operations it has
   * @param initial the value of every key before its first operation, such as {@code nil}
   */
  public static List<Finding> check(
      History history, Optional<Model> model, String initial, Limits limits) {
    Map<String, List<Operation>> keys = new TreeMap<>();
    for (Operation operation : history.operations()) {
      keys.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
    }
    List<Finding> findings = new ArrayList<>();
    keys.forEach(
        (key, operations) -> {
          operations.sort(BY_START);
          Model own = model.orElseGet(() -> suited(history, operations));
          KeyCheck check = new KeyCheck(own, initial, limits.of(operations.size()));
          Judgement judgement = check.judge(operations);
          Optional<Finding.Failure> failure =
              judgement
                  .culprit()
                  .map(culprit -> new Diagnosis(check, operations, culprit).failure(history));
          findings.add(
              new Finding(
                  key, own, operations.size(), judgement.verdict(), judgement.limit(), failure));
        });
    return findings;
  }

  private static Model suited(History history, List<Operation> operations) {
    if (history.keyValue()) {
      return Model.KV;
    }
    TreeSet<Action> actions = new TreeSet<>();
    operations.forEach(operation -> actions.add(operation.action()));
    return Model.of(actions);
  }
}
