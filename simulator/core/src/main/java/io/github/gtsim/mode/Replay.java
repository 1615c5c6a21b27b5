package io.github.gtsim.mode;

import io.github.gtsim.cluster.World;

/**
 * A returning member's way through what it missed: up to the last entry ordered when it returned,
 * in commit order, at a rate (FACTS U-2; the rate is our model).
 */
final class Replay {
  private static final double NANOS = 1e9;

  private final World world;
  private final Journal journal;
  private final int member;
  private final double perSecond;
  private final long target;
  private Entry next;
  private boolean running;

  /**
   * @param target order of the last entry to replay
   * @param next the first one
   */
  Replay(World world, Journal journal, int member, double perSecond, long target, Entry next) {
    this.world = world;
    this.journal = journal;
    this.member = member;
    this.perSecond = perSecond;
    this.target = target;
    this.next = next;
  }

  long target() {
    return target;
  }

  /** Goes on if the next entry has come. */
  void resume() {
    if (!running && next.isStoredBy(member)) {
      running = true;
      schedule(world.now(), 1);
    }
  }

  /** Schedules the {@code count}-th entry that is replayed since {@code startedAt}. */
  private void schedule(long startedAt, long count) {
    long at = startedAt + (long) (count * NANOS / perSecond);
    world.simulation().at(at, () -> step(startedAt, count));
  }

  private void step(long startedAt, long count) {
    if (!journal.isIn(this, member)) {
      return;
    }
    journal.apply(next, member);
    Entry entry = next.nextInLog;
    while (entry != null && entry.order <= target && journal.isApplied(entry, member)) {
      entry = entry.nextInLog;
    }
    if (entry == null || entry.order > target) {
      journal.finishCatchUp(member);
    } else {
      next = entry;
      if (entry.isStoredBy(member)) {
        schedule(startedAt, count + 1);
      } else {
        running = false;
      }
    }
  }
}
