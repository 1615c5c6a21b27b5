package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import java.util.Arrays;
import java.util.BitSet;

/** A written version in the explicit graph of a run, with all its ancestors. */
final class Node {
  static final long NEVER = Long.MAX_VALUE;

  final Version version;

  /** What it was written on; null if nothing. */
  final Node parent;

  /** The event at which each Region had its record, whether it kept it or not. */
  final long[] arrived;

  /** The event at which it became certain for each Region that no record will come. */
  final long[] dropped;

  /** The event at which it was sent to each Region, its writing; NEVER where it was not. */
  final long[] sent;

  /** The event at which it was sent to a Region whose copy is newer; NEVER where it was not. */
  final long[] resent;

  /** Its place among all events of the run. */
  final int order;

  private final BitSet past = new BitSet();
  Request request;
  Attempt attempt;
  long acknowledgedAt = NEVER;
  Node displacedBy;

  /** Whether all copies of it went with a destroyed Region. */
  boolean destroyed;

  /** When that was. */
  long destroyedAt = NEVER;

  /** Whether only a replica that has become a table of its own has it. */
  boolean separated;

  /** The event at which that was so; NEVER if it is not. */
  long separatedAt = NEVER;

  Node(Version version, Node parent, int order, int regions) {
    this.version = version;
    this.parent = parent;
    this.order = order;
    arrived = new long[regions];
    dropped = new long[regions];
    Arrays.fill(arrived, NEVER);
    Arrays.fill(dropped, NEVER);
    sent = new long[regions];
    Arrays.fill(sent, NEVER);
    resent = new long[regions];
    Arrays.fill(resent, NEVER);
    if (parent != null) {
      past.or(parent.past);
    }
    past.set(order);
  }

  /** Whether a promotion or a restore has discarded it. */
  boolean rewound;

  /** Whether the service has made it, at the end of an item's life. */
  boolean expires;

  /** The event at which the table went on without it. */
  long discardedAt = NEVER;

  /** Whether it descends from a corruption, which is nobody's request, through no put. */
  boolean isCorrupted() {
    if (version.isPreloaded()) {
      return false;
    }
    if (request == null && !expires) {
      return true;
    }
    boolean puts =
        !expires && (request.kind() == OperationKind.PUT || request.kind() == OperationKind.CREATE);
    return !puts && parent != null && parent.isCorrupted();
  }

  boolean isAncestorOf(Node other) {
    return other != null && other.past.get(order);
  }

  boolean isNewerThan(Node other) {
    return other == null || version.isNewerThan(other.version);
  }

  /** A copy in the Region that is newer may have it yet. */
  void sentAnew(int region, long event) {
    resent[region] = event;
    dropped[region] = NEVER;
  }
}
