package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands the history of a run to the checker, which is told what clients see, and nothing of how it
 * came about.
 */
final class HistoryCheck {
  private static final String NIL = HistoryFile.value("");

  private HistoryCheck() {}

  /** One finding for each item, in the order of keys. */
  static List<Finding> findings(Registers registers) {
    List<Operation> operations = new ArrayList<>();
    registers
        .steps()
        .forEach(
            (key, steps) ->
                steps.forEach(step -> operations.add(operation(operations.size(), key, step))));
    History history = new History(operations, true, false, 0, 0);
    return Linearizability.check(history, Optional.empty(), NIL, Limits.ofSteps());
  }

  private static Operation operation(int id, String key, Registers.Step step) {
    Deed deed = step.deed();
    return new Operation(
        id,
        key,
        deed.process(),
        step.action(),
        false,
        step.action() == Action.CAS ? Registers.text(deed.met()) : "",
        Registers.text(step.value()),
        deed.startNanos(),
        step.endNanos(),
        0,
        0);
  }
}
