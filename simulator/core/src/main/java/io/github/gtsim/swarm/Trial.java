package io.github.gtsim.swarm;

import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** Runs scenarios and says what they break. */
record Trial(ScenarioRunner runner) {

  /**
   * @param undecided whether the run did not settle
   * @param history what the checker says of the history, if that was checked
   * @param failures empty if it was clean
   */
  record Verdict(boolean undecided, Optional<HistoryVerdict> history, List<Failure> failures) {
    /** The failure of this kind, if it is there. */
    Optional<Failure> of(String kind) {
      return failures.stream().filter(failure -> failure.kind().equals(kind)).findFirst();
    }
  }

  /** An error of the simulator is a failure like any other; only lack of memory is none of ours. */
  Verdict run(Scenario scenario) {
    try {
      RunReport report = runner.run(scenario, new Recording.Checked());
      return new Verdict(report.undecided(), report.history(), Judge.failures(scenario, report));
    } catch (RuntimeException | AssertionError | StackOverflowError error) {
      return new Verdict(false, Optional.empty(), List.of(Failure.crash(error)));
    }
  }

  /** The history of a run, as far as it got. */
  String history(Scenario scenario) {
    StringBuilder history = new StringBuilder();
    try {
      runner.run(scenario, new Recording.Written(HistoryFormat.JSONL, history));
    } catch (RuntimeException | AssertionError | StackOverflowError error) {
      return history.toString();
    }
    return history.toString();
  }
}
