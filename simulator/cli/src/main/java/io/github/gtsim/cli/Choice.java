package io.github.gtsim.cli;

import io.github.gtsim.scenario.Selection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which variant of a scenario to run.
 *
 * @param variant one written in the file; empty for the scenario as written
 * @param mode a mode to use instead of the scenario's
 */
record Choice(Optional<String> variant, Optional<String> mode) {
  private static final String BASE = "base";

  static Choice base() {
    return new Choice(Optional.empty(), Optional.empty());
  }

  static Choice variant(String name) {
    return new Choice(Optional.of(name).filter(given -> !given.equals(BASE)), Optional.empty());
  }

  static Choice mode(String name) {
    return new Choice(Optional.empty(), Optional.of(name));
  }

  /** The name under which it is shown and filed. */
  String name() {
    return mode.or(() -> variant).orElse(BASE);
  }

  Selection selection(List<String> sets, OptionalLong seed) {
    return new Selection(variant, mode, sets, seed);
  }
}
