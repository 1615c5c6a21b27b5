package io.github.gtsim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of a scenario file to run: the file, patched by a variant, by another mode, and by settings,
 * in this order.
 *
 * @param variant a variant of the file; empty for the scenario as written, called {@code base}
 * @param mode the consistency mode to use instead, which then gives the variant its name
 * @param sets such as {@code clients[0].arrivals.rate=300/s}
 * @param seed to use instead of the file's
 */
public record Selection(
    Optional<String> variant, Optional<String> mode, List<String> sets, OptionalLong seed) {

  /** The scenario as written. */
  public static final Selection BASE =
      new Selection(Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty());

  public Selection {
    sets = List.copyOf(sets);
  }

  /** The scenario patched by one of its variants. */
  public static Selection variant(String name) {
    return new Selection(Optional.of(name), Optional.empty(), List.of(), OptionalLong.empty());
  }

  /** The scenario under another mode. */
  public static Selection mode(String name) {
    return new Selection(Optional.empty(), Optional.of(name), List.of(), OptionalLong.empty());
  }

  /** This selection, with these settings applied last. */
  public Selection with(List<String> settings) {
    return new Selection(variant, mode, settings, seed);
  }

  /** This selection under another seed. */
  public Selection with(long otherSeed) {
    return new Selection(variant, mode, sets, OptionalLong.of(otherSeed));
  }
}
