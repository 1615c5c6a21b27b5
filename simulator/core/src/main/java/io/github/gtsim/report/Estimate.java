package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The mean of a figure over replications and how well it is known.
 *
 * @param count replications that have the figure, at least 1
 * @param mean of these; the value itself if there is one
 * @param halfWidth of the 95 % interval around the mean, by Student's t; 0 if all values are equal,
 *     empty if there is only one
 */
public record Estimate(long count, BigDecimal mean, Optional<BigDecimal> halfWidth) {

  /** The lower end of the interval; empty if there is none. */
  public Optional<BigDecimal> low() {
    return halfWidth.map(mean::subtract);
  }

  /** The upper end of the interval; empty if there is none. */
  public Optional<BigDecimal> high() {
    return halfWidth.map(mean::add);
  }

  /** Whether all values are equal, and more than one. */
  public boolean isPoint() {
    return halfWidth.map(half -> half.signum() == 0).orElse(false);
  }
}
