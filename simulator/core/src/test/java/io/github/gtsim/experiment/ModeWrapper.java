package io.github.gtsim.experiment;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import java.util.List;

/** A mode that is another mode but for what is overridden. */
public class ModeWrapper implements ConsistencyMode {
  private final ConsistencyMode mode;

  public ModeWrapper(ConsistencyMode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return mode.name();
  }

  @Override
  public List<String> replicas(TableDesign table) {
    return mode.replicas(table);
  }

  @Override
  public List<Refusal> refusals(Design design) {
    return mode.refusals(design);
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return mode.promises(promise, table);
  }

  @Override
  public boolean ordersAllRegions() {
    return mode.ordersAllRegions();
  }

  @Override
  public boolean publishesReplicationLatency() {
    return mode.publishesReplicationLatency();
  }

  @Override
  public Table open(World world, TableDesign table) {
    return mode.open(world, table);
  }

  @Override
  public Table openAlone(World world, TableDesign table, int region) {
    return mode.openAlone(world, table, region);
  }

  @Override
  public List<String> assumptions() {
    return mode.assumptions();
  }
}
