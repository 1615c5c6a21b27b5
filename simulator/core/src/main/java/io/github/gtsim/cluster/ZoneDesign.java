package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;

/**
 * How the zones of a Region behave, which is our model: AWS publishes neither (FACTS 21).
 *
 * @param leaseNanos how long a lost leader's partitions wait for another one (FACTS Z-2)
 * @param followerLag by how much a version comes later to a zone that does not lead
 */
public record ZoneDesign(long leaseNanos, Distribution followerLag) {}
