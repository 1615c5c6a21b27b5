package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A table of any number of replicas, each of which takes writes and ships them to the others. With
 * one replica it is a single-region table; which they are may change while it is at work.
 */
final class MrecTable implements Table {
  private final World world;
  private final ReplicationOptions options;

  /** Replicas that are live, those longest in the table first: the first seeds a new one. */
  private final List<Replica> seniority;

  private final Replica[] byRegion;
  private final Channel[][] channels;
  private final BackFill[] backFills;

  /** Those that leave each Region, for the hot path. */
  private final Channel[][] outgoing;

  /**
   * @param replicas as listed in the scenario
   */
  MrecTable(World world, ReplicationOptions options, List<Replica> replicas) {
    this.world = world;
    this.options = options;
    seniority = new ArrayList<>(replicas);
    int regions = world.regions().size();
    byRegion = new Replica[regions];
    channels = new Channel[regions][regions];
    outgoing = new Channel[regions][0];
    backFills = new BackFill[regions];
    List<Replica> byName = new ArrayList<>(replicas);
    byName.sort(Comparator.comparingInt(Replica::region));
    for (Replica source : byName) {
      byRegion[source.region()] = source;
      for (Replica destination : byName) {
        if (destination != source) {
          connect(source, destination);
        }
      }
    }
  }

  private void connect(Replica source, Replica destination) {
    Channel channel = new Channel(world, source, destination, options);
    int from = source.region();
    channels[from][destination.region()] = channel;
    list(from);
    if (world.membership().isLeaving(from)) {
      channel.whenShipped(() -> leaveIfShipped(from));
    }
  }

  private void list(int region) {
    List<Channel> leaving = new ArrayList<>();
    for (Channel channel : channels[region]) {
      if (channel != null) {
        leaving.add(channel);
      }
    }
    outgoing[region] = leaving.toArray(new Channel[0]);
  }

  @Override
  public void preload(Version version) {
    seniority.forEach(replica -> replica.preload(version));
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
    for (Channel channel : outgoing[version.origin()]) {
      channel.ship(version);
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
    for (Channel[] leaving : outgoing) {
      for (Channel channel : leaving) {
        if (channel.touches(region) && channel.hasWaiting()) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Version held(int region, int item) {
    return byRegion[region] == null ? Version.NONE : byRegion[region].held(item);
  }

  @Override
  public boolean has(int region, Version version) {
    return version.isAncestorOf(held(region, version.item()));
  }

  @Override
  public void add(int region, double perSecond) {
    if (seniority.stream().allMatch(this::isDestroyed) || byRegion[region] != null) {
      return;
    }
    Replica added = new Replica(world, region);
    List<Replica> others = new ArrayList<>();
    for (Replica other : byRegion) {
      if (other != null && !world.membership().isSeparate(other.region())) {
        others.add(other);
      }
    }
    byRegion[region] = added;
    for (Replica other : others) {
      connect(other, added);
      connect(added, other);
    }
    world.membership().join(region);
    seed(added, perSecond);
  }

  private boolean isDestroyed(Replica replica) {
    return world.region(replica.region()).isDestroyed();
  }

  /** What was written before and has not come to the seed comes from where it was written. */
  private void seed(Replica added, double perSecond) {
    Replica seed = seniority.stream().filter(r -> !isDestroyed(r)).findFirst().orElse(added);
    if (seed == added) {
      return;
    }
    for (int item = 0; item < world.items().size(); item++) {
      for (Channel channel : incoming(added.region())) {
        Version own = held(channel.from(), item);
        if (own.origin() == channel.from() && own.isNewerThan(seed.held(item))) {
          world.observer().shipped(own, added.region());
          channel.ship(own);
        }
      }
    }
    BackFill fill = new BackFill(world, seed, added, perSecond, () -> goLive(added));
    backFills[added.region()] = fill;
    fill.flow();
  }

  private List<Channel> incoming(int region) {
    List<Channel> incoming = new ArrayList<>();
    for (Channel[] leaving : channels) {
      if (leaving[region] != null) {
        incoming.add(leaving[region]);
      }
    }
    return incoming;
  }

  private void goLive(Replica added) {
    backFills[added.region()] = null;
    seniority.add(added);
    world.membership().joined(added.region());
    leaveThoseShipped();
  }

  @Override
  public void remove(List<Integer> regions) {
    for (int region : regions) {
      if (world.membership().isJoining(region)) {
        drop(region);
        world.membership().left(region);
      } else if (world.membership().isReplica(region)) {
        seniority.remove(byRegion[region]);
        world.membership().leave(region);
        for (Channel channel : outgoing[region]) {
          channel.whenShipped(() -> leaveIfShipped(region));
        }
      }
    }
    regions.forEach(this::leaveIfShipped);
  }

  private void leaveIfShipped(int region) {
    boolean leaves = world.membership().isLeaving(region) && !world.region(region).isDestroyed();
    for (BackFill fill : backFills) {
      leaves &= fill == null || fill.from().region() != region;
    }
    for (Channel channel : outgoing[region]) {
      leaves &= channel.isShipped();
    }
    if (leaves) {
      drop(region);
      world.membership().left(region);
      leaveThoseShipped();
    }
  }

  private void leaveThoseShipped() {
    world.membership().replicas().forEach(this::leaveIfShipped);
  }

  /** The Region's copy takes no more part. */
  private void drop(int region) {
    disconnect(region);
    byRegion[region] = null;
  }

  private void disconnect(int region) {
    if (backFills[region] != null) {
      backFills[region].stop();
      backFills[region] = null;
    }
    for (int other = 0; other < channels.length; other++) {
      disconnect(region, other);
      disconnect(other, region);
      list(other);
    }
    list(region);
  }

  private void disconnect(int from, int to) {
    if (channels[from][to] != null) {
      channels[from][to].close();
      channels[from][to] = null;
    }
  }

  @Override
  public void separate(int region) {
    if (world.membership().isJoining(region)) {
      drop(region);
      world.membership().left(region);
    } else if (world.membership().isReplica(region) && world.membership().replicas().size() > 1) {
      Replica separated = byRegion[region];
      seniority.remove(separated);
      world.membership().separate(region);
      disconnect(region);
      reseed(separated);
      leaveThoseShipped();
    }
  }

  @Override
  public void regionLost(Region region) {
    if (region.isDestroyed()) {
      for (Channel[] leaving : outgoing) {
        for (Channel channel : leaving) {
          if (channel.touches(region.id())) {
            channel.close();
          }
        }
      }
      if (backFills[region.id()] != null) {
        backFills[region.id()].stop();
        backFills[region.id()] = null;
      }
      if (byRegion[region.id()] != null) {
        reseed(byRegion[region.id()]);
      }
      leaveThoseShipped();
    }
  }

  /** A replica that seeded others is no more: they are filled from the next. */
  private void reseed(Replica gone) {
    for (Replica joining : byRegion) {
      BackFill fill = joining == null ? null : backFills[joining.region()];
      if (fill != null && fill.from() == gone) {
        fill.stop();
        backFills[joining.region()] = null;
        seed(joining, fill.perSecond());
      }
    }
  }

  @Override
  public void networkChanged() {
    for (Channel[] leaving : outgoing) {
      for (Channel channel : leaving) {
        channel.networkChanged();
      }
    }
    for (BackFill fill : backFills) {
      if (fill != null) {
        fill.flow();
      }
    }
  }
}
