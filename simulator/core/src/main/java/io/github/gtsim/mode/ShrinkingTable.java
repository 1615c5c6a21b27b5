package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table under MRSC until two of its members are removed, and the single-region table that is left
 * after it (FACTS 9). Between the two, writes and strong reads wait until calls under way have
 * ended and the replica that stays has applied all that is committed (our model).
 */
final class ShrinkingTable implements Table {
  private final World world;
  private final TableDesign table;
  private final MrscTable strong;
  private final ReplicationOptions options;
  private final List<Attempt> waiting = new ArrayList<>();
  private final List<Runnable> additions = new ArrayList<>();
  private List<Integer> leaving = List.of();
  private int staying = -1;
  private Table now;

  ShrinkingTable(World world, TableDesign table, MrscTable strong, ReplicationOptions options) {
    this.world = world;
    this.table = table;
    this.strong = strong;
    this.options = options;
    now = strong;
    strong.whenCallEnds(this::shrinkIfQuiet);
  }

  private boolean isShrinking() {
    return now == strong && !leaving.isEmpty();
  }

  @Override
  public void remove(List<Integer> regions) {
    if (now != strong) {
      now.remove(regions);
      return;
    }
    leaving = regions;
    for (int replica : world.membership().replicas()) {
      if (!regions.contains(replica)) {
        staying = replica;
      }
    }
    for (int region : regions) {
      if (world.membership().isReplica(region)) {
        world.membership().leave(region);
      }
    }
    shrinkIfQuiet();
  }

  private void shrinkIfQuiet() {
    if (isShrinking() && strong.isQuiet(staying, this::shrinkIfQuiet)) {
      now = new MrecTable(world, table, options, List.of(strong.dissolve(staying)));
      leaving.forEach(world.membership()::left);
      List<Attempt> held = List.copyOf(waiting);
      waiting.clear();
      held.forEach(now::perform);
      additions.forEach(Runnable::run);
    }
  }

  @Override
  public void add(int region, double perSecond) {
    if (isShrinking()) {
      additions.add(() -> now.add(region, perSecond));
    } else {
      now.add(region, perSecond);
    }
  }

  @Override
  public void preload(Version version) {
    now.preload(version);
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return isShrinking() && attempt.region() == staying || now.accepts(attempt);
  }

  @Override
  public void perform(Attempt attempt) {
    boolean waits =
        isShrinking() && attempt.region() == staying && (attempt.isWrite() || attempt.isStrong());
    if (waits) {
      waiting.add(attempt);
    } else {
      now.perform(attempt);
    }
  }

  @Override
  public int writer() {
    return now.writer();
  }

  @Override
  public void overwrite(int region, int item, Image image) {
    now.overwrite(region, item, image);
  }

  @Override
  public boolean isGlobal() {
    return now.isGlobal();
  }

  @Override
  public boolean isHealthy(int region) {
    return now.isHealthy(region);
  }

  @Override
  public long strongReadNanos(int region, RandomStream chance) {
    return now.strongReadNanos(region, chance);
  }

  @Override
  public boolean isCatchingUp(int region) {
    return now.isCatchingUp(region);
  }

  @Override
  public boolean isBehind(int region) {
    return now.isBehind(region);
  }

  @Override
  public Version held(int region, int item) {
    return now.held(region, item);
  }

  @Override
  public boolean has(int region, Version version) {
    return now.has(region, version);
  }

  @Override
  public void regionLost(Region region) {
    if (region.id() == staying) {
      waiting.clear();
    }
    now.regionLost(region);
    shrinkIfQuiet();
  }

  @Override
  public void separate(int region) {
    now.separate(region);
  }

  @Override
  public boolean isLostUnlessAuthorized(int region) {
    return now == strong && world.membership().members().contains(region);
  }

  @Override
  public void networkChanged() {
    now.networkChanged();
    shrinkIfQuiet();
  }
}
