package io.github.gtsim.mode;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Version;

/**
 * One proposal to both other members. It is decided once, when the first of them stores it, and
 * every answer carries the decision.
 */
final class Round {
  /** What is proposed. */
  enum Kind {
    /** A new version of the item. */
    WRITE,
    /** That the base is still the latest version, so that nothing need be written. */
    CONFIRM,
    /** A heartbeat, which finds out how far the journal has come (FACTS D-2). */
    HEARTBEAT
  }

  /** What became of it. */
  enum Decision {
    OPEN,
    COMMITTED,
    CONFIRMED,
    STALE,
    CONFLICT
  }

  final Call call;
  final Kind kind;
  final Version base;
  final Image image;
  final long proposedAt;
  Decision decision = Decision.OPEN;

  /** The journal position that the answer speaks of. */
  long position;

  /** What it committed; null if nothing. */
  Entry entry;

  boolean answered;

  Round(Call call, Kind kind, Version base, Image image, long proposedAt) {
    this.call = call;
    this.kind = kind;
    this.base = base;
    this.image = image;
    this.proposedAt = proposedAt;
  }

  /** Whether its coordinator still waits for an answer. */
  boolean isUnanswered() {
    return !answered && !call.done && call.round == this;
  }
}
