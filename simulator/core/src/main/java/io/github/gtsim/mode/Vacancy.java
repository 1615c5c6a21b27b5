package io.github.gtsim.mode;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.World;

/** The time in which a table has no primary, and what happens when that has lasted. */
final class Vacancy {
  private static final long NONE = -1;

  private final World world;
  private final long longestNanos;
  private final Runnable lasted;
  private long since = NONE;
  private boolean holds;

  /**
   * @param longestNanos how long it may last; {@link Fault#NEVER} if for ever
   * @param lasted what is done then, and at every change of the network afterwards
   */
  Vacancy(World world, long longestNanos, Runnable lasted) {
    this.world = world;
    this.longestNanos = longestNanos;
    this.lasted = lasted;
  }

  /** Since when there is no primary; now if there is one. */
  long since() {
    return since == NONE ? world.now() : since;
  }

  /** There is no primary; the run waits for another as long as it will take. */
  void open() {
    if (since != NONE) {
      if (longestNanos <= world.now() - since) {
        lasted.run();
      }
      return;
    }
    since = world.now();
    if (longestNanos != Fault.NEVER) {
      long thisOne = since;
      holds = true;
      world.simulation().hold();
      world.simulation().backgroundAt(since + longestNanos, () -> hasLasted(thisOne));
    }
  }

  private void hasLasted(long thisOne) {
    if (since == thisOne) {
      release();
      lasted.run();
    }
  }

  /** There is a primary, or none is needed any more. */
  void close() {
    since = NONE;
    release();
  }

  private void release() {
    if (holds) {
      holds = false;
      world.simulation().release();
    }
  }
}
