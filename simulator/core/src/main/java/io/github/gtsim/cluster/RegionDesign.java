package io.github.gtsim.cluster;

import java.util.Optional;

/**
 * What the inside of every Region is like.
 *
 * @param rawClock whether a write's timestamp is its Region's clock as it is
 * @param capacity of the table in each Region; empty if there is no limit of any kind
 */
public record RegionDesign(boolean rawClock, ZoneDesign zones, Optional<CapacityDesign> capacity) {}
