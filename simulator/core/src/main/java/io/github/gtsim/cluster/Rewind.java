package io.github.gtsim.cluster;

import java.util.OptionalLong;

/**
 * The table goes back to an earlier state: to what a promoted Region has of it, or to a restored
 * copy. What had been written and is not in that state is discarded.
 *
 * @param name of the operation
 * @param region that holds the state
 * @param state what is kept
 * @param takesPlace whether the table goes on from there; otherwise the copy stands beside it
 * @param wantedAt when it became necessary, nanoseconds from the start
 * @param servedUntil until when the table took writes that may be discarded
 * @param restoredTo the instant that the state is of, if it is that of an instant
 */
public record Rewind(
    String name,
    int region,
    Snapshot state,
    boolean takesPlace,
    long wantedAt,
    long servedUntil,
    OptionalLong restoredTo) {

  /** Whether a restored table takes the place of this one. */
  public boolean restores() {
    return takesPlace && restoredTo.isPresent();
  }
}
