package io.github.gtsim.measure;

import io.github.gtsim.cluster.Backup;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Restore;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each promotion and restore did not bring back, how long it took, which backups and restores
 * came to nothing and why, and what is corrupted at the end (MODEL 6).
 */
public final class Recoveries implements Observer {
  private final Scope scope;
  private final Ledger ledger;
  private final List<Entry> all = new ArrayList<>();

  /** What becomes an entry of the report. */
  private sealed interface Entry permits Done, Failed {}

  /** A backup or a restore that came to nothing. */
  private record Failed(String name, String region, String note) implements Entry {}

  /** Instants in nanoseconds from the start. */
  private record Done(Rewind rewind, long at, long writes, long firstGoneAt, long firstWrittenAt)
      implements Entry {
    /** A promoted Region has all that was written before the first that it lacks. */
    long restoredTo() {
      return rewind.restoredTo().orElse(Math.min(at, firstWrittenAt));
    }

    long lostNanos() {
      return writes == 0 ? 0 : Math.max(0, rewind.servedUntil() - firstGoneAt);
    }
  }

  public Recoveries(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.noneOf(Told.class);
  }

  /** Acknowledged writes that the table had until now, or until the harm that is undone. */
  @Override
  public void rewinds(Rewind rewind) {
    List<WriteRecord> missed = new ArrayList<>(ledger.settlement().destroyed());
    ledger.settlement().eachOpen(item -> missed.addAll(item.records));
    missed.removeIf(record -> !record.isAcknowledged() || !isMissed(record, rewind));
    long firstGone = Long.MAX_VALUE;
    long firstWritten = Long.MAX_VALUE;
    for (WriteRecord record : missed) {
      firstGone = Math.min(firstGone, record.acknowledgedAt);
      firstWritten = Math.min(firstWritten, record.version.writtenAt());
    }
    all.add(new Done(rewind, scope.now(), missed.size(), firstGone, firstWritten));
  }

  @Override
  public void backupFailed(Backup backup, String why) {
    all.add(new Failed(backup.name(), backup.region(), "no backup: " + why));
  }

  @Override
  public void restoreFailed(Restore restore, String why) {
    all.add(new Failed(restore.name(), restore.region(), "nothing restored: " + why));
  }

  private boolean isMissed(WriteRecord record, Rewind rewind) {
    return !rewind.state().has(record.version)
        && (record.destroyed && record.destroyedAt >= rewind.wantedAt()
            || scope.members().stream().anyMatch(member -> has(member, record.version)));
  }

  /** What a deposed primary still holds has been discarded before. */
  private boolean has(int member, Version version) {
    return scope.hosts(member)
        && scope.table().isCurrent(member)
        && scope.table().has(member, version);
  }

  /** The sections recoveries and corrupted of the summary. */
  public void report(ObjectNode summary) {
    ArrayNode nodes = summary.putArray("recoveries");
    for (Entry entry : all) {
      if (entry instanceof Done done) {
        report(done, nodes.addObject());
      } else if (entry instanceof Failed failed) {
        report(failed, nodes.addObject());
      }
    }
    long corrupted = 0;
    for (int item = 0; item < scope.world().items().size(); item++) {
      corrupted += scope.finalVersion(item).isCorrupted() ? 1 : 0;
    }
    summary.putObject("corrupted").put("items", corrupted);
  }

  private void report(Done done, ObjectNode node) {
    node.put("name", done.rewind().name());
    node.put("region", scope.name(done.rewind().region()));
    node.set("atSeconds", Nodes.seconds(done.at()));
    node.set("restoredToSeconds", Nodes.seconds(done.restoredTo()));
    ObjectNode rpo = node.putObject("rpo");
    rpo.put("writes", done.writes());
    rpo.set("seconds", Nodes.seconds(done.lostNanos()));
    node.set("rtoSeconds", Nodes.seconds(done.at() - done.rewind().wantedAt()));
  }

  private static void report(Failed failed, ObjectNode node) {
    node.put("name", failed.name());
    node.put("region", failed.region());
    node.set("atSeconds", Nodes.none());
    node.set("restoredToSeconds", Nodes.none());
    node.set("rpo", Nodes.none());
    node.set("rtoSeconds", Nodes.none());
    node.put("note", failed.note());
  }
}
