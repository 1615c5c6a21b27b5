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

  /** Each is held against all others. */
  private static final int MOST = 1000;

  private Faults() {}

  /**
   * The faults or operations among {@code entries} that there may be; notes that there are more.
   */
  static List<Section> allowed(List<Section> entries, String what) {
    if (entries.size() <= MOST) {
      return entries;
    }
    List<Section> rest = entries.subList(MOST, entries.size());
    Section first = rest.get(0);
    first.findings().add(first.place(), "too many " + what + "; at most " + MOST, "");
    rest.forEach(Section::leaveRest);
    return entries.subList(0, MOST);
  }
}
