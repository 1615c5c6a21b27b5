package io.github.gtsim.scenario;

import io.github.gtsim.cluster.CapacityDesign;
import io.github.gtsim.cluster.CapacityDesign.Limits;
import io.github.gtsim.cluster.CapacityDesign.Scaling;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.engine.Nanos;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code table.capacity}. */
final class CapacityReader {
  /** Most units a second that may be asked for anywhere. */
  static final long MOST_UNITS = 1_000_000;

  private static final String ON_DEMAND = "on-demand";
  private static final long BURST_NANOS = 5 * Nanos.MINUTE;
  private static final long LONGEST_BURST_NANOS = Nanos.HOUR;
  private static final long TAKES_NANOS = 3 * Nanos.MINUTE;

  private final Section table;
  private final Set<String> tableRegions;

  /**
   * @param tableRegions Regions of the table, in this variant or as written
   */
  CapacityReader(Section table, Set<String> tableRegions) {
    this.table = table;
    this.tableRegions = tableRegions;
  }

  /** What the scenario gives; empty if it gives none, and so no limit. */
  Optional<CapacityDesign> read() {
    Optional<Tree> value = table.find("capacity");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Tree.Mapping) {
      return Optional.of(provisioned(table.section("capacity")));
    }
    if (value.flatMap(Tree::textOf).filter(ON_DEMAND::equals).isEmpty()) {
      String what = "must be on-demand, or such as {write: 100, read: 300}, not ";
      table.refuse("capacity", what + value.get().describe());
    }
    return Optional.of(new CapacityDesign(CapacityDesign.ON_DEMAND, new TreeMap<>()));
  }

  private CapacityDesign provisioned(Section capacity) {
    boolean given = capacity.require("write", "writes of 1 KB a second, such as 100");
    given &= capacity.require("read", "strong reads of 4 KB a second, such as 300");
    long burst = capacity.duration("burst", BURST_NANOS);
    if (burst > LONGEST_BURST_NANOS) {
      capacity.refuse("burst", "must be at most 1h");
    }
    Limits none = new Limits(1, 1, Math.min(burst, LONGEST_BURST_NANOS), new Scaling.Fixed());
    Limits everywhere = limits(capacity, none, given);
    if (everywhere.scaling() instanceof Scaling.Fixed) {
      table.reading().uses(capacity.place(), Feature.CAPACITY_WITHOUT_AUTO_SCALING);
    }
    TreeMap<String, Limits> byRegion = new TreeMap<>();
    Section others = capacity.section("byRegion");
    for (Tree.Mapping.Entry entry : others.entries()) {
      Section other = others.section(entry.key());
      if (isOfTable(entry)) {
        byRegion.put(entry.key(), limits(other, everywhere, given));
      } else {
        other.leaveRest();
      }
    }
    return new CapacityDesign(everywhere, byRegion);
  }

  private boolean isOfTable(Tree.Mapping.Entry entry) {
    String region = entry.key();
    if (tableRegions.contains(region)) {
      return true;
    }
    String message = "the table has no replica in '" + region + "'";
    table.findings().add(entry.place(), message, Suggestions.hint(region, tableRegions));
    return false;
  }

  /**
   * @param given whether the usual limits are
   */
  private static Limits limits(Section section, Limits usual, boolean given) {
    int before = section.findings().size();
    long write = section.whole("write", usual.write(), 1, MOST_UNITS);
    long read = section.whole("read", usual.read(), 1, MOST_UNITS);
    Scaling scaling = section.has("autoScaling") ? auto(section) : usual.scaling();
    boolean clear = given && section.findings().size() == before;
    if (clear && scaling instanceof Scaling.Auto auto) {
      refuseOutside(section, "write", write, auto);
      refuseOutside(section, "read", read, auto);
    }
    return new Limits(write, read, usual.burstNanos(), scaling);
  }

  private static Scaling auto(Section section) {
    Section auto = section.section("autoScaling");
    auto.require("min", "fewest units a second, of reads and of writes");
    auto.require("max", "most units a second, of reads and of writes");
    Optional<BigDecimal> target = Scalars.share(auto, "target");
    if (target.filter(share -> share.signum() == 0).isPresent()) {
      auto.refuse("target", "must be above 0");
    }
    long min = auto.whole("min", 1, 1, MOST_UNITS);
    long max = auto.whole("max", MOST_UNITS, 1, MOST_UNITS);
    if (min > max) {
      auto.refuse("max", "must be at least min");
    }
    double share = target.filter(of -> of.signum() > 0).map(BigDecimal::doubleValue).orElse(0.7);
    return new Scaling.Auto(share, min, max, auto.duration("takes", TAKES_NANOS));
  }

  private static void refuseOutside(Section section, String key, long units, Scaling.Auto auto) {
    if (units < auto.min() || units > auto.max()) {
      String range = auto.min() + " to " + auto.max();
      section.refuse(key, "must be within auto scaling's min and max, from " + range);
    }
  }
}
