package io.github.gtsim.workload;

import java.util.List;

/**
 * Health-checked DNS failover (FACTS F-1 to F-3).
 *
 * @param to Regions to move to, best first
 * @param intervalNanos between probes of one checker
 * @param threshold equal results in a row that change the verdict
 * @param dnsTtlNanos over which clients move after a change
 * @param failsBack whether clients return when the Region they left is healthy again
 */
public record Failover(
    List<String> to, long intervalNanos, int threshold, long dnsTtlNanos, boolean failsBack) {

  public Failover {
    to = List.copyOf(to);
  }
}
