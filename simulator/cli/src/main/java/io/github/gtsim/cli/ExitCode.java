package io.github.gtsim.cli;

import io.github.gtsim.report.RunReport;

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

  static int of(RunReport report) {
    int code = report.brokenPromises().isEmpty() ? HELD : INTERNAL;
    code = both(code, report.expectationsHeld() ? HELD : EXPECTATION);
    return both(code, report.undecided() ? UNDECIDED : HELD);
  }
}
