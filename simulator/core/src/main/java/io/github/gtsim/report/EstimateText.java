package io.github.gtsim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes estimates for people: no more places than the interval tells. */
public final class EstimateText {
  private static final int KNOWN_DIGITS = 2;

  private final Unit.Scale scale;
  private final int places;

  private EstimateText(Unit unit, Estimate estimate) {
    scale = unit.scale(estimate.mean());
    places = places(estimate.halfWidth().map(scale::shift), scale.shift(estimate.mean()));
  }

  /** Such as {@code 3,231 ± 45} or {@code 88.63 ± 0.04 %}; a point as the plain value. */
  public static String plusMinus(Unit unit, Estimate estimate) {
    Optional<BigDecimal> half = estimate.halfWidth().filter(width -> width.signum() > 0);
    if (half.isEmpty()) {
      return unit.format(estimate.mean());
    }
    EstimateText text = new EstimateText(unit, estimate);
    String mean = text.number(estimate.mean());
    return mean + " ± " + text.number(half.get()) + text.scale.suffix();
  }

  /** The mean of differences with its sign, such as {@code +12.5 ms} or {@code -0.04 points}. */
  public static String difference(Unit unit, Estimate estimate) {
    EstimateText text = new EstimateText(unit, estimate);
    return text.signed(estimate.mean()) + text.scale.differenceSuffix();
  }

  /** The ends of the interval, such as {@code -0.07 to +0.01 points}; empty if there is none. */
  public static String range(Unit unit, Estimate estimate) {
    if (estimate.halfWidth().isEmpty()) {
      return "";
    }
    EstimateText text = new EstimateText(unit, estimate);
    String low = text.signed(estimate.low().orElseThrow());
    return low + " to " + text.signed(estimate.high().orElseThrow());
  }

  private int places(Optional<BigDecimal> half, BigDecimal mean) {
    Optional<BigDecimal> known = half.filter(width -> width.signum() > 0);
    if (known.isEmpty()) {
      return Math.max(0, Math.min(scale.mostPlaces(), mean.stripTrailingZeros().scale()));
    }
    int digits = known.get().precision() - known.get().scale();
    return Math.max(0, Math.min(scale.mostPlaces(), KNOWN_DIGITS - digits));
  }

  private String number(BigDecimal value) {
    return Unit.grouped(scale.shift(value).setScale(places, RoundingMode.HALF_EVEN));
  }

  private String signed(BigDecimal value) {
    String text = number(value);
    boolean zero = scale.shift(value).setScale(places, RoundingMode.HALF_EVEN).signum() == 0;
    return zero || value.signum() < 0 ? text : "+" + text;
  }
}
