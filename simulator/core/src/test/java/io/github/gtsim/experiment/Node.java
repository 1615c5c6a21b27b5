package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import java.util.Arrays;
import java.util.BitSet;

/** A written version in the explicit graph of a run, with all its ancestors. */
final class Node {
  static final long NEVER = Long.MAX_VALUE;

  final Version version;

  /** When each Region had its record, whether it kept it or not. */
  final long[] arrivedAt;

  private final int id;
  private final BitSet past = new BitSet();
  Request request;
  Attempt attempt;
  long acknowledgedAt = NEVER;
  Node displacedBy;

  /** Whether all copies of it went with a destroyed Region. */
  boolean destroyed;

  Node(Version version, Node parent, int id, int regions) {
    this.version = version;
    this.id = id;
    arrivedAt = new long[regions];
    Arrays.fill(arrivedAt, NEVER);
    if (parent != null) {
      past.or(parent.past);
    }
    past.set(id);
  }

  boolean isAncestorOf(Node other) {
    return other != null && other.past.get(id);
  }

  boolean isNewerThan(Node other) {
    return other == null || version.isNewerThan(other.version);
  }
}
