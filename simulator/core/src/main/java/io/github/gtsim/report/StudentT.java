package io.github.gtsim.report;

import java.math.BigDecimal;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution, as far as 95 % intervals need it. */
final class StudentT {
  private static final double UPPER = 0.975;

  private StudentT() {}

  /**
   * The number that a variable of this distribution stays within, on either side of 0, with a
   * probability of 95 %.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static BigDecimal quantile(long freedom) {
    TDistribution distribution = new TDistribution(null, freedom);
    return BigDecimal.valueOf(distribution.inverseCumulativeProbability(UPPER));
  }
}
