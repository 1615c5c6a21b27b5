package io.github.gtsim.cluster;

import java.util.Optional;

/**
 * What the inside of every Region is like.
 *
 * @param capacity of the table in each Region; empty if there is no limit of any kind
 */
public record RegionDesign(ZoneDesign zones, Optional<CapacityDesign> capacity) {}
