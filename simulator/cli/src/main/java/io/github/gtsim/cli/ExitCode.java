package io.github.gtsim.cli;

import io.github.gtsim.report.Replications;

/** What a command's exit code says. */
final class ExitCode {
  static final int HELD = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int EXPECTATION = 3;
  static final int UNDECIDED = 4;

  private ExitCode() {}

  /** The smallest that is not zero. */
  static int both(int one, int other) {
    if (one == HELD || other == HELD) {
      return Math.max(one, other);
    }
    return Math.min(one, other);
  }

  static int of(Replications runs) {
    int code = runs.broken().count() == 0 ? HELD : INTERNAL;
    code = both(code, runs.failed().count() == 0 ? HELD : EXPECTATION);
    return both(code, runs.undecided().count() == 0 ? HELD : UNDECIDED);
  }
}
