package io.github.gtsim.mode;

import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * One totally ordered log for each partition, kept by every member and applied in order by every
 * replica (our model of FACTS W-2). A position that a member lacks reaches it along the fastest
 * path of up links from any member that has it. A member that returns from an outage replays what
 * it missed, in commit order, at a rate, before it is level again (FACTS U-2).
 */
final class Journal {
  private static final double NANOS = 1e9;

  private final World world;
  private final Members members;
  private final Replica[] replicas;
  private final double catchUpPerSecond;
  private final Entry[] last;
  private final Entry[][] applied;
  private final Entry[] complete = new Entry[Members.COUNT];
  private final Replay[] replays = new Replay[Members.COUNT];
  private final List<Waiter> waiters = new ArrayList<>();
  private Entry lastInLog = new Entry(Version.NONE, -1, 0);

  private record Waiter(int member, int partition, long position, Event then) {}

  /** A returning member's way through what it missed. */
  private static final class Replay {
    final long target;
    Entry next;
    boolean running;
    boolean started;

    Replay(long target, Entry next) {
      this.target = target;
      this.next = next;
    }
  }

  Journal(World world, Members members, Replica[] replicas, double catchUpPerSecond) {
    this.world = world;
    this.members = members;
    this.replicas = replicas;
    this.catchUpPerSecond = catchUpPerSecond;
    int partitions = world.items().partitions();
    last = new Entry[partitions];
    applied = new Entry[Members.COUNT][partitions];
    for (int partition = 0; partition < partitions; partition++) {
      last[partition] = new Entry(Version.NONE, partition, 0);
      for (int member = 0; member < Members.COUNT; member++) {
        applied[member][partition] = last[partition];
      }
    }
    for (int member = 0; member < Members.COUNT; member++) {
      complete[member] = lastInLog;
    }
  }

  /** The last position that is taken in a partition; positions count from 1. */
  long lastPosition(int partition) {
    return position(last[partition]);
  }

  /** The last place in the commit order of the whole table. */
  long lastOrder() {
    return lastInLog.order;
  }

  private static long position(Entry entry) {
    return entry.order == 0 ? 0 : entry.version.stamp();
  }

  /** Commits a version: it has been stored by a member other than its coordinator. */
  Entry append(Version version, int partition, int member) {
    Entry entry = new Entry(version, partition, version.sequence());
    lastInLog.nextInLog = entry;
    lastInLog = entry;
    last[partition].nextInPartition = entry;
    last[partition] = entry;
    store(entry, member);
    return entry;
  }

  /** The member has this entry from now on. */
  void store(Entry entry, int member) {
    if (entry.isStoredBy(member)) {
      return;
    }
    entry.storeAt(member);
    Entry next = complete[member].nextInLog;
    while (next != null && next.isStoredBy(member)) {
      complete[member] = next;
      next = next.nextInLog;
    }
    if (replicas[member] != null) {
      applyReady(member, entry.partition);
      resume(member);
    }
  }

  private void applyReady(int member, int partition) {
    Entry next = applied[member][partition].nextInPartition;
    Replay replay = replays[member];
    while (next != null
        && next.isStoredBy(member)
        && (replay == null || next.order > replay.target)) {
      apply(next, member);
      next = next.nextInPartition;
    }
  }

  private void apply(Entry entry, int member) {
    applied[member][entry.partition] = entry;
    Replica replica = replicas[member];
    replica.store(entry.version);
    if (entry.version.origin() != replica.region()) {
      world.observer().arrived(entry.version, replica.region(), entry.version);
    }
    wake(member, entry.partition);
  }

  /** Fires {@code then} once the member's replica has applied the partition up to a position. */
  void whenApplied(int member, int partition, long position, Event then) {
    if (position(applied[member][partition]) >= position) {
      then.fire();
    } else {
      waiters.add(new Waiter(member, partition, position, then));
    }
  }

  private void wake(int member, int partition) {
    long position = position(applied[member][partition]);
    for (int i = 0; i < waiters.size(); i++) {
      Waiter waiter = waiters.get(i);
      if (waiter.member() == member
          && waiter.partition() == partition
          && waiter.position() <= position) {
        waiters.remove(i--);
        world.simulation().after(0, waiter.then());
      }
    }
  }

  boolean has(int member, Version version) {
    if (version.sequence() <= complete[member].order) {
      return true;
    }
    Entry entry = complete[member].nextInLog;
    while (entry != null && entry.version != version) {
      entry = entry.nextInLog;
    }
    return entry != null && entry.isStoredBy(member);
  }

  /** Brings an entry to a member that lacks it, from the member nearest to it that has it. */
  void relay(Entry entry, int to) {
    int from = -1;
    for (int member = 0; member < Members.COUNT; member++) {
      if (member != to
          && entry.isStoredBy(member)
          && members.hasPath(member, to)
          && (from < 0 || members.pathDelay(member, to) < members.pathDelay(from, to))) {
        from = member;
      }
    }
    if (from >= 0 && !entry.isStoredBy(to)) {
      members.sendFastest(from, to, () -> store(entry, to), () -> relay(entry, to));
    }
  }

  /** A path to {@code to} has come up: what the others have of its lacks is on its way. */
  void repair(int to) {
    if (complete[to] == lastInLog) {
      resume(to);
      return;
    }
    long upTo = lastInLog.order;
    for (int from = 0; from < Members.COUNT; from++) {
      int sender = from;
      if (from != to && members.hasPath(from, to)) {
        members.sendFastest(from, to, () -> storeAll(sender, to, upTo), () -> {});
      }
    }
  }

  private void storeAll(int from, int to, long upTo) {
    Entry entry = complete[to].nextInLog;
    while (entry != null && entry.order <= upTo) {
      Entry next = entry.nextInLog;
      if (entry.isStoredBy(from)) {
        store(entry, to);
      }
      entry = next;
    }
  }

  /** The member has returned: it has to replay all that is ordered by now. */
  void startCatchUp(int member) {
    replays[member] = null;
    if (replicas[member] == null || isLevel(member)) {
      return;
    }
    replays[member] = new Replay(lastInLog.order, firstGap(member));
  }

  private boolean isLevel(int member) {
    for (int partition = 0; partition < last.length; partition++) {
      if (applied[member][partition] != last[partition]) {
        return false;
      }
    }
    return true;
  }

  /** The latest entry before which the member has applied everything. */
  private Entry firstGap(int member) {
    Entry gap = null;
    for (Entry tail : applied[member]) {
      Entry next = tail.nextInPartition;
      if (next != null && (gap == null || next.order < gap.order)) {
        gap = next;
      }
    }
    return gap;
  }

  void stopCatchUp(int member) {
    replays[member] = null;
  }

  boolean isCatchingUp(int member) {
    return replays[member] != null;
  }

  private void resume(int member) {
    Replay replay = replays[member];
    if (replay == null || replay.running || !replay.next.isStoredBy(member)) {
      return;
    }
    replay.running = true;
    if (!replay.started) {
      replay.started = true;
      int region = members.region(member);
      world.observer().catchUpStarted(region, region);
    }
    next(member, replay, world.now(), 1);
  }

  /** Schedules the {@code count}-th write that is replayed since {@code startedAt}. */
  private void next(int member, Replay replay, long startedAt, long count) {
    long at = startedAt + (long) (count * NANOS / catchUpPerSecond);
    world.simulation().at(at, () -> replay(member, replay, startedAt, count));
  }

  private void replay(int member, Replay replay, long startedAt, long count) {
    if (replays[member] != replay) {
      return;
    }
    apply(replay.next, member);
    Entry entry = replay.next.nextInLog;
    while (entry != null && entry.order <= replay.target && isApplied(member, entry)) {
      entry = entry.nextInLog;
    }
    if (entry == null || entry.order > replay.target) {
      finish(member);
    } else {
      replay.next = entry;
      if (entry.isStoredBy(member)) {
        next(member, replay, startedAt, count + 1);
      } else {
        replay.running = false;
      }
    }
  }

  private boolean isApplied(int member, Entry entry) {
    return applied[member][entry.partition].order >= entry.order;
  }

  private void finish(int member) {
    replays[member] = null;
    for (int partition = 0; partition < last.length; partition++) {
      applyReady(member, partition);
    }
    int region = members.region(member);
    world.observer().caughtUp(region, region);
  }
}
