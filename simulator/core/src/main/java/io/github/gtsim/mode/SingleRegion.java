package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Expiry;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Settings;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
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
    return design.table().witness().isPresent()
        ? List.of(new Refusal("", "table.witness", "only mrsc has a witness (FACTS 9)"))
        : List.of();
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return promise == Promise.MONOTONIC && table.keepsVersionOrder()
        || promise == Promise.LINEARIZABILITY
        || promise == Promise.CONSERVATION;
  }

  @Override
  public List<String> assumptions() {
    return List.of();
  }

  @Override
  public Table open(World world, TableDesign table) {
    int primary = world.regionId(table.primary());
    Replica replica = new Replica(world, primary, table.tombstoneNanos());
    Expiry expiry = new Expiry(world, table.timeToLive(), List.of(replica), version -> {});
    return new OneReplica(world, replica, expiry);
  }

  private record OneReplica(World world, Replica replica, Expiry expiry) implements Table {
    @Override
    public void preload(Version version) {
      replica.preload(version);
      expiry.wrote(version);
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return true;
    }

    @Override
    public void perform(Attempt attempt) {
      if (!attempt.isWrite()) {
        replica.read(attempt);
      } else if (attempt.isTransaction()) {
        replica.transact(attempt, expiry::wrote);
      } else {
        write(attempt);
      }
    }

    private void write(Attempt attempt) {
      Version version = replica.write(attempt);
      if (version != Version.NONE) {
        expiry.wrote(version);
        world.answer(attempt, Outcome.OK);
      }
    }

    @Override
    public boolean isHealthy(int region) {
      return world.region(region).isUp();
    }

    @Override
    public boolean isCatchingUp(int region) {
      return false;
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
    public boolean has(int region, Version version) {
      return version.isAncestorOf(held(region, version.item()));
    }

    @Override
    public boolean isGlobal() {
      return false;
    }

    @Override
    public void regionLost(Region region) {}

    @Override
    public void networkChanged() {}
  }
}
