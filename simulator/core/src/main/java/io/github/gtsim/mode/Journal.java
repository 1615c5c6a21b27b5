package io.github.gtsim.mode;

import io.github.gtsim.cluster.Capacity;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One totally ordered log for each partition, kept by every member and applied in order by every
 * replica (our model of FACTS W-2). {@link Relay} brings a member what it lacks; a member that
 * returns from an outage replays what it missed first ({@link Replay}).
 */
final class Journal {
  private final World world;
  private final Members members;
  private final Replica[] replicas;
  private final double catchUpPerSecond;
  private final Log log = new Log();
  private final Entry[] last;
  private final Entry[][] applied;

  /** For each member the latest entry before which it has stored all; null once destroyed. */
  private final Entry[] complete = new Entry[Members.COUNT];

  private final Replay[] replays = new Replay[Members.COUNT];
  private final List<Waiter> waiters = new ArrayList<>();

  private record Waiter(int member, int partition, long position, Event then) {}

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
      complete[member] = log.last();
    }
  }

  /** The last position that is taken in a partition; positions count from 1. */
  long lastPosition(int partition) {
    return position(last[partition]);
  }

  /** The last place in the commit order of the whole table. */
  long lastOrder() {
    return log.last().order;
  }

  private static long position(Entry entry) {
    return entry.order == 0 ? 0 : entry.version.stamp();
  }

  /** Gives a version the next place in the order; the member that decided it stores it next. */
  Entry append(Version version, int partition) {
    Entry entry = new Entry(version, partition, version.sequence());
    last[partition].nextInPartition = entry;
    last[partition] = entry;
    log.add(entry, leastNeeded());
    return entry;
  }

  private long leastNeeded() {
    long least = log.last().order + 1;
    for (Entry end : complete) {
      if (end != null) {
        least = Math.min(least, end.order + 1);
      }
    }
    return least;
  }

  /** The first entry that the member lacks; null if it has all. */
  Entry firstLacking(int member) {
    return complete[member] == null ? null : complete[member].nextInLog;
  }

  /** The member has this entry from now on. */
  void store(Entry entry, int member) {
    if (entry.isStoredBy(member) || complete[member] == null) {
      return;
    }
    entry.storeAt(member);
    Entry next = complete[member].nextInLog;
    while (next != null && next.isStoredBy(member)) {
      complete[member] = next;
      next = next.nextInLog;
    }
    if (replicas[member] == null) {
      world.observer().stored(entry.version, members.region(member));
    } else {
      applyReady(member, entry.partition);
      resume(member);
    }
  }

  private void applyReady(int member, int partition) {
    Entry next = applied[member][partition].nextInPartition;
    Replay replay = replays[member];
    while (next != null
        && next.isStoredBy(member)
        && (replay == null || next.order > replay.target())) {
      apply(next, member);
      next = next.nextInPartition;
    }
  }

  /** The member's replica applies an entry, the next of its partition. */
  void apply(Entry entry, int member) {
    applied[member][entry.partition] = entry;
    Replica replica = replicas[member];
    replica.store(entry.version);
    if (entry.version.origin() != replica.region()) {
      charge(entry.version, replica.region());
      world.observer().arrived(entry.version, replica.region(), entry.version);
    }
    wake(member, entry.partition);
  }

  /** The order leaves no time to wait for capacity: the Region's own clients do (our model). */
  private void charge(Version version, int region) {
    Optional<Capacity> capacity = world.region(region).capacity();
    if (capacity.isPresent()) {
      capacity.get().charge(version);
    }
  }

  boolean isApplied(Entry entry, int member) {
    return applied[member][entry.partition].order >= entry.order;
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

  /** Whether the member, unless it is destroyed, has a version. */
  boolean has(int member, Version version) {
    if (complete[member] == null) {
      return false;
    }
    return version.sequence() <= complete[member].order
        || isKeptBy(member, log.at(version.sequence()));
  }

  /** Whether the member can pass an entry on: it has stored it, or has itself proposed it. */
  boolean isKeptBy(int member, Entry entry) {
    return entry.isStoredBy(member) || members.region(member) == entry.version.origin();
  }

  /** The member's data are gone: nobody waits for it any more. */
  void destroy(int member) {
    complete[member] = null;
    applied[member] = null;
  }

  /** The member has returned: it has to replay all that is ordered by now. */
  void startCatchUp(int member) {
    replays[member] = null;
    Entry gap = replicas[member] == null ? null : firstGap(member);
    if (gap != null) {
      replays[member] = new Replay(world, this, member, catchUpPerSecond, log.last().order, gap);
      int region = members.region(member);
      world.observer().catchUpStarted(region, region);
      resume(member);
    }
  }

  /** The earliest entry that the member's replica has not applied; null if it is level. */
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

  /** Whether this is still the replay that the member is in. */
  boolean isIn(Replay replay, int member) {
    return replays[member] == replay;
  }

  /** Lets the member's replay go on, if it is in one, with what has been stored. */
  void resume(int member) {
    if (replays[member] != null) {
      replays[member].resume();
    }
  }

  /** The member has replayed up to its target. */
  void finishCatchUp(int member) {
    replays[member] = null;
    for (int partition = 0; partition < last.length; partition++) {
      applyReady(member, partition);
    }
    int region = members.region(member);
    world.observer().caughtUp(region, region);
  }
}
