package io.github.gtsim.measure;

import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
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

  long percentile(double percent) {
    return Math.min(max, histogram.getValueAtPercentile(percent));
  }

  /** Adds percentiles in milliseconds, each under {@code p} + name + suffix; null of nothing. */
  void putMillis(ObjectNode to, String suffix, String... percents) {
    for (String percent : percents) {
      double value = percent.equals("999") ? 99.9 : Double.parseDouble(percent);
      to.set("p" + percent + suffix, unlessNone(Nodes::millis, percentile(value)));
    }
    to.set("max" + suffix, unlessNone(Nodes::exactMillis, max));
  }

  /** Adds the median, the 99th percentile and the maximum in seconds; null of nothing. */
  void putSeconds(ObjectNode to) {
    to.set("p50", unlessNone(Nodes::seconds, percentile(50)));
    to.set("p99", unlessNone(Nodes::seconds, percentile(99)));
    to.set("max", unlessNone(Nodes::seconds, max));
  }

  private JsonNode unlessNone(LongFunction<JsonNode> written, long nanos) {
    return count() == 0 ? Nodes.none() : written.apply(nanos);
  }
}
