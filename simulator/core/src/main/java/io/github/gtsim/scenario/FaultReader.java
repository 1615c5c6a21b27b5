package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Zones;
import io.github.gtsim.engine.Nanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code faults}. */
final class FaultReader {
  private static final String RULE = "MODEL 5";

  private static final long LONGEST_EFFECT_DELAY_NANOS = 5 * Nanos.MINUTE;

  private enum Data {
    KEPT,
    DESTROYED
  }

  private enum Manner {
    REFUSE,
    HANG
  }

  private enum Effect {
    OVERWRITE,
    DELETE
  }

  private final Reading reading;
  private final Set<String> regions;
  private final boolean limited;
  private final Set<String> spaces;
  private final List<Read> read = new ArrayList<>();

  /** A fault and the section that it is read from. */
  private record Read(Fault fault, Section section) {}

  /**
   * @param regions that faults may strike
   * @param spaces of keys that faults may strike
   * @param limited whether the table has a capacity
   */
  FaultReader(Reading reading, Set<String> regions, Set<String> spaces, boolean limited) {
    this.reading = reading;
    this.regions = regions;
    this.limited = limited;
    this.spaces = spaces;
  }

  /** The faults, as listed. */
  List<Fault> read(List<Section> entries) {
    Set<String> names = new LinkedHashSet<>();
    List<Section> allowed = Faults.allowed(entries, "faults");
    for (int i = 0; i < allowed.size(); i++) {
      readEntry(allowed.get(i), i + 1, names);
    }
    for (int i = 0; i < read.size(); i++) {
      for (Read earlier : read.subList(0, i)) {
        refuseOverlap(earlier.fault(), read.get(i));
      }
    }
    return read.stream().map(Read::fault).toList();
  }

  private void readEntry(Section entry, int number, Set<String> names) {
    String given = entry.has("name") ? entry.name("name", "") : "";
    Optional<String> kind = kind(entry);
    String name = given.isEmpty() ? kind.orElse("fault") + "-" + number : given;
    if (!names.add(name)) {
      entry.refuse("name", "another fault is named '" + name + "'", "rename one of them");
    }
    long at = Instants.at(entry);
    long length = entry.positiveDuration("for", Fault.NEVER);
    long end = length == Fault.NEVER ? Fault.NEVER : at + length;
    if (kind.isEmpty()) {
      entry.leaveRest();
      return;
    }
    fault(kind.get(), entry, name, at, end).ifPresent(fault -> read.add(new Read(fault, entry)));
  }

  /** The kind of the fault; empty if it is none. */
  private static Optional<String> kind(Section entry) {
    List<String> kinds = new ArrayList<>(Faults.KINDS);
    kinds.addAll(Faults.INSTANT);
    if (!entry.require("fault", "one of " + String.join(", ", kinds))) {
      return Optional.empty();
    }
    return Optional.of(entry.word("fault", "", kinds)).filter(kinds::contains);
  }

  private Optional<Fault> fault(String kind, Section entry, String name, long at, long end) {
    switch (kind) {
      case "link-partition", "link-degradation" -> {
        return link(kind, entry, name, at, end);
      }
      case "replication-slowdown" -> {
        return slowdown(entry, name, at, end);
      }
      case "logical-corruption" -> {
        return corruption(entry, name, at);
      }
      default -> {
        return regional(kind, entry, name, at, end);
      }
    }
  }

  private Optional<Fault> regional(String kind, Section entry, String name, long at, long end) {
    Optional<String> region = Regions.one(entry, "region", this::isStruck);
    return switch (kind) {
      case "region-outage" -> outage(entry, name, at, end, region);
      case "region-degradation" -> {
        mustHaveOne(entry, List.of("factor", "errors"));
        double factor = factor(entry);
        double errors = share(entry, "errors");
        yield region.map(
            where -> new Fault.RegionDegradation(name, at, end, where, factor, errors));
      }
      case "endpoint-outage" -> {
        long tail = entry.duration("tail", 0);
        yield region.map(where -> new Fault.EndpointOutage(name, at, end, where, tail));
      }
      case "clock-skew" -> {
        mustHaveOne(entry, List.of("offset", "drift"));
        long offset = entry.quantity("offset", Quantities::offset).orElse(0L);
        long drift = entry.quantity("drift", Quantities::perBillion).orElse(0L);
        yield region.map(where -> new Fault.ClockSkew(name, at, end, where, offset, drift));
      }
      case "zone-outage" -> {
        int zones = zones(entry);
        yield region.map(where -> new Fault.ZoneOutage(name, at, end, where, zones));
      }
      case "capacity-cut" -> cut(entry, name, at, end, region);
      case "replication-pause" -> {
        long delay = entry.duration("effectDelay", 0);
        if (delay > LONGEST_EFFECT_DELAY_NANOS) {
          entry.refuse("effectDelay", "must be at most 5m (FACTS O-3)");
        }
        yield region.map(where -> new Fault.ReplicationPause(name, at, end, where, delay));
      }
      case "replication-not-authorized" ->
          region.map(where -> new Fault.ReplicationNotAuthorized(name, at, end, where));
      default -> region.map(where -> new Fault.RegionIsolation(name, at, end, where));
    };
  }

  /** FACTS Z-1: there are three zones, and without any there is no Region. */
  private static int zones(Section entry) {
    int zones = (int) entry.whole("zones", 1, 0, 1000);
    if (zones < 1 || zones >= Zones.COUNT) {
      String message =
          zones == Zones.COUNT
              ? "a Region without any zone is out: that is a region-outage"
              : "a Region has three zones, of which one or two may be out";
      entry.forbid("zones", "Z-1", message, "");
    }
    return zones;
  }

  private static OptionalLong units(Section entry, String key) {
    return entry.has(key)
        ? OptionalLong.of(entry.whole(key, 1, 1, CapacityReader.MOST_UNITS))
        : OptionalLong.empty();
  }

  private Optional<Fault> cut(
      Section entry, String name, long at, long end, Optional<String> region) {
    mustHaveOne(entry, List.of("write", "read"));
    OptionalLong write = units(entry, "write");
    OptionalLong read = units(entry, "read");
    if (!limited) {
      entry.forbid("fault", RULE, "the table has no capacity to cut", "give table.capacity");
    }
    return region.map(where -> new Fault.CapacityCut(name, at, end, where, write, read));
  }

  private Optional<Fault> link(String kind, Section entry, String name, long at, long end) {
    Optional<LinkEnds> ends = LinkEnds.read(entry, this::isStruck);
    if (kind.equals("link-partition")) {
      return ends.map(
          link -> new Fault.LinkPartition(name, at, end, link.from(), link.to(), link.bothWays()));
    }
    mustHaveOne(entry, List.of("factor", "add", "loss"));
    double factor = factor(entry);
    long add = entry.duration("add", 0);
    double loss = share(entry, "loss");
    return ends.map(
        link ->
            new Fault.LinkDegradation(
                name, at, end, link.from(), link.to(), link.bothWays(), factor, add, loss));
  }

  private Optional<Fault> slowdown(Section entry, String name, long at, long end) {
    entry.require("factor", "what the lag is multiplied by, such as 10");
    double factor = factor(entry);
    boolean oneWay = entry.has("from") | entry.has("to");
    if (entry.has("region") == oneWay) {
      String which = "must have region, or from and to";
      entry.miss(List.of("region", "from", "to"), which + (oneWay ? ", not both" : ""));
      return Optional.empty();
    }
    Optional<List<String>> regions =
        oneWay
            ? LinkEnds.read(entry, this::isStruck).map(link -> List.of(link.from(), link.to()))
            : Regions.one(entry, "region", this::isStruck).map(List::of);
    return regions.map(where -> new Fault.ReplicationSlowdown(name, at, end, where, factor));
  }

  private Optional<Fault> corruption(Section entry, String name, long at) {
    if (entry.has("for")) {
      entry.forbid("for", RULE, "a corruption is over at once", "leave it out");
    }
    boolean deletes = entry.choice("effect", Effect.class, Effect.OVERWRITE) == Effect.DELETE;
    entry.require("share", "of the items that exist then, such as 30%");
    double share = share(entry, "share");
    entry.require("space", "the key space that is corrupted, such as " + String.join(", ", spaces));
    Optional<String> space = entry.text("space");
    if (space.isPresent() && !spaces.contains(space.get())) {
      String message = "nobody uses keys of the space '" + space.get() + "'";
      entry.refuse("space", message, Suggestions.hint(space.get(), spaces));
      return Optional.empty();
    }
    return space.map(of -> new Fault.LogicalCorruption(name, at, of, share, deletes));
  }

  private static void mustHaveOne(Section entry, List<String> keys) {
    if (keys.stream().filter(entry::has).findAny().isEmpty()) {
      entry.miss(keys, "must have " + Scalars.oneOf(keys));
    }
  }

  private static double factor(Section entry) {
    return Scalars.decimal(entry, "factor", 1, "1", "1000000");
  }

  private static double share(Section entry, String key) {
    return entry.quantity(key, Quantities::share).map(BigDecimal::doubleValue).orElse(0.0);
  }

  private static Optional<Fault> outage(
      Section entry, String name, long at, long end, Optional<String> region) {
    boolean destroyed = entry.choice("data", Data.class, Data.KEPT) == Data.DESTROYED;
    boolean hangs = entry.choice("manner", Manner.class, Manner.REFUSE) == Manner.HANG;
    if (destroyed && entry.has("for")) {
      entry.forbid(
          "for", RULE, "destroyed data never come back", "leave it out, or say data: kept");
    }
    return region.map(where -> new Fault.RegionOutage(name, at, end, where, destroyed, hangs));
  }

  private boolean isStruck(Place place, String region) {
    if (!reading.regions().check(place, region)) {
      return false;
    }
    if (regions.contains(region)) {
      return true;
    }
    String message = "the scenario has no replica, witness or client in '" + region + "'";
    reading.findings().add(place, message, Suggestions.hint(region, regions));
    return false;
  }

  private static void refuseOverlap(Fault earlier, Read later) {
    Fault fault = later.fault();
    boolean same =
        earlier.kind().equals(fault.kind())
            && objects(earlier).stream().anyMatch(objects(fault)::contains);
    if (same && earlier.at() < fault.end() && fault.at() < earlier.end()) {
      later
          .section()
          .refuse(
              "at", "overlaps '" + earlier.name() + "', a " + fault.kind() + " of the same place");
    }
  }

  /** What a fault strikes: a Region, or links in one direction. */
  private static List<String> objects(Fault fault) {
    if (fault instanceof Fault.LinkPartition link) {
      return links(link.from(), link.to(), link.bothWays());
    }
    if (fault instanceof Fault.LinkDegradation link) {
      return links(link.from(), link.to(), link.bothWays());
    }
    return List.of(String.join(">", fault.regions()));
  }

  private static List<String> links(String from, String to, boolean bothWays) {
    String there = from + ">" + to;
    return bothWays ? List.of(there, to + ">" + from) : List.of(there);
  }
}
