package io.github.gtsim.cluster;

import io.github.gtsim.cluster.CapacityDesign.Scaling;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.engine.Simulation;

/**
 * What a table can take in one Region, counted in units (FACTS H-6): clients' calls, which are
 * refused where there is not enough, and replicated writes, which wait or are charged all
 * the same, as their mode has it. A Region without limits takes everything.
 */
public final class Capacity {

  /** Half units a second of a partition (FACTS H-1). */
  private static final long PARTITION_WRITES = 2 * 1000;

  private static final long PARTITION_READS = 2 * 3000;

  private final Simulation simulation;
  private final Items items;
  private final Scaling scaling;
  private final Throughput writes;
  private final Throughput reads;

  /** Of a table with these limits. */
  Capacity(Simulation simulation, Items items, CapacityDesign.Limits limits) {
    this.simulation = simulation;
    this.items = items;
    scaling = limits.scaling();
    int partitions = items.partitions();
    long burst = limits.burstNanos();
    writes = new Throughput(2 * limits.write(), PARTITION_WRITES, burst, partitions, scaling);
    reads = new Throughput(2 * limits.read(), PARTITION_READS, burst, partitions, scaling);
    if (!(scaling instanceof Scaling.Fixed)) {
      simulation.backgroundAt(Nanos.MINUTE, this::minute);
    }
  }

  private void minute() {
    follow(writes);
    follow(reads);
    simulation.backgroundAt(simulation.now() + Nanos.MINUTE, this::minute);
  }

  private void follow(Throughput throughput) {
    long wanted = throughput.limitAfterMinute();
    if (wanted == throughput.limit() || throughput.isChanging()) {
      return;
    }
    if (scaling instanceof Scaling.Auto auto) {
      throughput.beginChange();
      long at = Math.addExact(simulation.now(), auto.takesNanos());
      simulation.backgroundAt(at, () -> throughput.limit(wanted, simulation.now()));
    } else {
      throughput.limit(wanted, simulation.now());
    }
  }

  /**
   * Takes what a client's call needs of what the table holds, if there is as much; of a transaction
   * all or nothing.
   */
  boolean admits(Attempt attempt, Table table) {
    for (int i = 0; i < attempt.size(); i++) {
      int partition = items.partition(attempt.part(i).item());
      if (!of(attempt).takes(units(attempt, i, table), partition, simulation.now())) {
        for (int taken = 0; taken < i; taken++) {
          int other = items.partition(attempt.part(taken).item());
          of(attempt).take(-units(attempt, taken, table), other);
        }
        return false;
      }
    }
    return true;
  }

  private Throughput of(Attempt attempt) {
    return attempt.isWrite() ? writes : reads;
  }

  /** Half units of one item of a call; of a write by the item before or after it (FACTS H-6). */
  private static long units(Attempt attempt, int index, Table table) {
    Attempt part = attempt.part(index);
    Image stored = table.held(attempt.servedIn(), part.item()).image();
    if (attempt.isWrite()) {
      long units = halfUnits(Math.max(stored.bytes(), part.applyTo(stored).bytes()));
      return attempt.isTransaction() ? 2 * units : units;
    }
    return Units.halfRead(stored.bytes(), attempt.isStrong());
  }

  /** Half units of a write. */
  private static long halfUnits(int bytes) {
    return 2 * Units.write(bytes);
  }

  /**
   * Nanoseconds until the table has capacity for a replicated write, if nobody takes it first; 0 if
   * it has. A Region's own clients go first (our model): half of what accrues in a second is left
   * to them.
   */
  public long untilTableHasRoom(Version record) {
    return writes.untilTableHasRoom(halfUnits(record.chargedBytes()), true, simulation.now());
  }

  /** The same of the partition that the record is of. */
  public long untilPartitionHasRoom(Version record) {
    int partition = items.partition(record.item());
    long units = halfUnits(record.chargedBytes());
    return writes.untilPartitionHasRoom(units, partition, simulation.now());
  }

  /** Takes what a replicated write needs, for which there is room (FACTS R-10). */
  public void take(Version record) {
    writes.take(halfUnits(record.chargedBytes()), items.partition(record.item()));
  }

  /** Takes what a replicated write needs, of the capacity of the next second if need be. */
  public void charge(Version record) {
    int partition = items.partition(record.item());
    writes.charge(halfUnits(record.chargedBytes()), partition, simulation.now());
  }

  void cut(Fault.CapacityCut cut) {
    cut.write().ifPresent(units -> writes.cut(2 * units, simulation.now()));
    cut.read().ifPresent(units -> reads.cut(2 * units, simulation.now()));
  }

  void mend() {
    writes.cut(Long.MAX_VALUE, simulation.now());
    reads.cut(Long.MAX_VALUE, simulation.now());
  }
}
