package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Backup;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.Promotion;
import io.github.gtsim.cluster.Restore;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the operations that bring a table back: promotions, backups and restores. */
final class RecoveryReader {
  static final List<String> KINDS = List.of("promote", "backup", "restore");

  private static final String RULE = "X-1";
  private static final long TAKES_NANOS = 10 * Nanos.MINUTE;

  private final Reading reading;
  private final Optional<Pitr> pitr;
  private final Regions.Check known;
  private final List<Backup> backups = new ArrayList<>();
  private Optional<Restore> cutover = Optional.empty();
  private Optional<Section> cutoverEntry = Optional.empty();

  /**
   * Reads operations on the Regions that are {@code known}.
   *
   * @param pitr point-in-time recovery, if it is on
   */
  RecoveryReader(Reading reading, Optional<Pitr> pitr, Regions.Check known) {
    this.reading = reading;
    this.pitr = pitr;
    this.known = known;
  }

  /** The operation; empty if it does not make sense. */
  Optional<Operation> read(Section entry, String name) {
    long at = Instants.at(entry);
    return switch (entry.word("operation", "", KINDS)) {
      case "promote" -> promotion(entry, name, at);
      case "backup" -> backup(entry, name, at);
      default -> restore(entry, name, at);
    };
  }

  private Optional<Operation> promotion(Section entry, String name, long at) {
    reading.uses(entry.valuePlace("operation"), Feature.PROMOTION);
    return Regions.one(entry, "region", known).map(region -> new Promotion(name, at, region));
  }

  private Optional<Operation> backup(Section entry, String name, long at) {
    entry.require("name", "a restore names the backup");
    Optional<Backup> backup =
        Regions.one(entry, "region", known).map(region -> new Backup(name, at, region));
    backup.ifPresent(backups::add);
    return backup.map(made -> made);
  }

  private Optional<Operation> restore(Section entry, String name, long at) {
    Optional<String> region = Regions.one(entry, "region", reading.regions()::use);
    long takes = entry.duration("takes", TAKES_NANOS);
    boolean cutsOver = Scalars.flag(entry, "cutover", true);
    Optional<Source> source = source(entry, at);
    if (region.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    Source from = source.get();
    Restore restore =
        new Restore(
            name,
            at,
            region.get(),
            from.region(),
            from.at(),
            !entry.has("pointInTime"),
            takes,
            cutsOver);
    if (cutsOver) {
      reading.uses(entry.valuePlace("operation"), Feature.CUTOVER);
      if (cutover.isPresent()) {
        refuse(entry, "cutover", "the table has been restored by '" + cutover.get().name() + "'");
      }
      cutover = Optional.of(restore);
      cutoverEntry = Optional.of(entry);
    }
    return Optional.of(restore);
  }

  /** What is restored: a Region's copy at an instant. */
  private record Source(String region, long at) {}

  private Optional<Source> source(Section entry, long at) {
    boolean instant = entry.has("pointInTime");
    if (entry.has("backup") == instant) {
      String which = "must have backup or pointInTime";
      entry.miss(List.of("backup", "pointInTime"), which + (instant ? ", not both" : ""));
      return Optional.empty();
    }
    return instant ? instant(entry, at) : backupBefore(entry, at);
  }

  private Optional<Source> backupBefore(Section entry, long at) {
    Optional<String> name = entry.text("backup");
    Optional<Backup> backup =
        backups.stream().filter(made -> name.filter(made.name()::equals).isPresent()).findFirst();
    if (name.isPresent() && backup.isEmpty()) {
      List<String> names = backups.stream().map(Backup::name).toList();
      String message = "there is no backup '" + name.get() + "' before it in the list";
      entry.refuse("backup", message, Suggestions.hint(name.get(), names));
    } else if (backup.isPresent() && backup.get().at() > at) {
      refuse(entry, "backup", "this backup is made after the restore");
      return Optional.empty();
    }
    return backup.map(made -> new Source(made.region(), made.at()));
  }

  private Optional<Source> instant(Section entry, long at) {
    int before = reading.findings().size();
    long to = entry.duration("pointInTime", 0);
    if (reading.findings().size() > before) {
      return Optional.empty();
    }
    if (pitr.isEmpty()) {
      refuse(entry, "pointInTime", "needs point-in-time recovery: set table.pitr");
      return Optional.empty();
    }
    if (to % Pitr.STEP_NANOS != 0) {
      refuse(entry, "pointInTime", "must be a whole second");
    }
    if (to > at - Pitr.LATEST_NANOS) {
      refuse(entry, "pointInTime", "must be at least 5m before the restore");
    } else if (to < at - pitr.get().windowNanos()) {
      refuse(entry, "pointInTime", "must be within table.pitr.window before the restore");
    }
    return Optional.of(new Source(pitr.get().region(), to));
  }

  private static void refuse(Section entry, String key, String message) {
    entry.findings().refuse(entry.valuePlace(key), RULE, message + " (FACTS " + RULE + ")");
  }

  /** FACTS X-1: a restored table stands alone; a copy of it is no part of the model. */
  void refuseAfterCutover(Section entry) {
    String kind = entry.word("operation", "", Faults.OPERATIONS);
    long at = entry.duration("at", 0);
    boolean refused =
        kind.equals("promote")
            || kind.equals("restore") && !cutoverEntry.filter(entry::equals).isPresent();
    if (cutover.isPresent() && refused && at >= cutover.get().doneAt()) {
      refuse(entry, "at", "the restored table stands alone by then: " + cutover.get().name());
    }
  }
}
