package io.github.gtsim.engine;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.FastMath;

/**
 * A law of delays in nanoseconds. Each of these takes exactly one draw from the stream a sample.
 */
public interface Distribution {
  /** One delay, not below 0. */
  long sample(RandomStream stream);

  /** The median, taken where {@code network.jitter} is none. */
  long median();

  /** What no sample exceeds. */
  long longest();

  /** Always the same delay. */
  record Constant(long nanos) implements Distribution {
    @Override
    public long sample(RandomStream stream) {
      stream.nextLong();
      return nanos;
    }

    @Override
    public long median() {
      return nanos;
    }

    @Override
    public long longest() {
      return nanos;
    }
  }

  /** Log-normal, given by its median and 99th percentile, {@code 0 < p50 <= p99}. */
  record LogNormal(long p50, long p99, double sigma) implements Distribution {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double Z99 = 2.3263478740408408;

    public LogNormal(long p50, long p99) {
      this(p50, p99, FastMath.log((double) p99 / p50) / Z99);
    }

    @Override
    public long sample(RandomStream stream) {
      return quantile(stream.nextOpen());
    }

    private long quantile(double share) {
      return toNanos(p50 * FastMath.exp(sigma * NORMAL.inverseCumulativeProbability(share)));
    }

    @Override
    public long median() {
      return p50;
    }

    @Override
    public long longest() {
      return quantile(RandomStream.open(-1));
    }
  }

  /** Exponential with the given mean. */
  record Exponential(long mean) implements Distribution {
    private static final double LN2 = 0.6931471805599453;

    @Override
    public long sample(RandomStream stream) {
      return toNanos(-mean * FastMath.log(stream.nextOpen()));
    }

    @Override
    public long median() {
      return toNanos(mean * LN2);
    }

    @Override
    public long longest() {
      return toNanos(-mean * FastMath.log(RandomStream.open(0)));
    }
  }

  /** Linear between measured percentiles, which rise from 0 to 100 with rising delays. */
  record Empirical(List<Point> points) implements Distribution {

    /** {@code percent} of all delays are at most {@code nanos}. */
    public record Point(double percent, long nanos) {}

    public Empirical {
      points = List.copyOf(points);
    }

    @Override
    public long sample(RandomStream stream) {
      return quantile(stream.nextOpen() * 100);
    }

    @Override
    public long median() {
      return quantile(50);
    }

    @Override
    public long longest() {
      return points.get(points.size() - 1).nanos();
    }

    private long quantile(double percent) {
      int next = 1;
      while (next < points.size() - 1 && points.get(next).percent() < percent) {
        next++;
      }
      Point low = points.get(next - 1);
      Point high = points.get(next);
      double share = (percent - low.percent()) / (high.percent() - low.percent());
      return low.nanos() + toNanos(share * (high.nanos() - low.nanos()));
    }
  }

  private static long toNanos(double nanos) {
    return Math.max(0, (long) (nanos + 0.5));
  }
}
