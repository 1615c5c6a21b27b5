package io.github.gtsim.swarm;

import java.util.List;

/**
 * What came of one random run.
 *
 * @param seed of the scenario, which is a pure function of it
 * @param mode the table's consistency mode
 * @param faults how many the scenario has
 * @param undecided whether the run did not settle within its scenario's drain
 * @param failures empty if the run was clean
 */
public record Checked(
    long seed, String mode, int faults, boolean undecided, List<Failure> failures) {

  public Checked {
    failures = List.copyOf(failures);
  }
}
