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
 * One Region holds the table; clients elsewhere pay the round trip. It is a table under mrec from
 * the instant at which a replica is added (MODEL 5).
 */
public final class SingleRegion implements ConsistencyMode {
  static final String NAME = "single-region";

  private final ReplicationOptions options;

  private SingleRegion(ReplicationOptions options) {
    this.options = options;
  }

  /** Reads the section {@code replication}, for the time when it is global. */
  public static ConsistencyMode read(Sections sections) {
    return new SingleRegion(ReplicationOptions.read(sections));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> replicas(TableDesign table) {
    return List.of(table.primary());
  }

  @Override
  public List<Refusal> refusals(Design design) {
    List<Refusal> refusals = new ArrayList<>();
    if (design.table().witness().isPresent()) {
      refusals.add(Refusal.WITNESS);
    }
    if (design.has(Feature.PROMOTION)) {
      refusals.add(
          new Refusal("9", Feature.PROMOTION.path(), "a single Region has no replica to promote"));
    }
    return refusals;
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return promise == Promise.MONOTONIC && table.keepsVersionOrder()
        || promise == Promise.LINEARIZABILITY
        || promise == Promise.CONSERVATION;
  }

  /** There is nothing to publish until it is global. */
  @Override
  public boolean publishesReplicationLatency() {
    return true;
  }

  @Override
  public List<String> assumptions() {
    return List.of();
  }

  @Override
  public List<String> assumptionsOfGrowth() {
    List<String> paths = new ArrayList<>(options.assumptions());
    paths.add("clock.assign");
    return paths;
  }

  @Override
  public Table open(World world, TableDesign table) {
    return of(world, table, options, world.regionId(table.primary()));
  }

  @Override
  public Table openAlone(World world, TableDesign table, int region) {
    return of(world, table, options, region);
  }

  /** A table that the Region alone holds, with these options for the time when it is global. */
  static Table of(World world, TableDesign table, ReplicationOptions options, int region) {
    Replica replica = new Replica(world, region, table.tombstoneNanos());
    return new MrecTable(world, table, options, List.of(replica));
  }
}
