package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code operations}. */
final class OperationReader {
  private static final String EVACUATE = "evacuate";

  private final Reading reading;
  private final Set<String> regions;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final RecoveryReader recoveries;

  /** Reads operations on {@code regions}. */
  OperationReader(Reading reading, Set<String> regions, RecoveryReader.Holders holders) {
    this.reading = reading;
    this.regions = regions;
    recoveries = new RecoveryReader(reading, holders, this::isKnown);
  }

  /** The operations that make sense, as listed. */
  List<Operation> read(List<Section> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Section entry = entries.get(i);
      entry.require("operation", "one of " + String.join(", ", Faults.OPERATIONS));
      switch (entry.word("operation", "", Faults.OPERATIONS)) {
        case EVACUATE -> evacuate(entry, i + 1);
        case "promote", "backup", "restore" ->
            recoveries.read(entry, name(entry, i + 1)).ifPresent(operations::add);
        case "" -> entry.leaveRest();
        case "add-replica" -> later(entry, Optional.of(Feature.ADD_REPLICA));
        case "remove-replica" -> later(entry, removal(entry));
        default -> later(entry, Optional.empty());
      }
    }
    entries.forEach(recoveries::refuseAfterCutover);
    return operations;
  }

  /** The operation's name, which no other one has. */
  private String name(Section entry, int number) {
    String given = entry.has("name") ? entry.name("name", "") : "";
    String kind = entry.word("operation", "", Faults.OPERATIONS);
    String name = given.isEmpty() ? kind + "-" + number : given;
    if (!names.add(name)) {
      entry.refuse("name", "another operation is named '" + name + "'", "rename one of them");
    }
    return name;
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
    String name = name(entry, number);
    long at = Instants.at(entry);
    Optional<String> region = Regions.one(entry, "region", this::isKnown);
    Optional<String> to = Regions.one(entry, "to", this::isKnown);
    double factor = Scalars.decimal(entry, "factor", 10, "0", "1000");
    if (region.isPresent() && region.equals(to)) {
      entry.refuse("to", "must be another Region than the one that is left");
    }
    if (region.isPresent() && to.isPresent()) {
      operations.add(new Evacuation(name, at, region.get(), to.get(), factor));
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
