package io.github.gtsim.cli;

/** A run that ended by an error of the simulator itself. */
final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String variant;
  private final long seed;

  RunFailure(String variant, long seed, Throwable cause) {
    super(cause);
    this.variant = variant;
    this.seed = seed;
  }

  String variant() {
    return variant;
  }

  long seed() {
    return seed;
  }
}
