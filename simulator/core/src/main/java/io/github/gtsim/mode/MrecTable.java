package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Expiry;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Membership;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A table of any number of replicas, each of which takes writes and ships them to the others. With
 * one replica it is a single-region table; which they are may change while it is at work.
 */
final class MrecTable implements Table {
  private final World world;
  private final Membership membership;
  private final Mesh mesh;
  private final Expiry expiry;
  private final long tombstoneNanos;
  private final Consumer<Version> ship = this::ship;

  /** Replicas that are live, those longest in the table first: the first seeds a new one. */
  private final List<Replica> seniority;

  /** The copy in each Region; null where none. */
  private final Replica[] byRegion;

  /** What is being filled, by Region. */
  private final TreeMap<Integer, BackFill> backFills = new TreeMap<>();

  /** What is to be added where another copy is still leaving. */
  private final TreeMap<Integer, Runnable> again = new TreeMap<>();

  /**
   * @param replicas as listed in the scenario
   */
  MrecTable(World world, TableDesign table, ReplicationOptions options, List<Replica> replicas) {
    this.world = world;
    membership = world.membership();
    mesh = new Mesh(world, options);
    tombstoneNanos = table.tombstoneNanos();
    seniority = new ArrayList<>(replicas);
    expiry = new Expiry(world, table.timeToLive(), () -> seniority, ship);
    byRegion = new Replica[world.regions().size()];
    for (Replica source : replicas) {
      byRegion[source.region()] = source;
      for (Replica destination : replicas) {
        if (destination != source) {
          mesh.connect(source, destination);
        }
      }
    }
  }

  @Override
  public void preload(Version version) {
    seniority.forEach(replica -> replica.preload(version));
    expiry.wrote(version);
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return true;
  }

  @Override
  public void perform(Attempt attempt) {
    Replica replica = byRegion[attempt.region()];
    if (attempt.isWrite()) {
      world.answer(attempt, replica.write(attempt, ship));
    } else {
      replica.read(attempt);
    }
  }

  /** In the replica that is up and has been in the table longest. */
  @Override
  public int writer() {
    return seniority.stream()
        .map(Replica::region)
        .filter(region -> world.region(region).isUp())
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void overwrite(int region, int item, Image image) {
    ship(byRegion[region].overwrite(item, image));
  }

  @Override
  public void close() {
    expiry.close();
    mesh.close();
    backFills.values().forEach(BackFill::stop);
  }

  private void ship(Version version) {
    expiry.wrote(version);
    mesh.ship(version);
  }

  @Override
  public boolean isGlobal() {
    return membership.copies().size() > 1;
  }

  @Override
  public boolean isHealthy(int region) {
    return world.region(region).isUp();
  }

  @Override
  public boolean isBehind(int region) {
    return mesh.hasWaiting(region);
  }

  @Override
  public Version held(int region, int item) {
    return byRegion[region] == null ? Version.NONE : byRegion[region].held(item);
  }

  @Override
  public void add(int region, double perSecond) {
    if (membership.isLeaving(region)) {
      again.put(region, () -> add(region, perSecond));
    } else if (byRegion[region] == null && firstSeed().isPresent()) {
      Replica added = new Replica(world, region, tombstoneNanos);
      for (int other : membership.copies()) {
        mesh.connect(byRegion[other], added);
        mesh.connect(added, byRegion[other]);
      }
      byRegion[region] = added;
      membership.join(region);
      fill(added, perSecond);
      membership.replicas().forEach(this::watch);
    }
  }

  private Optional<Replica> firstSeed() {
    return seniority.stream().filter(r -> !world.region(r.region()).isDestroyed()).findFirst();
  }

  private void fill(Replica added, double perSecond) {
    int region = added.region();
    firstSeed()
        .ifPresent(
            seed -> {
              shipWhatLacks(seed, region);
              BackFill fill = new BackFill(world, seed, added, perSecond, () -> goLive(added));
              backFills.put(region, fill);
              fill.flow();
            });
  }

  /** What has not come to the seed yet comes to the new replica from where it was written. */
  private void shipWhatLacks(Replica seed, int region) {
    for (Channel channel : mesh.reaching(region)) {
      boolean gone = world.region(channel.from()).isDestroyed();
      for (int item = 0; !gone && item < world.items().size(); item++) {
        Version own = held(channel.from(), item);
        boolean lacks = own.isNewerThan(seed.held(item)) && own.isNewerThan(held(region, item));
        if (own.origin() == channel.from() && lacks) {
          world.observer().shipped(own, region);
          channel.ship(own);
        }
      }
    }
  }

  private void goLive(Replica added) {
    backFills.remove(added.region());
    seniority.add(added);
    membership.joined(added.region());
    letGo();
  }

  @Override
  public void remove(List<Integer> regions) {
    for (int region : regions) {
      again.remove(region);
      if (membership.isJoining(region)) {
        drop(region);
        membership.left(region);
      } else if (membership.isLive(region)) {
        seniority.remove(byRegion[region]);
        membership.leave(region);
        watch(region);
      }
    }
    letGo();
  }

  /** Lets a Region that is leaving go as soon as its backlog has arrived. */
  private void watch(int region) {
    if (membership.isLeaving(region)) {
      for (Channel channel : mesh.leaving(region)) {
        channel.whenShipped(this::letGo);
      }
    }
  }

  private void letGo() {
    for (int region : membership.replicas()) {
      if (isDone(region)) {
        drop(region);
        membership.left(region);
        Optional.ofNullable(again.remove(region)).ifPresent(Runnable::run);
      }
    }
  }

  /** Whether the Region leaves, and nothing needs its copy any more. */
  private boolean isDone(int region) {
    return membership.isLeaving(region)
        && anotherHasData(region)
        && !world.region(region).isDestroyed()
        && mesh.isShipped(region)
        && backFills.values().stream().noneMatch(fill -> fill.from() == byRegion[region]);
  }

  /** A replica that alone has the data stays the table: it neither leaves nor goes its own way. */
  private boolean anotherHasData(int region) {
    return membership.replicas().stream()
        .anyMatch(other -> other != region && !world.region(other).isDestroyed());
  }

  /** The Region's copy is gone. */
  private void drop(int region) {
    stopFilling(region);
    mesh.disconnect(region);
    byRegion[region] = null;
  }

  private void stopFilling(int region) {
    Optional.ofNullable(backFills.remove(region)).ifPresent(BackFill::stop);
  }

  /** One that leaves goes on leaving: it ships what it has as soon as it may. */
  @Override
  public void separate(int region) {
    if (membership.isJoining(region)) {
      drop(region);
      membership.left(region);
    } else if (membership.isLive(region) && anotherHasData(region)) {
      seniority.remove(byRegion[region]);
      membership.separate(region);
      mesh.disconnect(region);
      seedAnew(byRegion[region]);
      letGo();
    }
  }

  @Override
  public void regionLost(Region region) {
    if (region.isDestroyed()) {
      mesh.close(region.id());
      stopFilling(region.id());
      seedAnew(byRegion[region.id()]);
      letGo();
    }
  }

  /** Whoever was filled from this copy is filled from the next. */
  private void seedAnew(Replica gone) {
    for (int region : membership.copies()) {
      BackFill fill = backFills.get(region);
      if (fill != null && fill.from() == gone) {
        stopFilling(region);
        fill(byRegion[region], fill.perSecond());
      }
    }
  }

  @Override
  public void networkChanged() {
    mesh.networkChanged();
    List.copyOf(backFills.values()).forEach(BackFill::flow);
  }
}
