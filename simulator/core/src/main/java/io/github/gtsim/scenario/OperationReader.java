package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.IndexAddition;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.ReplicaRemoval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code operations}. */
final class OperationReader {
  private static final String EVACUATE = "evacuate";

  /** Those that may bring in a Region of which nothing else is said. */
  private static final List<String> BRING_REGIONS = List.of(ReplicaAddition.KIND, "restore");

  private static final double ITEMS_PER_SECOND = 5000;

  private final Reading reading;
  private final Set<String> regions;
  private final List<Read> read = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final RecoveryReader recoveries;

  /** An operation and the section that it is read from. */
  record Read(Operation operation, Section section) {}

  /**
   * Reads operations on {@code regions} and on those that they bring in.
   *
   * @param pitr point-in-time recovery, if it is on
   */
  OperationReader(Reading reading, Set<String> regions, Optional<Pitr> pitr) {
    this.reading = reading;
    this.regions = new LinkedHashSet<>(regions);
    recoveries = new RecoveryReader(reading, pitr, this::isKnown);
  }

  /** The operations that make sense by themselves, as listed. */
  List<Read> read(List<Section> all) {
    List<Section> entries = Faults.allowed(all, "operations");
    for (Section entry : entries) {
      if (BRING_REGIONS.contains(kind(entry))) {
        entry.find("region").flatMap(Tree::textOf).ifPresent(regions::add);
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Section entry = entries.get(i);
      entry.require("operation", "one of " + String.join(", ", Faults.OPERATIONS));
      String kind = entry.word("operation", "", Faults.OPERATIONS);
      String fallback = kind + "-" + (i + 1);
      switch (kind) {
        case EVACUATE -> add(entry, evacuation(entry, name(entry, fallback)));
        case ReplicaAddition.KIND -> add(entry, addition(entry, name(entry, fallback)));
        case ReplicaRemoval.KIND -> add(entry, removal(entry, name(entry, fallback)));
        case IndexAddition.KIND -> add(entry, index(entry, name(entry, fallback)));
        case "promote", "backup", "restore" ->
            add(entry, recoveries.read(entry, name(entry, fallback)));
        default -> entry.leaveRest();
      }
    }
    entries.forEach(recoveries::refuseAfterCutover);
    return read;
  }

  private static String kind(Section entry) {
    return entry.find("operation").flatMap(Tree::textOf).orElse("");
  }

  private void add(Section entry, Optional<? extends Operation> operation) {
    operation.ifPresent(one -> read.add(new Read(one, entry)));
  }

  private String name(Section entry, String fallback) {
    String given = entry.has("name") ? entry.name("name", "") : "";
    String name = given.isEmpty() ? fallback : given;
    if (!names.add(name)) {
      entry.refuse("name", "another operation is named '" + name + "'", "rename one of them");
    }
    return name;
  }

  private Optional<Evacuation> evacuation(Section entry, String name) {
    long at = Instants.at(entry);
    Optional<String> region = Regions.one(entry, "region", this::isKnown);
    Optional<String> to = Regions.one(entry, "to", this::isKnown);
    double factor = Scalars.decimal(entry, "factor", 10, "0", "1000");
    if (region.isPresent() && region.equals(to)) {
      entry.refuse("to", "must be another Region than the one that is left");
    }
    return region.isPresent() && to.isPresent()
        ? Optional.of(new Evacuation(name, at, region.get(), to.get(), factor))
        : Optional.empty();
  }

  private Optional<ReplicaAddition> addition(Section entry, String name) {
    long at = Instants.at(entry);
    double rate = entry.rate("rate", ITEMS_PER_SECOND);
    return Regions.one(entry, "region", reading.regions()::use)
        .map(region -> new ReplicaAddition(name, at, region, rate));
  }

  private Optional<ReplicaRemoval> removal(Section entry, String name) {
    long at = Instants.at(entry);
    entry.require("regions", "a list of Regions, such as [us-east-1]");
    int before = reading.findings().size();
    List<String> leaving = Regions.list(entry, "regions", this::isKnown);
    if (leaving.isEmpty() && entry.has("regions") && reading.findings().size() == before) {
      entry.refuse("regions", "must name a Region at least");
    }
    return leaving.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReplicaRemoval(name, at, leaving));
  }

  private Optional<IndexAddition> index(Section entry, String name) {
    return Optional.of(new IndexAddition(name, Instants.at(entry)));
  }

  private boolean isKnown(Place place, String region) {
    if (!reading.regions().check(place, region)) {
      return false;
    }
    if (regions.contains(region)) {
      return true;
    }
    String message = "the scenario has no replica or client in '" + region + "'";
    reading.findings().add(place, message, Suggestions.hint(region, regions));
    return false;
  }
}
