package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import java.util.ArrayList;
import java.util.List;

/** What the readers of one resolved scenario share. */
final class Reading {
  private final Findings findings = new Findings();
  private final List<Use> uses = new ArrayList<>();
  private final RegionNames regions = new RegionNames(findings);
  private long durationNanos = Long.MAX_VALUE;

  /** A use of the table that some mode may refuse. */
  record Use(Place place, Feature feature) {}

  /** Notes that the scenario asks this of the table. */
  void uses(Place place, Feature feature) {
    uses.add(new Use(place, feature));
  }

  List<Use> uses() {
    return uses;
  }

  Findings findings() {
    return findings;
  }

  RegionNames regions() {
    return regions;
  }

  void duration(long nanos) {
    durationNanos = nanos;
  }

  /** The instant at which arrivals stop. */
  long durationNanos() {
    return durationNanos;
  }
}
