package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
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
  public static ConsistencyMode read(Settings settings) {
    return new Mrec(ReplicationOptions.read(settings));
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
      refusals.add(new Refusal("", "table.witness", "only mrsc has a witness (FACTS 9)"));
    }
    if (design.table().regions().size() < 2) {
      refusals.add(
          new Refusal("", "table.regions", "a global table has two replicas or more (FACTS 9)"));
    }
    if (design.has(Feature.CAPACITY_WITHOUT_AUTO_SCALING)) {
      String message = "a global table is on-demand, or provisioned with auto scaling";
      refusals.add(new Refusal("9", Feature.CAPACITY_WITHOUT_AUTO_SCALING.path(), message));
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
  public boolean publishesReplicationLatency() {
    return true;
  }

  @Override
  public List<String> assumptions() {
    List<String> paths = new ArrayList<>(List.of("replication.lag"));
    if (options.holdsLevels()) {
      paths.add("replication.hold");
    }
    paths.addAll(List.of("replication.catchUpRate", "replication.retry", "clock.assign"));
    return paths;
  }

  @Override
  public Table open(World world, TableDesign table) {
    return new MrecTable(world, table, options);
  }

  private static final class MrecTable implements Table {
    private final World world;
    private final Replica[] byRegion;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<Intake> intakes = new ArrayList<>();
    private final Channel[][] outgoing;
    private final Coalescing[] coalescing;
    private final Expiry expiry;

    MrecTable(World world, TableDesign table, ReplicationOptions options) {
      this.world = world;
      byRegion = new Replica[world.regions().size()];
      outgoing = new Channel[byRegion.length][];
      coalescing = new Coalescing[byRegion.length];
      for (Region region : world.regions()) {
        if (table.regions().contains(region.name())) {
          byRegion[region.id()] = new Replica(world, region.id(), table.tombstoneNanos());
          replicas.add(byRegion[region.id()]);
        }
      }
      for (Replica destination : replicas) {
        intakes.add(new Intake(world, destination));
      }
      for (Replica source : replicas) {
        List<Channel> leaving = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
          int to = replicas.get(i).region();
          if (to != source.region()) {
            leaving.add(new Channel(world, source.region(), to, intakes.get(i), options));
          }
        }
        outgoing[source.region()] = leaving.toArray(new Channel[0]);
        coalescing[source.region()] =
            new Coalescing(world, options.coalesceNanos(), this::send, this::leaveOut);
        channels.addAll(leaving);
      }
      expiry = new Expiry(world, table.timeToLive(), replicas, this::ship);
    }

    @Override
    public void preload(Version version) {
      for (Replica replica : replicas) {
        replica.preload(version);
      }
      expiry.wrote(version);
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return true;
    }

    @Override
    public void perform(Attempt attempt) {
      Replica replica = byRegion[attempt.region()];
      if (!attempt.isWrite()) {
        replica.read(attempt);
        return;
      }
      if (attempt.isTransaction()) {
        replica.transact(attempt, this::ship);
        return;
      }
      Version version = replica.write(attempt);
      if (version != Version.NONE) {
        ship(version);
        world.answer(attempt, Outcome.OK);
      }
    }

    private void ship(Version version) {
      expiry.wrote(version);
      coalescing[version.origin()].add(version);
    }

    private void send(Version version) {
      for (Channel channel : outgoing[version.origin()]) {
        channel.ship(version);
      }
    }

    private void leaveOut(Version version) {
      for (Channel channel : outgoing[version.origin()]) {
        channel.leaveOut(version);
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
      return channels.stream().anyMatch(c -> c.touches(region) && c.hasWaiting());
    }

    @Override
    public Version held(int region, int item) {
      return byRegion[region].held(item);
    }

    @Override
    public boolean has(int region, Version version) {
      return version.isAncestorOf(held(region, version.item()));
    }

    @Override
    public void regionLost(Region region) {
      if (region.isDestroyed()) {
        for (Channel channel : channels) {
          if (channel.touches(region.id())) {
            channel.close();
          }
        }
      }
    }

    @Override
    public void networkChanged() {
      intakes.forEach(Intake::resume);
      for (Channel channel : channels) {
        channel.networkChanged();
      }
    }
  }
}
