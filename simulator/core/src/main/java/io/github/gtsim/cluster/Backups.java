package io.github.gtsim.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Keeps copies of the table at the instants to which a scenario's restores, or the losses of its
 * only Region, will go back, and restores them to a table that stands alone (FACTS X-1). All these
 * instants are known beforehand, so that a run keeps no other history of its writes.
 */
public final class Backups {
  private static final long NEVER = -1;

  private final World world;
  private final List<Fault> faults;
  private final List<Fault> harmless = new ArrayList<>();
  private final List<Operation> operations;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Copy> taken = new ArrayList<>();
  private List<Snapshot> kept = List.of();

  /** What a Region held at {@code at}, wanted until {@code until}. */
  private static final class Copy {
    final String region;
    final long at;

    /** The backup that makes it; otherwise it is made of the archived log. */
    final Optional<Backup> backup;

    long until = NEVER;
    Optional<Snapshot> state = Optional.empty();

    /** Why there is no state of that instant. */
    String failure = "";

    Copy(String region, long at, Optional<Backup> backup) {
      this.region = region;
      this.at = at;
      this.backup = backup;
    }
  }

  /**
   * @param alone the only Region that holds the table, if it is one
   * @param pitr point-in-time recovery, if it is on
   */
  public Backups(
      World world,
      List<Fault> faults,
      List<Operation> operations,
      Optional<String> alone,
      Optional<Pitr> pitr) {
    this.world = world;
    this.faults = faults;
    this.operations = operations;
    for (Operation operation : operations) {
      if (operation instanceof Backup backup) {
        copies.add(new Copy(backup.region(), backup.at(), Optional.of(backup)));
      }
    }
    for (Restore restore : restores()) {
      Copy copy = copyFor(restore);
      copy.until = Math.max(copy.until, restore.doneAt());
    }
    for (Fault fault : faults) {
      if (destroys(fault) && fault.regions().equals(alone.stream().toList())) {
        wantLatest(fault.at(), pitr);
      }
    }
    copies.removeIf(copy -> copy.until == NEVER && !mayFail(copy));
  }

  private List<Restore> restores() {
    return operations.stream().filter(Restore.class::isInstance).map(Restore.class::cast).toList();
  }

  private Copy copyFor(Restore restore) {
    for (Copy copy : copies) {
      if (copy.region.equals(restore.from())
          && copy.at == restore.to()
          && copy.backup.isPresent() == restore.ofBackup()) {
        return copy;
      }
    }
    copies.add(new Copy(restore.from(), restore.to(), Optional.empty()));
    return copies.get(copies.size() - 1);
  }

  /** What the loss of the only Region at {@code at} leaves. */
  private void wantLatest(long at, Optional<Pitr> pitr) {
    long restorable = (at - Pitr.LATEST_NANOS) / Pitr.STEP_NANOS * Pitr.STEP_NANOS;
    if (pitr.isPresent() && at >= Pitr.LATEST_NANOS) {
      copies.add(new Copy(pitr.get().region(), restorable, Optional.empty()));
    }
    Copy latest = null;
    for (Copy copy : copies) {
      if (copy.at <= at && (latest == null || copy.at >= latest.at)) {
        latest = copy;
      }
    }
    if (latest != null) {
      latest.until = Math.max(latest.until, at);
    }
  }

  private boolean mayFail(Copy copy) {
    return faults.stream()
        .anyMatch(
            fault ->
                fault instanceof Fault.RegionOutage outage && outage.region().equals(copy.region));
  }

  private static boolean destroys(Fault fault) {
    return fault instanceof Fault.RegionOutage outage && outage.destroyed();
  }

  /** Whether a restored table will take the place of this one. */
  public boolean cutsOver() {
    return restores().stream().anyMatch(Restore::cutover);
  }

  /**
   * Schedules copies and restores; to be called before anything else is scheduled, since a copy is
   * of what was there before its instant.
   *
   * @param standAlone a table that one Region alone holds
   */
  public void schedule(Table table, IntFunction<Table> standAlone) {
    for (Copy copy : copies) {
      world.simulation().at(copy.at, () -> take(copy, table));
    }
    for (Restore restore : restores()) {
      world.simulation().at(restore.doneAt(), () -> finish(restore, table, standAlone));
    }
  }

  /**
   * A backup is a call to its Region and fails while that is out; the archived log of changes is
   * there whatever happens to the Region (FACTS Z-3).
   */
  private void take(Copy copy, Table table) {
    int region = world.regionId(copy.region);
    if (!world.membership().isReplica(region)) {
      copy.failure = "no replica in " + copy.region + " then";
    } else if (copy.backup.isPresent() && !world.region(region).isUp()) {
      copy.failure = copy.region + " was out";
    } else if (copy.until != NEVER) {
      copy.state = Optional.of(Snapshot.of(world, table, region));
      taken.add(copy);
      listKept();
    }
    if (!copy.failure.isEmpty()) {
      copy.backup.ifPresent(backup -> world.observer().backupFailed(backup, copy.failure));
    }
  }

  private void listKept() {
    kept = taken.stream().flatMap(copy -> copy.state.stream()).toList();
  }

  private void finish(Restore restore, Table table, IntFunction<Table> standAlone) {
    Copy copy = copyFor(restore);
    if (copy.state.isEmpty()) {
      world.observer().restoreFailed(restore, copy.failure);
      return;
    }
    Snapshot state = copy.state.get();
    int region = world.regionId(restore.region());
    Rewind rewind =
        new Rewind(
            restore.name(),
            region,
            state,
            restore.cutover(),
            wantedAt(restore),
            servedUntil(),
            OptionalLong.of(restore.to()));
    world.observer().rewinds(rewind);
    if (restore.cutover() && table instanceof SwitchedTable switched) {
      Table next = standAlone.apply(region);
      for (int item = 0; item < state.size(); item++) {
        if (state.held(item) != Version.NONE) {
          next.preload(state.held(item));
        }
      }
      switched.switchTo(next);
      world.membership().stayOnly(region);
    }
    world.observer().rewound(rewind);
  }

  /** Notes that a corruption spoilt nothing: no restore is for it. */
  public void noteHarmless(Fault corruption) {
    harmless.add(corruption);
  }

  /** The first harm to data that it undoes; its own beginning if there is none. */
  private long wantedAt(Restore restore) {
    long first = restore.at();
    for (Fault fault : faults) {
      boolean harms = destroys(fault) || fault instanceof Fault.LogicalCorruption;
      if (harms && !harmless.contains(fault) && fault.at() >= restore.to()) {
        first = Math.min(first, fault.at());
      }
    }
    return first;
  }

  private long servedUntil() {
    long last = 0;
    for (Region region : world.regions()) {
      if (world.membership().answers(region.id())) {
        last = Math.max(last, region.isUp() ? world.now() : region.outSince());
      }
    }
    return last;
  }

  /** The copies that are kept now, oldest first. */
  public List<Snapshot> kept() {
    if (!kept.isEmpty() && taken.removeIf(copy -> copy.until < world.now())) {
      listKept();
    }
    return kept;
  }

  /** The latest of them. */
  public Optional<Snapshot> latest() {
    List<Snapshot> kept = kept();
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
  }

  /** A table in whose place a restored one can come. */
  public static Table switchable(Table table) {
    return new SwitchedTable(table);
  }
}
