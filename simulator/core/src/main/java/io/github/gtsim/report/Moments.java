package io.github.gtsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Count, sum and sum of squares of values, kept exactly: the estimate depends neither on their
 * order nor on their number, and no value need be kept.
 */
final class Moments {
  /** Places after the point that a mean has more than the values. */
  private static final int MORE_PLACES = 3;

  private static final MathContext PRECISION = new MathContext(30, RoundingMode.HALF_EVEN);

  private long count;
  private int scale;
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal squares = BigDecimal.ZERO;

  void add(BigDecimal value) {
    count++;
    scale = Math.max(scale, value.scale());
    sum = sum.add(value);
    squares = squares.add(value.multiply(value));
  }

  /** Empty without values. */
  Optional<Estimate> estimate() {
    if (count == 0) {
      return Optional.empty();
    }
    if (count == 1) {
      return Optional.of(new Estimate(1, sum, Optional.empty()));
    }
    int places = scale + MORE_PLACES;
    BigDecimal mean = sum.divide(BigDecimal.valueOf(count), places, RoundingMode.HALF_EVEN);
    BigDecimal half = halfWidth().setScale(places, RoundingMode.UP);
    return Optional.of(new Estimate(count, mean, Optional.of(half)));
  }

  /** The quantile times the standard error: the root of {@code (n q - s^2) / (n^2 (n - 1))}. */
  private BigDecimal halfWidth() {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal spread = n.multiply(squares).subtract(sum.multiply(sum));
    if (spread.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal divisor = n.multiply(n).multiply(BigDecimal.valueOf(count - 1));
    BigDecimal error = spread.divide(divisor, PRECISION).sqrt(PRECISION);
    return error.multiply(StudentT.quantile(count - 1), PRECISION);
  }
}
