package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-Region eventual consistency: a write is checked, applied and acknowledged at the local
 * replica alone; its image goes to every other Region on its own (FACTS ), never relayed by
 * a third, and the last writer wins, the whole item (C-1, I-2). Reads are local.
 */
public final class Mrec implements ConsistencyMode {
  static final String NAME = "mrec";

  private final ReplicationOptions options;

  private Mrec(ReplicationOptions options) {
    this.options = options;
  }

  /** Reads the section {@code replication}. */
  public static ConsistencyMode read(Sections sections) {
    return new Mrec(ReplicationOptions.read(sections));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> replicas(TableDesign table) {
    return table.regions();
  }

  @Override
  public List<Refusal> refusals(Design design) {
    List<Refusal> refusals = new ArrayList<>();
    if (design.table().witness().isPresent()) {
      refusals.add(Refusal.WITNESS);
    }
    if (design.table().regions().size() < 2) {
      refusals.add(new Refusal("9", "table.regions", "a global table has two replicas or more"));
    }
    if (design.has(Feature.CAPACITY_WITHOUT_AUTO_SCALING)) {
      String path = Feature.CAPACITY_WITHOUT_AUTO_SCALING.path();
      refusals.add(new Refusal("9", path, Refusal.FIXED_CAPACITY));
    }
    if (design.has(Feature.PROMOTION)) {
      refusals.add(
          new Refusal("R-1", Feature.PROMOTION.path(), "every replica takes writes under MREC"));
    }
    return refusals;
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return switch (promise) {
      case DURABILITY -> false;
      case CONVERGENCE, MONOTONIC -> table.keepsVersionOrder();
      case LINEARIZABILITY, CONSERVATION -> true;
    };
  }

  @Override
  public boolean ordersAllRegions() {
    return false;
  }

  @Override
  public boolean publishesReplicationLatency() {
    return true;
  }

  @Override
  public List<String> assumptions() {
    List<String> paths = new ArrayList<>(options.assumptions());
    paths.add("clock.assign");
    return paths;
  }

  @Override
  public Table openAlone(World world, TableDesign table, int region) {
    return SingleRegion.of(world, table, options, region);
  }

  @Override
  public Table open(World world, TableDesign table) {
    List<Replica> replicas = new ArrayList<>();
    for (String region : table.regions()) {
      replicas.add(new Replica(world, world.regionId(region), table.tombstoneNanos()));
    }
    return new MrecTable(world, table, options, replicas);
  }
}
