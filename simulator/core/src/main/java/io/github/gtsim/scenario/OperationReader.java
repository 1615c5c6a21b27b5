package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code operations}, of which this version knows {@code evacuate}. */
final class OperationReader {
  private static final String EVACUATE = "evacuate";

  private final Reading reading;
  private final Set<String> regions;
  private final Optional<List<String>> needed;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * Reads operations on {@code regions}.
   *
   * @param needed the Regions with a replica, of which an evacuation needs two; empty if it may
   *     find them missing, as in a variant that is only compared with the scenario
   */
  OperationReader(Reading reading, Set<String> regions, Optional<List<String>> needed) {
    this.reading = reading;
    this.regions = regions;
    this.needed = needed;
  }

  /** The operations that make sense, as listed. */
  List<Operation> read(List<Section> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Section entry = entries.get(i);
      entry.require("operation", "one of " + String.join(", ", Faults.OPERATIONS));
      switch (entry.word("operation", "", Faults.OPERATIONS)) {
        case EVACUATE -> evacuate(entry, i + 1);
        case "" -> entry.leaveRest();
        case "add-replica" -> later(entry, Optional.of(Feature.ADD_REPLICA));
        case "remove-replica" -> later(entry, removal(entry));
        default -> later(entry, Optional.empty());
      }
    }
    return operations;
  }

  private static void later(Section entry, Optional<Feature> feature) {
    feature.ifPresentOrElse(
        asked -> entry.later("operation", asked), () -> entry.later("operation"));
    entry.leaveRest();
  }

  /** Two at once may leave under every mode, one does not (FACTS 9). */
  private static Optional<Feature> removal(Section entry) {
    return Optional.of(Feature.REMOVE_REPLICA)
        .filter(one -> entry.items("regions", "a list of Regions").size() == 1);
  }

  private void evacuate(Section entry, int number) {
    String given = entry.has("name") ? entry.name("name", "") : "";
    String name = given.isEmpty() ? EVACUATE + "-" + number : given;
    if (!names.add(name)) {
      entry.refuse("name", "another operation is named '" + name + "'", "rename one of them");
    }
    long at = Instants.at(entry);
    Optional<String> region = Regions.one(entry, "region", this::isKnown);
    Optional<String> to = Regions.one(entry, "to", this::isKnown);
    double factor = Scalars.decimal(entry, "factor", 10, "0", "1000");
    if (region.isPresent() && region.equals(to)) {
      entry.refuse("to", "must be another Region than the one that is left");
    }
    needsReplica(entry, "region", region);
    needsReplica(entry, "to", to);
    if (region.isPresent() && to.isPresent()) {
      operations.add(new Evacuation(name, at, region.get(), to.get(), factor));
    }
  }

  private void needsReplica(Section entry, String key, Optional<String> region) {
    if (region.isPresent() && needed.isPresent() && !needed.get().contains(region.get())) {
      String hint = Suggestions.hint(region.get(), needed.get());
      entry.refuse(key, "there is no replica in '" + region.get() + "'", hint);
    }
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
