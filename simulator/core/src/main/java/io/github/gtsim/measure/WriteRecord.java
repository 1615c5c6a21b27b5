package io.github.gtsim.measure;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Version;

/** What the ledger knows of one applied write attempt until its fate is settled. */
final class WriteRecord {
  static final long NEVER = -1;

  private static final Source SERVICE =
      new Source(Source.SERVICE, "service", -1, 1, false, "", false, 0);

  final Version version;
  final Request request;

  /** Bits of the Regions to which a record of it is still on its way. */
  long pending;

  /** Bits of the Regions where nothing as new has been seen and no record will come. */
  long awaiting;

  WriteClass kind = WriteClass.OPEN;
  long acknowledgedAt = NEVER;

  /** The write that first displaced it; {@link Version#NONE} if none has. */
  Version displacedBy = Version.NONE;

  /** The request of that write; null if none, or if it was settled before under right clocks. */
  Request displacer;

  boolean concurrent;

  /** Whether all copies of it went with a destroyed Region. */
  boolean destroyed;

  /** Null until it is settled. */
  Fate fate;

  WriteRecord(Version version, Request request) {
    this.version = version;
    this.request = request;
  }

  /** The service itself has written this version. */
  static WriteRecord ofService(Version version) {
    Request none =
        new Request(SERVICE, OperationKind.DELETE, version.item(), version.writtenAt(), 0, 0);
    WriteRecord record = new WriteRecord(version, none);
    record.kind = WriteClass.SYSTEM;
    return record;
  }

  void displaceBy(Version winner) {
    displacedBy = winner;
    if (winner.entry() instanceof WriteRecord record) {
      displacer = record.request;
    } else if (winner.entry() instanceof Request settled) {
      displacer = settled;
    }
  }

  /** What it was to its request, which has ended. */
  WriteClass answered() {
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
