package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Expiry;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Snapshot;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table with one primary; see {@link ActivePassive}. Versions are ordered as the primaries have
 * taken them up, so no clock matters. A primary that nobody can tell of its successor goes on
 * taking writes, all of which are discarded.
 */
final class ActivePassiveTable implements Table {
  private final World world;
  private final Mesh mesh;
  private final Vacancy vacancy;
  private final Expiry expiry;
  private final List<Integer> order;
  private final Replica[] byRegion;

  private final Primaries primaries;
  private Snapshot start;
  private long writes;
  private boolean closed;

  ActivePassiveTable(World world, TableDesign table, ReplicationOptions options) {
    this.world = world;
    mesh = new Mesh(world, options);
    vacancy = new Vacancy(world, table.failoverAfterNanos(), this::failOver);
    order = table.regions().stream().map(world::regionId).toList();
    byRegion = new Replica[world.regions().size()];
    for (int region : order) {
      byRegion[region] = new Replica(world, region, stored -> ++writes);
    }
    primaries = new Primaries(world, order, world.regionId(table.primary()));
    expiry = new Expiry(world, table.timeToLive(), () -> List.of(primary()), this::ship);
    connect();
  }

  private Replica primary() {
    return byRegion[primaries.primary()];
  }

  /** The primary ships to every other Region that is not destroyed. */
  private void connect() {
    for (int region : order) {
      if (region != primaries.primary() && !world.region(region).isDestroyed()) {
        mesh.connect(primary(), byRegion[region]);
      }
    }
  }

  @Override
  public void preload(Version version) {
    order.forEach(region -> byRegion[region].preload(version));
    expiry.wrote(version);
  }

  @Override
  public boolean accepts(Attempt attempt) {
    int region = attempt.region();
    return !attempt.isWrite() || primaries.takesWrites(region) || primaries.reachesPrimary(region);
  }

  @Override
  public void perform(Attempt attempt) {
    int region = attempt.region();
    if (!attempt.isWrite()) {
      byRegion[region].read(attempt);
    } else if (primaries.takesWrites(region)) {
      world.answer(attempt, write(attempt, region));
    } else {
      forward(attempt, region, primaries.knownTo(region));
    }
  }

  private Outcome write(Attempt attempt, int region) {
    return byRegion[region].write(attempt, this::ship);
  }

  /** What gets lost on the way, there or back, ends as a time-out. */
  private void forward(Attempt attempt, int from, int to) {
    attempt.forwardTo(to);
    world
        .network()
        .send(
            from,
            to,
            () -> {
              Outcome outcome = takeUp(attempt, to);
              if (world.network().isUp(to, from)) {
                world.network().send(to, from, () -> world.answer(attempt, outcome), () -> {});
              }
            },
            () -> {});
  }

  /** The primary's capacity limits it, as it does a write of the primary's own users. */
  private Outcome takeUp(Attempt attempt, int region) {
    if (closed || !primaries.takesWrites(region) || !world.isLed(attempt, region)) {
      return Outcome.INTERNAL_ERROR;
    }
    return world.admits(attempt, region) ? write(attempt, region) : Outcome.THROTTLED;
  }

  private void ship(Version version) {
    if (isAuthoritative(version.origin())) {
      expiry.wrote(version);
      mesh.ship(version);
    } else {
      for (int region : order) {
        if (region != version.origin()) {
          world.observer().dropped(version, region);
        }
      }
    }
  }

  @Override
  public int writer() {
    int primary = primaries.primary();
    return world.region(primary).isUp() ? primary : -1;
  }

  @Override
  public void overwrite(int region, int item, Image image) {
    ship(byRegion[region].overwrite(item, image));
  }

  @Override
  public void close() {
    closed = true;
    vacancy.close();
    expiry.close();
    mesh.close();
  }

  @Override
  public boolean isCurrent(int region) {
    return byRegion[region] == null || primaries.isCurrent(region);
  }

  @Override
  public int writesGoTo(int region) {
    return primaries.knownTo(region);
  }

  @Override
  public boolean isAuthoritative(int region) {
    return region == primaries.primary();
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
  public void regionLost(Region region) {
    if (region.isDestroyed()) {
      mesh.close(region.id());
    }
  }

  @Override
  public void networkChanged() {
    if (closed) {
      return;
    }
    spread();
    mesh.networkChanged();
    if (primaries.isFilled()) {
      vacancy.close();
    } else {
      vacancy.open();
    }
  }

  private void failOver() {
    String name = "failover-" + (primaries.promotions() + 1);
    primaries.successor().ifPresent(region -> promote(region, name));
  }

  /** Nothing happens if it is out, or the primary already. */
  @Override
  public void promote(int region, String name) {
    if (isAuthoritative(region) || !world.region(region).isUp()) {
      return;
    }
    int old = primaries.primary();
    Region before = world.region(old);
    start = Snapshot.of(world, this, region);
    Rewind rewind =
        new Rewind(
            name,
            region,
            start,
            true,
            vacancy.since(),
            before.isUp() ? world.now() : before.outSince(),
            OptionalLong.empty());
    world.observer().rewinds(rewind);
    primaries.promote(region);
    expiry.watch(start);
    vacancy.close();
    spread();
    mesh.disconnect(old);
    connect();
    mesh.networkChanged();
    world.observer().rewound(rewind);
  }

  /** Whoever hears of a promotion takes over what the new primary began with. */
  private void spread() {
    primaries.spread(region -> byRegion[region].takeOver(start));
  }
}
