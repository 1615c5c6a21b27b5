package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/**
 * One primary takes all writes, which the others forward to it; they apply its writes
 * asynchronously and serve reads of what they have (MODEL 3.4). Without a primary one of them is
 * made it, and what that one lacks is discarded.
 */
public final class ActivePassive implements ConsistencyMode {
  static final String NAME = "active-passive";

  private static final String RULE = "MODEL 3.4";

  private final ReplicationOptions options;

  private ActivePassive(ReplicationOptions options) {
    this.options = options;
  }

  /** Reads the section {@code replication}, as mrec does. */
  public static ConsistencyMode read(Sections sections) {
    return new ActivePassive(ReplicationOptions.read(sections));
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
      refusals.add(
          new Refusal(
              RULE, "table.regions", "active-passive needs a primary and a secondary or more"));
    }
    for (Feature change : List.of(Feature.ADD_REPLICA, Feature.REMOVE_REPLICA)) {
      if (design.has(change)) {
        refusals.add(
            new Refusal(
                RULE, change.path(), "the Regions of an active-passive table stay as they are"));
      }
    }
    return refusals;
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return promise != Promise.DURABILITY;
  }

  @Override
  public boolean publishesReplicationLatency() {
    return true;
  }

  @Override
  public List<String> assumptions() {
    List<String> paths = new ArrayList<>(options.assumptions());
    paths.add("table.failover.after");
    return paths;
  }

  @Override
  public Table openAlone(World world, TableDesign table, int region) {
    return SingleRegion.of(world, table, options, region);
  }

  @Override
  public Table open(World world, TableDesign table) {
    return new ActivePassiveTable(world, table, options);
  }
}
