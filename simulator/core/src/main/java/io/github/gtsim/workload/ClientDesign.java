package io.github.gtsim.workload;

import java.util.Optional;

/**
 * A client group as the scenario describes it.
 *
 * @param region where these users are
 * @param strongReads whether reads ask for strong consistency
 * @param attribute the attribute its writes set
 * @param timeoutNanos of one attempt
 */
public record ClientDesign(
    String name,
    String region,
    Arrivals arrivals,
    Keys keys,
    Mix mix,
    boolean strongReads,
    String attribute,
    long timeoutNanos,
    RetryPolicy retry,
    Optional<Failover> failover) {}
