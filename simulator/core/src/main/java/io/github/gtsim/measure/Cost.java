package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.IndexAddition;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Units;
import io.github.gtsim.cluster.Version;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The units that the service charges, exactly, and an estimate of the money (FACTS 15).
 *
 * <p>A write is one unit for each KB, or part of one, of the item before it or after it, the larger
 * (H-6): in a global table a replicated unit in every replica (B-1), in a single Region a plain
 * one. Every applied attempt pays, and every record that arrives, whether it wins or loses (B-6); a
 * witness pays nothing (T-1), nor does a system write where it is made (B-4). Each index that
 * changes is a write more. Our model, where nothing is published: a refused condition and a write
 * that changes nothing pay in their own Region alone, and no index.
 */
public final class Cost implements Observer {
  /** What is stored beside an item, and beside that in a global table (FACTS I-6). */
  private static final long OVERHEAD_BYTES = 100;

  private static final long GLOBAL_BYTES = 48;

  private final Scope scope;
  private final Prices prices;
  private final Usage[] usages;
  private final int localIndexes;
  private int indexes;
  private Optional<String> pitrRegion;

  public Cost(Scope scope, TableDesign table, Prices prices) {
    this.scope = scope;
    this.prices = prices;
    indexes = table.indexes();
    localIndexes = table.localIndexes();
    pitrRegion = table.pitr().map(Pitr::region);
    usages = new Usage[scope.world().regions().size()];
    for (int region = 0; region < usages.length; region++) {
      usages[region] = new Usage();
    }
  }

  Usage of(int region) {
    return usages[region];
  }

  /** A transaction writes twice: it prepares, then commits (FACTS H-6). */
  private static long times(Attempt attempt) {
    return attempt.request().kind() == OperationKind.TRANSACT_WRITE ? 2 : 1;
  }

  private void write(int region, long units) {
    if (scope.table().isGlobal()) {
      usages[region].rwru += units;
    } else {
      usages[region].tableWru += units;
    }
  }

  /** A local index shares the table's units, a global one has its own, never replicated ones. */
  private void writeIndexes(int region, long units) {
    write(region, localIndexes * units);
    usages[region].indexWru += indexes * units;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.WRITTEN, Told.ARRIVED);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    long units = Units.write(version.chargedBytes());
    write(version.origin(), times(attempt) * units);
    writeIndexes(version.origin(), units);
  }

  /** The operator pays like any client. */
  @Override
  public void systemWrote(Version version) {
    long units = Units.write(version.chargedBytes());
    write(version.origin(), units);
    writeIndexes(version.origin(), units);
  }

  /** Free where the service deletes (FACTS B-4). */
  @Override
  public void expired(Version deletion) {}

  @Override
  public void arrived(Version version, int region, Version kept) {
    long units = Units.write(version.chargedBytes());
    write(region, units);
    if (kept == version) {
      writeIndexes(region, units);
    }
    usages[version.origin()].transferBytes += version.bytes() + GLOBAL_BYTES;
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    refused(attempt, attempt.version());
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    if (attempt.isWrite()) {
      refused(attempt, version);
    } else {
      usages[attempt.region()].halfRru += Units.halfRead(version.bytes(), attempt.isStrong());
    }
  }

  private void refused(Attempt attempt, Version stored) {
    write(attempt.servedIn(), times(attempt) * Units.write(stored.bytes()));
  }

  /** A new index is filled at no charge for writes (B-2). */
  @Override
  public void operationStarted(Operation operation) {
    indexes += operation instanceof IndexAddition ? 1 : 0;
  }

  @Override
  public void backFilled(Version version, int region) {
    usages[region].restoredBytes += bytes(version, 1);
  }

  /** A restored table is filled, and its recovery is to be set up anew (FACTS X-1). */
  @Override
  public void rewound(Rewind rewind) {
    if (rewind.restoredTo().isPresent()) {
      for (int item = 0; item < rewind.state().size(); item++) {
        usages[rewind.region()].restoredBytes += bytes(rewind.state().held(item), 1);
      }
      if (rewind.takesPlace()) {
        pitrRegion = Optional.empty();
      }
    }
  }

  /** What a replica stores of an item now, in so many places. */
  private long bytes(Version held, int copies) {
    long overhead = copies * OVERHEAD_BYTES + (scope.table().isGlobal() ? GLOBAL_BYTES : 0);
    return held.image().exists() ? (long) copies * held.bytes() + overhead : 0;
  }

  /** What the Region's replica stores now, each index a copy of every item. */
  private void store(Region region, Usage usage) {
    boolean recoverable = pitrRegion.filter(region.name()::equals).isPresent();
    for (int item = 0; item < scope.world().items().size(); item++) {
      Version held = scope.table().held(region.id(), item);
      usage.storageBytes += bytes(held, 1 + indexes + localIndexes);
      usage.pitrBytes += recoverable ? bytes(held, 1 + localIndexes) : 0;
    }
  }

  /**
   * The section cost of the summary.
   *
   * @param nanos how long requests arrived
   * @param rated whether they came at a rate, so that one may ask what a month of it costs
   */
  public void report(ObjectNode summary, long nanos, boolean rated) {
    ObjectNode cost = summary.putObject("cost");
    cost.put("priceDate", prices.date());
    ObjectNode regions = cost.putObject("byRegion");
    Bill bill = new Bill(prices, nanos);
    Usage all = new Usage();
    for (Region region : scope.world().regions()) {
      Usage usage = usages[region.id()];
      boolean replica = scope.isReplica(region.id());
      if (replica && !region.isDestroyed()) {
        store(region, usage);
      }
      if (replica || !usage.isNone()) {
        ObjectNode node = regions.putObject(region.name());
        usage.put(node);
        node.put("usd", bill.add(region.name(), usage));
        all.addUnits(usage);
      }
    }
    cost.put("wru", all.wru());
    cost.put("rwru", all.rwru);
    cost.put("rru", all.rru());
    cost.put("usd", bill.dollars());
    if (rated) {
      bill.putMonth(cost.putObject("monthly"));
    } else {
      cost.putNull("monthly");
    }
  }
}
