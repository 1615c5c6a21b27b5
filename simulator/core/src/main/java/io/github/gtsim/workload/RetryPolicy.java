package io.github.gtsim.workload;

import io.github.gtsim.engine.Nanos;

/**
 * How an SDK retries (FACTS H-7): at most {@code attempts} in all, each after a delay uniform in 0
 * to min(cap, base · 2^retries).
 *
 * @param throttlingBaseNanos the base after an attempt that was throttled
 */
public record RetryPolicy(int attempts, long baseNanos, long throttlingBaseNanos, long capNanos) {
  /** The default of the AWS SDK for Java v2 (FACTS H-7). */
  public static final RetryPolicy JAVA_SDK_V2 =
      new RetryPolicy(9, 25 * Nanos.MILLISECOND, Nanos.SECOND, 20 * Nanos.SECOND);

  public static final RetryPolicy NONE = new RetryPolicy(1, 0, 0, 0);

  /**
   * The longest back-off before retry number {@code retry}, counted from 0.
   *
   * @param throttled whether the attempt before it was throttled
   */
  public long ceiling(int retry, boolean throttled) {
    long base = throttled ? throttlingBaseNanos : baseNanos;
    boolean representable = retry < Long.numberOfLeadingZeros(base);
    if (base == 0) {
      return 0;
    }
    return representable ? Math.min(capNanos, base << retry) : capNanos;
  }
}
