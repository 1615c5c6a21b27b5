package io.github.gtsim.measure;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Version;

/**
 * What the ledger knows of one applied write attempt until its fate is settled. It outlives the
 * request, of which it keeps nothing else.
 */
final class WriteRecord {
  static final long NEVER = -1;

  final Version version;

  /** Who has written it; null for a system write. */
  final Source source;

  final boolean create;

  /** The attribute that it updates; null if it is no update. */
  final String updated;

  /**
   * Bits of the Regions that were to have it when it was written, its own among them: those of
   * which it is asked when it was fresh there.
   */
  long receivers;

  /** Bits of the Regions to which a record of it is still on its way. */
  long pending;

  /** Bits of the Regions where nothing as new has been seen and no record will come. */
  long awaiting;

  WriteClass kind = WriteClass.OPEN;
  long acknowledgedAt = NEVER;

  /** The write that first displaced it; {@link Version#NONE} if none has. */
  Version displacedBy = Version.NONE;

  /**
   * The attribute that this one updated; null if it was no update, or was settled before under
   * right clocks.
   */
  String updatedInstead;

  boolean concurrent;

  /** Whether all copies of it went with a destroyed Region, and when. */
  boolean destroyed;

  long destroyedAt = NEVER;

  /** Whether all copies of it are in a replica that has become a table of its own. */
  boolean separated;

  /** Whether a promotion or a restore has discarded it. */
  boolean rewound;

  /** Null until it is settled. */
  Fate fate;

  WriteRecord(Version version, Request request) {
    this.version = version;
    source = request.source();
    create = request.kind() == OperationKind.CREATE;
    updated = request.kind() == OperationKind.UPDATE ? source.attribute() : null;
  }

  /** A system write, which has no request. */
  WriteRecord(Version version) {
    this.version = version;
    source = null;
    create = false;
    updated = null;
    kind = WriteClass.SYSTEM;
  }

  void displaceBy(Version winner) {
    displacedBy = winner;
    if (winner.entry() instanceof WriteRecord record) {
      updatedInstead = record.updated;
    } else if (winner.entry() instanceof String settled) {
      updatedInstead = settled;
    }
  }

  /** What it was to its request, which has ended. */
  WriteClass answered(Request request) {
    boolean first = request.written().get(0) == version;
    if (request.result() != Request.Result.OK) {
      return first ? WriteClass.UNKNOWN_APPLIED : WriteClass.DUPLICATE_EFFECT;
    }
    Version answer = request.acknowledged();
    boolean answers = answer == Version.NONE ? first : answer == version;
    return answers ? WriteClass.ACKNOWLEDGED : WriteClass.DUPLICATE_EFFECT;
  }

  static long bit(int region) {
    return 1L << region;
  }

  /** Its fate if it has no part in what is kept. */
  Fate gone() {
    if (rewound) {
      return Fate.REWOUND;
    }
    if (destroyed) {
      return Fate.DESTROYED;
    }
    return separated ? Fate.STRANDED : Fate.LOST;
  }

  /** Whether anything may still happen to it. */
  boolean isBusy() {
    return pending != 0 || awaiting != 0 || kind == WriteClass.OPEN;
  }

  /** Whether no record of it has come to the Region, nor anything as new been seen there. */
  boolean isLackedBy(int region) {
    return ((pending | awaiting) & bit(region)) != 0;
  }

  boolean isAcknowledged() {
    return kind == WriteClass.ACKNOWLEDGED;
  }
}
