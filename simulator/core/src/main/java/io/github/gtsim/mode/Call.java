package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;

/** An attempt in the hands of its coordinator: a write of one item, or a strong read. */
final class Call {
  final Attempt attempt;
  final int member;

  /** The round it is in; null while it waits for its item's slot. */
  Round round;

  /** Whether it has been answered, or its coordinator has died. */
  boolean done;

  /** Who waits behind it for the same slot. */
  Call behind;

  Call(Attempt attempt, int member) {
    this.attempt = attempt;
    this.member = member;
  }

  boolean isWaiting() {
    return !done && round == null;
  }

  boolean isOpen() {
    return !done;
  }

  /** Nobody will be told what becomes of it: what it has committed counts as acknowledged then. */
  void giveUp() {
    if (round != null && round.entry != null) {
      round.entry.acknowledgedAt = round.entry.version.writtenAt();
    }
  }
}
