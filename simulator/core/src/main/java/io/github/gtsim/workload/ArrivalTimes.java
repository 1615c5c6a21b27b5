package io.github.gtsim.workload;

import io.github.gtsim.engine.RandomStream;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * The instants of an open loop's arrivals, in order: the points at which the expected number of
 * arrivals passes 0, 1, 2, … for a constant process, or the sums of exponential draws for Poisson.
 */
final class ArrivalTimes {
  private static final double NANOS = 1e9;

  private final List<Arrivals.Step> steps;
  private final boolean poisson;
  private final RandomStream stream;
  private int step;
  private double expectedAtStep;
  private double expected;
  private boolean started;

  ArrivalTimes(Arrivals arrivals, RandomStream stream) {
    this.stream = stream;
    if (arrivals instanceof Arrivals.OpenLoop loop) {
      steps = loop.steps();
      poisson = loop.poisson();
    } else {
      steps = List.of();
      poisson = false;
    }
  }

  /** The next arrival; {@link Long#MAX_VALUE} if there is none. */
  long next() {
    if (poisson) {
      expected -= FastMath.log(stream.nextOpen());
    } else if (started) {
      expected += 1;
    }
    started = true;
    while (step < steps.size() && expected >= expectedAtEnd()) {
      expectedAtStep = expectedAtEnd();
      step++;
    }
    if (step == steps.size()) {
      return Long.MAX_VALUE;
    }
    Arrivals.Step now = steps.get(step);
    double nanos = (expected - expectedAtStep) / now.perSecond() * NANOS;
    return nanos < Long.MAX_VALUE / 2 ? now.at() + FastMath.round(nanos) : Long.MAX_VALUE;
  }

  private double expectedAtEnd() {
    if (step + 1 == steps.size()) {
      return steps.get(step).perSecond() == 0 ? expectedAtStep : Double.POSITIVE_INFINITY;
    }
    double seconds = (steps.get(step + 1).at() - steps.get(step).at()) / NANOS;
    return expectedAtStep + seconds * steps.get(step).perSecond();
  }
}
