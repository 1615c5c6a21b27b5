package io.github.gtsim.cluster;

import java.util.EnumSet;
import java.util.Set;

/**
 * What measurement is told. A mode and the clients call it at the instant a thing happens; an
 * observer changes nothing that is simulated.
 */
public interface Observer {

  /** What happens to every request or record, each named after the method that tells of it. */
  enum Told {
    REQUEST_STARTED,
    REQUEST_ENDED,
    ATTEMPT_STARTED,
    ATTEMPT_ENDED,
    WRITTEN,
    HELD,
    ARRIVED
  }

  /** Which of these it is to be told of; of everything else it always is. */
  default Set<Told> hears() {
    return EnumSet.allOf(Told.class);
  }

  default void requestStarted(Request request) {}

  /** The user has the answer, or has given up. */
  default void requestEnded(Request request) {}

  default void attemptStarted(Attempt attempt) {}

  /** The client has the answer, or has given up on this attempt. */
  default void attemptEnded(Attempt attempt) {}

  /** A client's write has been applied at its origin, under MRSC committed. */
  default void written(Version version, Attempt attempt) {}

  /** The table's operator has written: a version that is nobody's acknowledged write. */
  default void systemWrote(Version version) {}

  /** The service has deleted an item at the end of its life: a system write too (FACTS C-6). */
  default void expired(Version deletion) {
    systemWrote(deletion);
  }

  /** A write was accepted that changes nothing and makes no version. */
  default void wroteNothing(Attempt attempt) {}

  /** A read, or a condition that was refused, has seen this version. */
  default void seen(Attempt attempt, Version version) {}

  /** The Region's replica now holds {@code after} in place of {@code before}. */
  default void held(int region, Version before, Version after) {}

  /**
   * The Region's replica gives up {@code before} for {@code after}, which may be earlier or {@link
   * Version#NONE}.
   */
  default void tookOver(int region, int item, Version before, Version after) {}

  /** A record of {@code version} has come to another Region, which then holds {@code kept}. */
  default void arrived(Version version, int region, Version kept) {}

  /** A record of {@code version} will never come to that Region. */
  default void dropped(Version version, int region) {}

  /** The Region, which has no replica, has stored a record of {@code version} (FACTS T-1). */
  default void stored(Version version, int region) {}

  /** A record of {@code version} finds no write capacity at that Region and waits (FACTS R-10). */
  default void throttled(Version version, int region) {}

  /**
   * A record of {@code version}, written before, is on its way to that Region, whose replica is
   * new.
   */
  default void shipped(Version version, int region) {}

  /** The Region's new replica has been given {@code version}, which was there before. */
  default void backFilled(Version version, int region) {}

  /** A write was answered {@code ReplicatedWriteConflictException}. */
  default void conflict(Attempt attempt) {}

  /** The fault is about to take effect. */
  default void faultStarts(Fault fault) {}

  /** The fault has taken effect. */
  default void faultStarted(Fault fault) {}

  /** The fault is about to be over. */
  default void faultEnds(Fault fault) {}

  /** The fault is over. */
  default void faultEnded(Fault fault) {}

  /**
   * The groups at a Region have stopped writing; they move to the Region {@code to} at {@code
   * movesAt}. Told again whenever another evacuation changes either.
   */
  default void evacuating(Evacuation evacuation, int to, long movesAt) {}

  /** They have moved to the Region {@code to}. */
  default void evacuated(Evacuation evacuation, int to) {}

  /** An evacuation moves nobody, since there is no replica in {@code region}. */
  default void evacuationWithout(Evacuation evacuation, int region) {}

  /** The operation, one that changes the table itself, is about to begin. */
  default void operationStarted(Operation operation) {}

  /** The Region's new replica begins to be filled, and takes what is written from now on. */
  default void replicaJoins(int region) {}

  /** The Region's new replica is live. */
  default void replicaJoined(int region) {}

  /** The Region's replica takes no calls any more and ships its backlog. */
  default void replicaLeaves(int region) {}

  /** The Region's copy is gone. */
  default void replicaLeft(int region) {}

  /** The Region's replica has become a table of its own (FACTS O-7). */
  default void replicaSeparated(int region) {}

  /** There is no such backup, and {@code why}. */
  default void backupFailed(Backup backup, String why) {}

  /** There is nothing to restore, and {@code why}: the table stays as it is. */
  default void restoreFailed(Restore restore, String why) {}

  /** A restored copy is ready, or the table is about to go back to an earlier state. */
  default void rewinds(Rewind rewind) {}

  /** The table has gone back. */
  default void rewound(Rewind rewind) {}

  /** Links or Regions have changed, and the table has heard of it. */
  default void networkChanged() {}

  /**
   * The first record that waited for a pair of Regions arrives; under MRSC both are the member that
   * has returned.
   */
  default void catchUpStarted(int from, int to) {}

  /** Nothing that came due while the pair was down waits any more. */
  default void caughtUp(int from, int to) {}
}
