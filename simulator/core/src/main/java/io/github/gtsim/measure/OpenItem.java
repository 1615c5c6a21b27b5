package io.github.gtsim.measure;

import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.List;

/** An item some of whose writes are not settled: their records, oldest first. */
final class OpenItem {
  private static final int FIRST_PRUNE = 64;
  private static final Version[] NOTHING = {};

  final int item;
  final List<WriteRecord> records = new ArrayList<>(2);

  /** How many records are {@linkplain WriteRecord#isBusy() busy}. */
  int busy;

  /** How many of the records are creates. */
  int creates;

  /** How many times a record awaits, somewhere, something newer in place of itself. */
  int awaiting;

  /** For each Region what it has held and when; null where nothing. */
  private final Maxima[] held;

  /** For each Region the greatest version that it has written itself; null where none. */
  private final Version[] greatestWritten;

  /** The greatest that each has held; none where what it holds only grows. */
  private final Version[] greatestHeld;

  private int pruneAt = FIRST_PRUNE;

  /** An item of which what a Region holds only grows. */
  OpenItem(int item, int regions) {
    this(item, new Version[regions], NOTHING);
  }

  /** One of which each Region has written and held something, or null, before. */
  OpenItem(int item, Version[] greatestWritten, Version[] greatestHeld) {
    this.item = item;
    this.greatestWritten = greatestWritten;
    this.greatestHeld = greatestHeld;
    held = new Maxima[greatestWritten.length];
  }

  void add(WriteRecord record) {
    records.add(record);
    busy += record.isBusy() ? 1 : 0;
    Version version = record.version;
    raise(greatestWritten, version.origin(), version);
    for (int region = 0; region < greatestHeld.length; region++) {
      if (isGreater(greatestHeld[region], version)) {
        held(region, greatestHeld[region], version.writtenAt());
      }
    }
    creates += record.create ? 1 : 0;
  }

  /** Something has happened to a record that was busy before, or was not. */
  void noteBusy(WriteRecord record, boolean wasBusy) {
    if (wasBusy != record.isBusy()) {
      busy += wasBusy ? -1 : 1;
    }
  }

  /** Whether the Region, if the version is another's, has itself written a later one. */
  boolean hasWrittenLater(int region, Version version) {
    return region != version.origin() && isGreater(greatestWritten[region], version);
  }

  private static boolean isGreater(Version known, Version version) {
    return known != null && known.isNewerThan(version);
  }

  private static void raise(Version[] known, int region, Version version) {
    if (!isGreater(known[region], version)) {
      known[region] = version;
    }
  }

  /** The Region holds {@code version} from {@code now} on. */
  void held(int region, Version version, long now) {
    if (held[region] == null) {
      held[region] = new Maxima();
    }
    held[region].add(version, now);
    if (greatestHeld.length > 0) {
      raise(greatestHeld, region, version);
    }
  }

  /** The Region begins with nothing. */
  void begin(int region) {
    held[region] = null;
  }

  /** Whether the Region has ever held a version at least as new. */
  boolean hasHeld(Version version, int region) {
    return firstHeld(version, region) != Long.MAX_VALUE;
  }

  /** First instant at which the Region held a version at least as new; MAX_VALUE if it has not. */
  long firstHeld(Version version, int region) {
    return held[region] == null ? Long.MAX_VALUE : held[region].firstAtLeast(version);
  }

  /** Asks about a write that a Region lacks. */
  interface Lack {
    boolean test(WriteRecord record, int region);
  }

  /** Whether there is a write of which a live replica has nothing as new, and {@code such} one. */
  boolean lacks(Scope scope, Lack such) {
    for (WriteRecord record : records) {
      for (int replica : scope.replicas()) {
        if (record.isLackedBy(replica) && scope.isLive(replica) && such.test(record, replica)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code winner} has taken the place of {@code loser}, which it was not written on. */
  void displace(Version loser, Version winner) {
    for (int i = records.size() - 1; i >= 0; i--) {
      WriteRecord record = records.get(i);
      if (record.version.isAncestorOf(loser)) {
        if (record.version.isAncestorOf(winner)) {
          return;
        }
        if (record.displacedBy == Version.NONE) {
          record.displaceBy(winner);
        }
      }
    }
  }

  boolean isDueForPruning() {
    return records.size() >= pruneAt && creates < 2;
  }

  /** Everything that is still open has been written on {@code past}. */
  void pruned(Version past) {
    Version least = past;
    creates = 0;
    for (WriteRecord record : records) {
      least = least.isNewerThan(record.version) ? record.version : least;
      creates += record.create ? 1 : 0;
    }
    for (Maxima maxima : held) {
      if (maxima != null) {
        maxima.dropBelow(least);
      }
    }
    pruneAt = Math.max(FIRST_PRUNE, 2 * records.size());
  }

  /**
   * The newest version on which everything that is held or on its way was written; NONE if that is
   * older than every record.
   */
  Version settledPast(List<Version> held) {
    int at = records.size() - 1;
    Version past = held.get(0);
    for (Version each : held) {
      while (!past.isAncestorOf(each)) {
        at = before(past, at);
        if (at < 0) {
          return Version.NONE;
        }
        past = records.get(at).version;
      }
    }
    for (WriteRecord record : records) {
      while (record.isBusy() && !past.isAncestorOf(record.version)) {
        at = before(past, at);
        if (at < 0) {
          return Version.NONE;
        }
        past = records.get(at).version;
      }
    }
    return past;
  }

  private int before(Version version, int from) {
    int at = from;
    while (at >= 0
        && (records.get(at).version == version || !records.get(at).version.isAncestorOf(version))) {
      at--;
    }
    return at;
  }
}
