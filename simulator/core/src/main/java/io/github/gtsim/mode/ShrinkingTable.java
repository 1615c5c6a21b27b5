package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ForwardingTable;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/**
 * A table under MRSC until two of its members are removed, and the single-region table that is left
 * after it (FACTS 9). Between the two, writes and strong reads wait until calls under way have
 * ended and the replica that stays has applied all that is committed (our model).
 */
final class ShrinkingTable extends ForwardingTable {
  private final World world;
  private final TableDesign table;
  private final MrscTable strong;
  private final ReplicationOptions options;
  private final List<Attempt> waiting = new ArrayList<>();

  /** What is asked of the table that is left, once it is. */
  private final List<Runnable> changes = new ArrayList<>();

  private List<Integer> leaving = List.of();
  private int staying = -1;

  ShrinkingTable(World world, TableDesign table, MrscTable strong, ReplicationOptions options) {
    super(strong);
    this.world = world;
    this.table = table;
    this.strong = strong;
    this.options = options;
    strong.whenCallEnds(this::shrinkIfQuiet);
  }

  private boolean isShrinking() {
    return now() == strong && !leaving.isEmpty();
  }

  @Override
  public void remove(List<Integer> regions) {
    if (isShrinking()) {
      changes.add(() -> now().remove(regions));
    } else if (now() == strong) {
      shrink(regions);
    } else {
      now().remove(regions);
    }
  }

  private void shrink(List<Integer> regions) {
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
      become(new MrecTable(world, table, options, List.of(strong.dissolve(staying))));
      leaving.forEach(world.membership()::left);
      List<Attempt> held = List.copyOf(waiting);
      waiting.clear();
      held.forEach(now()::perform);
      changes.forEach(Runnable::run);
    }
  }

  @Override
  public void add(int region, double perSecond) {
    if (isShrinking()) {
      changes.add(() -> now().add(region, perSecond));
    } else {
      now().add(region, perSecond);
    }
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return isShrinking() && attempt.region() == staying || super.accepts(attempt);
  }

  @Override
  public void perform(Attempt attempt) {
    boolean waits =
        isShrinking() && attempt.region() == staying && (attempt.isWrite() || attempt.isStrong());
    if (waits) {
      waiting.add(attempt);
    } else {
      super.perform(attempt);
    }
  }

  @Override
  public void regionLost(Region region) {
    if (region.id() == staying) {
      waiting.clear();
    }
    super.regionLost(region);
    shrinkIfQuiet();
  }

  @Override
  public boolean isLostUnlessAuthorized(int region) {
    return now() == strong && world.membership().members().contains(region);
  }

  @Override
  public void networkChanged() {
    super.networkChanged();
    shrinkIfQuiet();
  }
}
