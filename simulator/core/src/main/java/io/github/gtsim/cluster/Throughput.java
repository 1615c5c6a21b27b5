package io.github.gtsim.cluster;

import io.github.gtsim.cluster.CapacityDesign.Scaling;

/**
 * The writes, or the reads, that a table can take in one Region: as many units a second as its
 * limit says, and no more in any one partition than a partition takes (FACTS H-1). Units are half
 * units of the service.
 */
final class Throughput {
  private final Bucket whole;
  private final Bucket[] partitions;
  private final Follow follow;
  private long limit;
  private long cut = Long.MAX_VALUE;
  private long used;
  private boolean changing;

  /** How the limit follows what is used. */
  interface Follow {
    /** The limit after a minute in which so many units a second were used. */
    long limit(long limit, double usedPerSecond);
  }

  /**
   * @param limit units a second
   * @param partitionLimit units a second of each partition
   */
  Throughput(long limit, long partitionLimit, long burstNanos, int partitions, Scaling scaling) {
    this.limit = limit;
    whole = new Bucket(limit, burstNanos);
    this.partitions = new Bucket[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      this.partitions[partition] = new Bucket(partitionLimit, 0);
    }
    follow = Scalers.of(scaling, limit);
  }

  /** Nanoseconds until the table as a whole has room; 0 if it has. */
  long untilTableHasRoom(long units, boolean leavesHalf, long now) {
    return whole.untilRoom(units, leavesHalf ? whole.half() : 0, now);
  }

  /** Nanoseconds until the partition has room; 0 if it has. */
  long untilPartitionHasRoom(long units, int partition, long now) {
    return partitions[partition].untilRoom(units, 0, now);
  }

  /** Takes units if there are as many. */
  boolean takes(long units, int partition, long now) {
    boolean room =
        untilTableHasRoom(units, false, now) == 0
            && untilPartitionHasRoom(units, partition, now) == 0;
    if (room) {
      take(units, partition);
    }
    return room;
  }

  /** Takes units for which there is room. */
  void take(long units, int partition) {
    whole.take(units);
    partitions[partition].take(units);
    used += units;
  }

  /** Takes units in any case. */
  void charge(long units, int partition, long now) {
    whole.takeAtMost(units, now);
    partitions[partition].takeAtMost(units, now);
    used += units;
  }

  /** Allows at most this many units a second from now on. */
  void cut(long perSecond, long now) {
    cut = perSecond;
    whole.limit(Math.min(limit, cut), now);
  }

  /** Sets what is allowed where nothing is cut. */
  void limit(long perSecond, long now) {
    changing = false;
    limit = perSecond;
    whole.limit(Math.min(limit, cut), now);
  }

  /** A minute is over: the limit that it calls for, which may be the one there is. */
  long limitAfterMinute() {
    double perSecond = used / 60.0;
    used = 0;
    return follow.limit(limit, perSecond);
  }

  /** Another limit is on its way. */
  void beginChange() {
    changing = true;
  }

  /** Whether another limit is on its way; until it is there no further one is decided. */
  boolean isChanging() {
    return changing;
  }

  long limit() {
    return limit;
  }
}
