package io.github.gtsim.scenario;

import java.util.List;

/** The kinds of faults and operations in the scenario format. */
public final class Faults {
  /** Faults that this version simulates. */
  public static final List<String> KINDS =
      List.of(
          "region-outage",
          "region-isolation",
          "link-partition",
          "link-degradation",
          "replication-pause",
          "replication-slowdown",
          "region-degradation",
          "endpoint-outage",
          "clock-skew",
          "zone-outage",
          "capacity-cut",
          "replication-not-authorized");

  /** Faults that this version simulates and that are over at once. */
  public static final List<String> INSTANT = List.of("logical-corruption");

  /** Operations. */
  public static final List<String> OPERATIONS =
      List.of(
          "add-replica", "remove-replica", "add-index", "evacuate", "promote", "backup", "restore");

  private Faults() {}
}
