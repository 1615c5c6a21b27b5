package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.List;

/** A history as it looked when an operation had just ended. */
final class Prefix {
  private Prefix() {}

  /**
   * What had begun by then. Of what had not ended, only what changes the value says anything: it is
   * open.
   *
   * @param last which is the last to end
   * @param operations by start
   */
  static List<Operation> until(Operation last, List<Operation> operations) {
    List<Operation> prefix = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation.start() > last.end()) {
        break;
      }
      if (Operation.BY_END.compare(operation, last) <= 0) {
        prefix.add(operation);
      } else if (!operation.isObserver()) {
        prefix.add(operation.isOpen() ? operation : operation.open());
      }
    }
    return prefix;
  }
}
