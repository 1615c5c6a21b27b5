package io.github.gtsim.schedules;

import io.github.gtsim.cluster.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The one thing that goes wrong in a run, whenever it does.
 *
 * @param ends whether it is ever over
 */
record Trouble(String name, boolean ends, Shape shape) {
  /** A pause may be over before it has any effect (FACTS O-3); without delay it is an isolation. */
  private static final long EFFECT_DELAY_NANOS = Explorer.UNIT_NANOS;

  /** The fault of this kind from one instant to another. */
  interface Shape {
    Fault lasting(long at, long end);
  }

  /** Everything that can happen to one of these Regions, or between two of them. */
  static List<Trouble> all(List<String> regions) {
    List<Trouble> all = new ArrayList<>();
    for (String region : regions) {
      all.add(
          new Trouble(
              "loss of " + region,
              false,
              (at, end) -> new Fault.RegionOutage("f", at, end, region, true, true)));
      all.addAll(passing(region));
    }
    for (String from : regions) {
      for (String to : regions) {
        if (!from.equals(to)) {
          all.add(
              new Trouble(
                  "cut from " + from + " to " + to,
                  true,
                  (at, end) -> new Fault.LinkPartition("f", at, end, from, to, false)));
        }
        if (from.compareTo(to) < 0) {
          all.add(
              new Trouble(
                  "cut between " + from + " and " + to,
                  true,
                  (at, end) -> new Fault.LinkPartition("f", at, end, from, to, true)));
        }
      }
    }
    return all;
  }

  /** What can happen to the clocks of these Regions, which only timestamps mind. */
  static List<Trouble> ofClocks(List<String> regions) {
    List<Trouble> all = new ArrayList<>();
    for (String region : regions) {
      for (int units : new int[] {-3, 3}) {
        long offset = units * Explorer.UNIT_NANOS;
        all.add(
            new Trouble(
                "clock of " + region + " off by " + units,
                true,
                (at, end) -> new Fault.ClockSkew("f", at, end, region, offset, 0)));
      }
    }
    return all;
  }

  /** What can happen to a Region without its data being lost. */
  private static List<Trouble> passing(String region) {
    return List.of(
        new Trouble(
            "outage of " + region,
            true,
            (at, end) -> new Fault.RegionOutage("f", at, end, region, false, true)),
        new Trouble(
            "isolation of " + region,
            true,
            (at, end) -> new Fault.RegionIsolation("f", at, end, region)),
        new Trouble(
            "pause of replication of " + region,
            true,
            (at, end) -> new Fault.ReplicationPause("f", at, end, region, EFFECT_DELAY_NANOS)),
        new Trouble(
            "outage of two zones of " + region,
            true,
            (at, end) -> new Fault.ZoneOutage("f", at, end, region, 2)));
  }
}
