package io.github.gtsim.checker;

/** Tells people why an operation cannot be placed, in the words of its history. */
final class Explanation {
  private final History history;
  private final Operation culprit;

  Explanation(History history, Operation culprit) {
    this.history = history;
    this.culprit = culprit;
  }

  String sentence(Reason reason) {
    return subject() + reason.because(this);
  }

  private String subject() {
    String of = culprit.key().isEmpty() ? "" : " of " + culprit.key();
    String to = culprit.key().isEmpty() ? "" : " to " + culprit.key();
    String by = by(culprit) + " that" + ended(culprit);
    String result = culprit.refused() ? " was refused" : " succeeded";
    return switch (culprit.action()) {
      case READ -> "the " + word(culprit) + of + by + " returned " + wanted();
      case CAS -> "the cas" + of + " from " + wanted() + " to " + culprit.value() + by + result;
      case WRITE, ADD, APPEND ->
          "the " + word(culprit) + " of " + culprit.value() + to + by + result;
    };
  }

  /** The value without which the culprit cannot have happened. */
  String wanted() {
    return culprit.action() == Action.CAS ? culprit.expected() : culprit.value();
  }

  /** An operation that has to do with a value. */
  String does(Operation operation, String value) {
    if (operation.action() == Action.CAS) {
      return "cas from " + operation.expected() + " to " + operation.value() + by(operation);
    }
    return word(operation) + " of " + value + by(operation);
  }

  String word(Operation operation) {
    return history.word(operation.action());
  }

  String by(Operation operation) {
    return " by process " + operation.process();
  }

  String ended(Operation operation) {
    return " ended " + at(operation.end(), operation.endLine());
  }

  String began(Operation operation) {
    return " began only " + at(operation.start(), operation.startLine());
  }

  /** That it was over before the culprit. */
  String endedBefore(Operation operation) {
    return ended(operation) + ", before the " + word(culprit) + " began";
  }

  private String at(long instant, int line) {
    return history.timed() ? "at " + History.seconds(instant) : "in line " + line;
  }
}
