package io.github.gtsim.cli;

import java.util.List;

/** A run that ended by an error of the simulator itself. */
final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String variant;
  private final long seed;
  private final transient Choice choice;
  private final transient List<String> sets;

  RunFailure(String variant, long seed, Throwable cause) {
    this(variant, seed, Choice.base(), List.of(), cause);
  }

  private RunFailure(String variant, long seed, Choice choice, List<String> sets, Throwable cause) {
    super(cause);
    this.variant = variant;
    this.seed = seed;
    this.choice = choice;
    this.sets = sets;
  }

  /** The same, of this choice with these settings. */
  RunFailure in(Choice failed, List<String> settings) {
    return new RunFailure(variant, seed, failed, settings, getCause());
  }

  String variant() {
    return variant;
  }

  long seed() {
    return seed;
  }

  /** The command that makes it happen again. */
  String reproduction(String scenario) {
    return Reproduction.command(scenario, choice, sets, seed);
  }
}
