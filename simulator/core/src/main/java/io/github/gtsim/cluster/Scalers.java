package io.github.gtsim.cluster;

import io.github.gtsim.cluster.CapacityDesign.Scaling;
import io.github.gtsim.cluster.Throughput.Follow;
import org.apache.commons.math3.util.FastMath;

/** Decides, minute by minute, what a limit should be. Units are half units of the service. */
final class Scalers {
  private static final int MINUTES_OVER = 2;
  private static final int MINUTES_UNDER = 15;
  private static final int MINUTES_TO_DOUBLE = 30;

  private Scalers() {}

  static Follow of(Scaling scaling, long initial) {
    if (scaling instanceof Scaling.Auto auto) {
      return new Auto(auto);
    }
    if (scaling instanceof Scaling.OnDemand) {
      return new OnDemand(initial);
    }
    return (limit, used) -> limit;
  }

  /**
   * Up after two minutes in a row over the target, down after fifteen under it (FACTS H-5), so that
   * what was used, at most in one of them, is the target's share.
   */
  private static final class Auto implements Follow {
    private final Scaling.Auto auto;
    private int over;
    private int under;
    private double most;

    Auto(Scaling.Auto auto) {
      this.auto = auto;
    }

    @Override
    public long limit(long limit, double usedPerSecond) {
      boolean isOver = usedPerSecond > auto.target() * limit;
      over = isOver ? over + 1 : 0;
      under = isOver ? 0 : under + 1;
      most = under > 1 ? Math.max(most, usedPerSecond) : usedPerSecond;
      if (over == MINUTES_OVER) {
        over = 0;
        return Math.max(limit, wanted(usedPerSecond));
      }
      if (under == MINUTES_UNDER) {
        under = 0;
        return Math.min(limit, wanted(most));
      }
      return limit;
    }

    /** In whole units of the service. */
    private long wanted(double usedPerSecond) {
      long units = (long) FastMath.ceil(usedPerSecond / auto.target() / 2);
      return 2 * Math.max(auto.min(), Math.min(auto.max(), units));
    }
  }

  /** Twice the most that was used in a minute which was over half an hour ago (FACTS H-3). */
  private static final class OnDemand implements Follow {
    private final double[] minutes = new double[MINUTES_TO_DOUBLE];
    private final long least;
    private int minute;
    private double peak;

    OnDemand(long least) {
      this.least = least;
    }

    @Override
    public long limit(long limit, double usedPerSecond) {
      peak = Math.max(peak, minutes[minute]);
      minutes[minute] = usedPerSecond;
      minute = (minute + 1) % MINUTES_TO_DOUBLE;
      long most = Math.max(least, 2 * CapacityDesign.MOST_ON_DEMAND);
      return Math.max(least, Math.min(most, (long) (2 * peak)));
    }
  }
}
