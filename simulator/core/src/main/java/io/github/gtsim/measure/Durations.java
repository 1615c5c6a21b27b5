package io.github.gtsim.measure;

import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Durations in nanoseconds: the maximum exactly, percentiles to one part in a thousand and with no
 * more digits than that bears.
 */
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
    return Math.min(max, shortest(histogram.getValueAtPercentile(percent)));
  }

  /** Of all durations that the histogram does not tell from this one, the one of fewest digits. */
  private long shortest(long nanos) {
    long least = histogram.lowestEquivalentValue(nanos);
    long most = histogram.highestEquivalentValue(nanos);
    long middle = least + (most - least) / 2;
    long shortest = middle;
    for (long unit = 10; unit <= most; unit *= 10) {
      long rounded = (middle + unit / 2) / unit * unit;
      if (rounded < least || rounded > most) {
        break;
      }
      shortest = rounded;
    }
    return shortest;
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
