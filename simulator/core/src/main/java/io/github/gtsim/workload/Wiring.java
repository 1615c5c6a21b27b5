package io.github.gtsim.workload;

import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Table;
import java.util.List;

/**
 * What clients are connected to.
 *
 * @param replicas Regions with a replica that clients can reach
 * @param refuges those of them that some evacuation brings users to
 * @param latency the metric that alarms and evacuations go by
 * @param untilNanos when arrivals stop
 */
record Wiring(
    Table table,
    Endpoints endpoints,
    List<Integer> replicas,
    List<Integer> refuges,
    ReplicationLatency latency,
    long untilNanos) {
  Wiring {
    replicas = List.copyOf(replicas);
    refuges = List.copyOf(refuges);
  }
}
