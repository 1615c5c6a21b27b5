package io.github.gtsim.cluster;

/**
 * A run of versions of an item, each written on the one before. A write on a version that has a
 * child already opens a branch of its own, which leaves its parent branch at {@code forkDepth}.
 */
final class Branch {
  /** The branch this one left; null for a root, or where the past is settled. */
  Branch parent;

  final int forkDepth;

  /** Depth of the newest version on this branch. */
  int tip;

  Branch(Branch parent, int forkDepth) {
    this.parent = parent;
    this.forkDepth = forkDepth;
  }
}
