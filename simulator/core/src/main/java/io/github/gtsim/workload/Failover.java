package io.github.gtsim.workload;

import java.util.List;
import java.util.Optional;

/**
 * DNS failover by health check (FACTS F-1 to F-3) or by an alarm (FACTS F-4).
 *
 * @param to Regions to move to, best first
 * @param intervalNanos between probes of one checker
 * @param threshold equal results in a row that change the verdict
 * @param dnsTtlNanos over which clients move after a change
 * @param failsBack whether clients return when the Region they left is healthy again
 * @param alarm what decides in place of the health check
 */
public record Failover(
    List<String> to,
    long intervalNanos,
    int threshold,
    long dnsTtlNanos,
    boolean failsBack,
    Optional<Alarm> alarm) {

  public Failover {
    to = List.copyOf(to);
  }

  /**
   * An alarm on a Region's {@code ReplicationLatency}.
   *
   * @param latencyNanos above which a sample speaks against the Region
   * @param periods samples in a row that change the verdict
   */
  public record Alarm(long latencyNanos, int periods) {}
}
