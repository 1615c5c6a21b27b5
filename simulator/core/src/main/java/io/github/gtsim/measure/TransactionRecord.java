package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.List;

/** A transaction as one attempt has applied it, and for how long each Region shows it in part. */
final class TransactionRecord {
  /** For how long a Region shows it in part that never comes to show it whole. */
  static final long FOR_EVER = Long.MAX_VALUE;

  private static final long NOT_YET = -1;

  private final Attempt first;
  private final List<Part> parts = new ArrayList<>(2);
  private final Sight[] sights;
  private boolean judged;

  /** One write of a transaction. */
  record Part(TransactionRecord of, WriteRecord record) {
    Version version() {
      return record.version;
    }

    int item() {
      return record.version.item();
    }
  }

  /** What the copy that a Region had at the writing shows of it, since it last went back. */
  private static final class Sight {
    /** Whether there is that copy still, and it was sent what was written. */
    boolean follows;

    /** How many parts it waits for no more, and since when for the last one. */
    int reached;

    long lastReached;

    /** Since when it shows anything of it. */
    long shownSince = NOT_YET;

    /** For how long it showed it in part before it went back. */
    long before;
  }

  TransactionRecord(Attempt first, int regions) {
    this.first = first;
    sights = new Sight[regions];
    for (int region = 0; region < regions; region++) {
      sights[region] = new Sight();
    }
  }

  Part add(WriteRecord record) {
    Part part = new Part(this, record);
    parts.add(part);
    return part;
  }

  List<Part> parts() {
    return parts;
  }

  boolean isSettled() {
    return parts.stream().allMatch(part -> part.record().fate != null);
  }

  /** It has been counted. */
  void judge() {
    judged = true;
  }

  boolean isJudged() {
    return judged;
  }

  /** Whether the write of an item comes of the same call, and not of another try. */
  boolean has(Attempt part) {
    return first.request().whole() == part.request().whole()
        && first.startedAt() == part.startedAt()
        && parts.stream().noneMatch(other -> other.item() == part.item());
  }

  /** The Region's copy is sent what is written now. */
  void follow(int region) {
    sights[region].follows = true;
  }

  /** Whether the Region has the copy still that was sent it. */
  boolean isFollowedBy(int region) {
    return sights[region].follows;
  }

  /** The Region's copy is gone. */
  void leave(int region) {
    sights[region].follows = false;
  }

  /** The Region waits for one part more no longer. */
  void reach(int region, long now) {
    sights[region].reached++;
    sights[region].lastReached = now;
  }

  /** The Region shows something of it. */
  void show(int region, long now) {
    if (sights[region].shownSince == NOT_YET) {
      sights[region].shownSince = now;
    }
  }

  boolean isWhole(int region) {
    return sights[region].reached == parts.size();
  }

  /** The Region goes back, and has reached and shown nothing of it since. */
  void beginAnew(int region, long now) {
    Sight sight = sights[region];
    sight.before = inPart(region, now);
    sight.reached = 0;
    sight.shownSince = NOT_YET;
  }

  /** Nanoseconds for which the Region shows it in part, all together, or {@link #FOR_EVER}. */
  long inPart(int region) {
    return inPart(region, FOR_EVER);
  }

  /** The same, if whatever lasts still ends at {@code end}. */
  private long inPart(int region, long end) {
    Sight sight = sights[region];
    if (sight.shownSince == NOT_YET) {
      return sight.before;
    }
    if (!isWhole(region)) {
      return end == FOR_EVER ? FOR_EVER : sight.before + end - sight.shownSince;
    }
    return sight.before + Math.max(0, sight.lastReached - sight.shownSince);
  }
}
