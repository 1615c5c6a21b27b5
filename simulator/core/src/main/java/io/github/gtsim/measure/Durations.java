package io.github.gtsim.measure;

import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.ObjectNode;

/** Durations in nanoseconds: percentiles to three significant digits, the maximum exactly. */
final class Durations {
  private final Histogram histogram = new Histogram(3);
  private long max;

  void record(long nanos) {
    histogram.recordValue(nanos);
    max = Math.max(max, nanos);
  }

  long count() {
    return histogram.getTotalCount();
  }

  long max() {
    return max;
  }

  long percentile(double percent) {
    return Math.min(max, histogram.getValueAtPercentile(percent));
  }

  /** Adds percentiles in milliseconds, each under {@code p} + name + suffix. */
  void putMillis(ObjectNode to, String suffix, String... percents) {
    for (String percent : percents) {
      double value = percent.equals("999") ? 99.9 : Double.parseDouble(percent);
      to.set("p" + percent + suffix, Nodes.millis(percentile(value)));
    }
    to.set("max" + suffix, Nodes.exactMillis(max));
  }
}
