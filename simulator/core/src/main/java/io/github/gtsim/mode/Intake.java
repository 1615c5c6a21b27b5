package io.github.gtsim.mode;

import io.github.gtsim.cluster.Capacity;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Where the records of all other Regions come into one: each is applied there as soon as its
 * partition has a leader and the table has write capacity (FACTS R-10). Those that wait do so in
 * lanes, one for each source and partition; what came first goes first.
 */
final class Intake {
  private final World world;
  private final Replica destination;
  private final Region region;
  private final PriorityQueue<Lane> turns = new PriorityQueue<>();
  private final List<Lane> aside = new ArrayList<>();
  private int lanes;
  private long wake;
  private boolean asleep;

  Intake(World world, Replica destination) {
    this.world = world;
    this.destination = destination;
    region = world.region(destination.region());
  }

  /** The way in from one Region. */
  Inlet from(int source, Runnable emptied) {
    return new Inlet(source, emptied);
  }

  /** Records of one Region. */
  final class Inlet {
    private final int source;
    private final Runnable emptied;
    private final Lane[] ofPartition = new Lane[world.items().partitions()];
    private long waiting;

    /**
     * @param emptied hears when none of the records that waited does any more
     */
    private Inlet(int source, Runnable emptied) {
      this.source = source;
      this.emptied = emptied;
    }

    /** Applies a record that has come, now or when it can be. */
    void take(Version record) {
      if (region.zones().areAllUp() && region.capacity().isEmpty()) {
        apply(record);
        return;
      }
      Lane lane = lane(world.items().partition(record.item()));
      if (lane.records.isEmpty() && lane.isOpen() && hasRoom(record)) {
        charge(record);
        apply(record);
        return;
      }
      boolean first = lane.records.isEmpty();
      lane.records.add(record, world.now());
      if (first) {
        turns.add(lane);
      }
      waiting++;
      if (lane.isOpen()) {
        world.observer().throttled(record, region.id());
        wakeUpSoon(lane.records.first());
      }
    }

    private Lane lane(int partition) {
      if (ofPartition[partition] == null) {
        ofPartition[partition] = new Lane(this, partition, lanes++);
      }
      return ofPartition[partition];
    }

    boolean isEmpty() {
      return waiting == 0;
    }

    /** Nothing comes in any more: gives up the records that wait. */
    void close() {
      for (Lane lane : ofPartition) {
        if (lane != null) {
          turns.remove(lane);
          while (!lane.records.isEmpty()) {
            world.observer().dropped(lane.records.take(), region.id());
          }
        }
      }
      waiting = 0;
    }
  }

  /** The records of one partition of one Region that wait. */
  private final class Lane implements Comparable<Lane> {
    final Inlet inlet;
    final int partition;
    final int number;
    final Line records = new Line();

    Lane(Inlet inlet, int partition, int number) {
      this.inlet = inlet;
      this.partition = partition;
      this.number = number;
    }

    /** By the instant at which its first record came; there must be one. */
    @Override
    public int compareTo(Lane other) {
      int earlier = Long.compare(records.firstDue(), other.records.firstDue());
      return earlier != 0 ? earlier : Integer.compare(number, other.number);
    }

    /** Whether nothing but capacity can hold it up. */
    boolean isOpen() {
      return region.zones().isLed(partition, world.now())
          && world.network().isUp(inlet.source, region.id());
    }
  }

  private void apply(Version record) {
    destination.merge(record);
    world.observer().arrived(record, region.id(), destination.held(record.item()));
  }

  private void charge(Version record) {
    if (region.capacity().isPresent()) {
      region.capacity().get().take(record);
    }
  }

  private long untilTableHasRoom(Version record) {
    Optional<Capacity> capacity = region.capacity();
    return capacity.isEmpty() ? 0 : capacity.get().untilTableHasRoom(record);
  }

  private long untilPartitionHasRoom(Version record) {
    Optional<Capacity> capacity = region.capacity();
    return capacity.isEmpty() ? 0 : capacity.get().untilPartitionHasRoom(record);
  }

  private boolean hasRoom(Version record) {
    return untilTableHasRoom(record) == 0 && untilPartitionHasRoom(record) == 0;
  }

  /** Leaders, links or capacities may have changed: applies what can be. */
  void resume() {
    if (!turns.isEmpty()) {
      serve();
    }
  }

  /** Applies what can be, whatever came first going first, until the table has no room. */
  private void serve() {
    long soonest = Long.MAX_VALUE;
    while (!turns.isEmpty()) {
      Lane lane = turns.peek();
      boolean open = lane.isOpen();
      long tableWait = open ? untilTableHasRoom(lane.records.first()) : 0;
      if (tableWait > 0) {
        soonest = Math.min(soonest, tableWait);
        break;
      }
      turns.remove();
      long wait = open ? untilPartitionHasRoom(lane.records.first()) : Long.MAX_VALUE;
      if (wait == 0) {
        next(lane);
      } else {
        soonest = Math.min(soonest, wait);
        aside.add(lane);
      }
    }
    turns.addAll(aside);
    aside.clear();
    if (soonest != Long.MAX_VALUE) {
      sleep(soonest);
    }
  }

  private void next(Lane lane) {
    Version record = lane.records.take();
    if (!lane.records.isEmpty()) {
      turns.add(lane);
    }
    charge(record);
    apply(record);
    if (--lane.inlet.waiting == 0) {
      lane.inlet.emptied.run();
    }
  }

  private void wakeUpSoon(Version first) {
    if (!asleep) {
      sleep(Math.max(untilTableHasRoom(first), untilPartitionHasRoom(first)));
    }
  }

  /** Tries again after some time, or earlier if that is planned already. */
  private void sleep(long nanos) {
    long at = Math.addExact(world.now(), nanos);
    if (asleep && wake <= at) {
      return;
    }
    asleep = true;
    wake = at;
    world.simulation().at(at, () -> wakeUp(at));
  }

  private void wakeUp(long at) {
    if (asleep && wake == at) {
      asleep = false;
      serve();
    }
  }
}
