package io.github.gtsim.workload;

import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Table;

/**
 * What clients are connected to.
 *
 * @param latency the metric that alarms and evacuations go by
 * @param untilNanos when arrivals stop
 */
record Wiring(Table table, Endpoints endpoints, ReplicationLatency latency, long untilNanos) {}
