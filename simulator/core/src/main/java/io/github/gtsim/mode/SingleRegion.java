package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
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
    return design.table().witness().isPresent()
        ? List.of(new Refusal("", "table.witness", "only mrsc has a witness (FACTS 9)"))
        : List.of();
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return promise == Promise.MONOTONIC && !table.rawClock()
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
    return options.assumptions();
  }

  @Override
  public Table open(World world, TableDesign table) {
    Replica replica = new Replica(world, world.regionId(table.primary()));
    return new MrecTable(world, options, List.of(replica));
  }
}
