package io.github.gtsim.acceptance;

import io.github.gtsim.scenario.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A figure over independent runs: its mean with a 99.9 % confidence interval of Student's t. With
 * seeds 1 to n the interval is always the same, so a form that lies in it always does.
 */
record Estimate(double mean, double halfWidth) {
  private static final double CONFIDENCE = 0.999;

  /** Runs a scenario with seeds 1 to {@code runs} and takes a figure of each. */
  static Estimate of(int runs, String yaml, ToDoubleFunction<Ran> figure, String... settings) {
    List<Double> samples = new ArrayList<>();
    for (int seed = 1; seed <= runs; seed++) {
      Selection selection = Selection.BASE.with(seed).with(List.of(settings));
      samples.add(figure.applyAsDouble(Ran.of(yaml, selection)));
    }
    return of(samples);
  }

  static Estimate of(List<Double> samples) {
    SummaryStatistics statistics = new SummaryStatistics();
    samples.forEach(statistics::addValue);
    long runs = statistics.getN();
    double quantile =
        new TDistribution(runs - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new Estimate(
        statistics.getMean(), quantile * statistics.getStandardDeviation() / Math.sqrt(runs));
  }

  /** Whether the value of a closed form lies in the interval. */
  boolean agreesWith(double form) {
    return Math.abs(form - mean) <= halfWidth;
  }

  /** Whether the interval is at most this share of the form: one too wide would accept anything. */
  boolean isSharperThan(double share, double form) {
    return halfWidth <= share * form;
  }
}
