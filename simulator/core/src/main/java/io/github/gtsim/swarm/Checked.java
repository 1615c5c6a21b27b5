package io.github.gtsim.swarm;

import io.github.gtsim.report.HistoryVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What came of one random run.
 *
 * @param seed of the scenario, which is a pure function of it
 * @param mode the table's consistency mode
 * @param faults how many the scenario has
 * @param undecided whether the run did not settle within its scenario's drain
 * @param history what the checker says of the history, if its mode promises that it is linearizable
 * @param failures empty if the run was clean
 */
public record Checked(
    long seed,
    String mode,
    int faults,
    boolean undecided,
    Optional<HistoryVerdict> history,
    List<Failure> failures) {

  public Checked {
    failures = List.copyOf(failures);
  }
}
