package io.github.gtsim.mode;

import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a new replica what another one holds as it begins, tombstones included, at a rate (our
 * model of FACTS R-13). It stands still while the link between them is down.
 */
final class BackFill {
  private static final double NANOS = 1e9;

  private final World world;
  private final Replica from;
  private final Replica to;
  private final double perSecond;
  private final Runnable done;
  private final List<Version> versions = new ArrayList<>();
  private int next;
  private int stretch;
  private boolean flowing;

  BackFill(World world, Replica from, Replica to, double perSecond, Runnable done) {
    this.world = world;
    this.from = from;
    this.to = to;
    this.perSecond = perSecond;
    this.done = done;
    for (int item = 0; item < world.items().size(); item++) {
      if (from.held(item) != Version.NONE) {
        versions.add(from.held(item));
      }
    }
  }

  Replica from() {
    return from;
  }

  double perSecond() {
    return perSecond;
  }

  /** Begins, or goes on if the link has come up, or stops if it has gone down. */
  void flow() {
    boolean up = world.network().isUp(from.region(), to.region());
    if (up && !flowing) {
      flowing = true;
      goOn(++stretch, world.now(), 1);
    } else if (!up) {
      stop();
    }
  }

  void stop() {
    flowing = false;
    stretch++;
  }

  private void goOn(int thisStretch, long startedAt, long count) {
    if (next == versions.size()) {
      done.run();
      return;
    }
    long at = startedAt + (long) (count * NANOS / perSecond);
    world
        .simulation()
        .at(
            at,
            () -> {
              if (thisStretch == stretch) {
                give(versions.get(next++));
                goOn(thisStretch, startedAt, count + 1);
              }
            });
  }

  private void give(Version version) {
    to.fill(version);
    world.observer().backFilled(version, to.region());
  }
}
