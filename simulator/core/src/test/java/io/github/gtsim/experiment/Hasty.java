package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Promises what another mode promises, but acknowledges at once, sends each version to the others
 * afterwards, and leaves it to a rule which of two versions a replica keeps.
 */
public final class Hasty extends ModeWrapper {
  /** Of an arriving and a stored version, whether the arriving one takes the place. */
  private final BiPredicate<Version, Version> takesPlace;

  /** Which versions are sent to the others at all. */
  private final Predicate<Version> ships;

  public Hasty(ConsistencyMode promised, BiPredicate<Version, Version> takesPlace) {
    this(promised, takesPlace, version -> true);
  }

  Hasty(
      ConsistencyMode promised,
      BiPredicate<Version, Version> takesPlace,
      Predicate<Version> ships) {
    super(promised);
    this.takesPlace = takesPlace;
    this.ships = ships;
  }

  @Override
  public Table open(World world, TableDesign design) {
    List<Replica> replicas = new ArrayList<>();
    for (String region : design.regions()) {
      replicas.add(new Replica(world, world.regionId(region), design.tombstoneNanos()));
    }
    return new HastyTable(world, replicas, takesPlace, ships);
  }

  private record HastyTable(
      World world,
      List<Replica> replicas,
      BiPredicate<Version, Version> takesPlace,
      Predicate<Version> ships)
      implements Table {

    private Replica at(int region) {
      return replicas.stream().filter(r -> r.region() == region).findFirst().orElseThrow();
    }

    @Override
    public void preload(Version version) {
      replicas.forEach(replica -> replica.preload(version));
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return true;
    }

    @Override
    public void perform(Attempt attempt) {
      Replica home = at(attempt.region());
      if (!attempt.isWrite()) {
        home.read(attempt);
        return;
      }
      List<Version> made = new ArrayList<>();
      world.answer(attempt, home.write(attempt, made::add));
      for (Version version : made) {
        if (ships.test(version)) {
          replicas.stream().filter(r -> r != home).forEach(r -> ship(version, home, r));
        }
      }
    }

    @Override
    public int writer() {
      return -1;
    }

    @Override
    public void overwrite(int region, int item, Image image) {}

    private void ship(Version version, Replica from, Replica to) {
      world
          .network()
          .send(
              from.region(),
              to.region(),
              () -> arrive(version, to),
              () -> world.observer().dropped(version, to.region()));
    }

    private void arrive(Version version, Replica to) {
      if (takesPlace.test(version, to.held(version.item()))) {
        to.store(version);
      }
      world.observer().arrived(version, to.region(), to.held(version.item()));
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
      return at(region).held(item);
    }

    @Override
    public boolean has(int region, Version version) {
      boolean replica = replicas.stream().anyMatch(r -> r.region() == region);
      return replica && version.isAncestorOf(held(region, version.item()));
    }

    @Override
    public void regionLost(Region region) {}

    @Override
    public void networkChanged() {}
  }
}
