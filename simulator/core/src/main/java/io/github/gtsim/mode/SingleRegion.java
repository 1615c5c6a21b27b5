package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Settings;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/** One Region holds the table; clients elsewhere pay the round trip. */
public final class SingleRegion implements ConsistencyMode {
  static final String NAME = "single-region";

  private SingleRegion() {}

  /** It has no options. */
  public static ConsistencyMode read(Settings settings) {
    return new SingleRegion();
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
      refusals.add(new Refusal("", "table.witness", "only mrsc has a witness (FACTS 9)"));
    }
    if (design.has(Feature.PROMOTION)) {
      refusals.add(
          new Refusal("9", Feature.PROMOTION.path(), "a single Region has no replica to promote"));
    }
    return refusals;
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return promise == Promise.MONOTONIC && !table.rawClock()
        || promise == Promise.LINEARIZABILITY
        || promise == Promise.CONSERVATION;
  }

  @Override
  public List<String> assumptions() {
    return List.of();
  }

  @Override
  public Table open(World world, TableDesign table) {
    return alone(world, world.regionId(table.primary()));
  }

  /** A table that the Region alone holds. */
  public static Table alone(World world, int region) {
    return new OneReplica(world, new Replica(world, region));
  }

  private record OneReplica(World world, Replica replica) implements Table {
    @Override
    public void preload(Version version) {
      replica.preload(version);
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return true;
    }

    @Override
    public void perform(Attempt attempt) {
      if (attempt.isWrite()) {
        world.answer(attempt, replica.write(attempt, version -> {}));
      } else {
        replica.read(attempt);
      }
    }

    @Override
    public int writer() {
      return world.region(replica.region()).isUp() ? replica.region() : -1;
    }

    @Override
    public void overwrite(int region, int item, Image image) {
      replica.overwrite(item, image);
    }

    @Override
    public boolean hosts(int region) {
      return region == replica.region();
    }

    @Override
    public boolean isHealthy(int region) {
      return world.region(region).isUp();
    }

    @Override
    public boolean isBehind(int region) {
      return false;
    }

    @Override
    public Version held(int region, int item) {
      return replica.held(item);
    }

    @Override
    public void regionLost(Region region) {}

    @Override
    public void networkChanged() {}
  }
}
