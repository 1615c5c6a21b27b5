package io.github.gtsim.workload;

import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a group's clients send their calls: the replica nearest to them, and after a failover the
 * first healthy Region of the list. One health checker watches each Region; each client follows a
 * change of the verdict at an instant of its own within the TTL (FACTS F-1 to F-3).
 */
final class Routing {
  private final World world;
  private final Table table;
  private final Source source;
  private final List<Checker> checkers = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private final RandomStream stream = new RandomStream(0);
  private final int home;
  private Failover failover;
  private int current;

  /** From {@code at} on, over the TTL, clients go to {@code region}. */
  private record Move(long at, int region, long seed) {}

  Routing(
      World world, Table table, Source source, List<Integer> replicas, Optional<Failover> wanted) {
    this.world = world;
    this.table = table;
    this.source = source;
    home = nearest(replicas);
    current = home;
    wanted.ifPresent(design -> open(design, replicas));
  }

  private int nearest(List<Integer> replicas) {
    int best = replicas.get(0);
    for (int replica : replicas) {
      if (world.network().roundTrip(source.region(), replica)
          < world.network().roundTrip(source.region(), best)) {
        best = replica;
      }
    }
    return best;
  }

  private void open(Failover design, List<Integer> replicas) {
    List<Integer> regions = new ArrayList<>(List.of(home));
    for (String name : design.to()) {
      if (replicas.contains(world.regionId(name)) && !regions.contains(world.regionId(name))) {
        regions.add(world.regionId(name));
      }
    }
    if (regions.size() > 1) {
      failover = design;
      for (int region : regions) {
        checkers.add(new Checker(region));
      }
    }
  }

  /** Probes one Region; a new one counts as healthy until enough probes say otherwise. */
  private final class Checker {
    private final int region;
    private final long seed;
    private boolean healthy = true;
    private int against;
    private long probes;

    Checker(int region) {
      this.region = region;
      String name = "health/" + source.name() + "/" + world.region(region).name();
      seed = world.streams().seed(name);
      long phase = (long) (world.streams().stream(name).nextDouble() * failover.intervalNanos());
      world.simulation().backgroundAt(phase, this::probe);
    }

    private void probe() {
      boolean answered = world.answersProbe(region, Hash.mix(seed, probes++));
      against = (answered && table.isHealthy(region)) == healthy ? 0 : against + 1;
      if (against == failover.threshold()) {
        healthy = !healthy;
        against = 0;
        decide();
      }
      world.simulation().backgroundAt(world.now() + failover.intervalNanos(), this::probe);
    }
  }

  private void decide() {
    int target = target();
    if (target != current) {
      current = target;
      String name = "dns/" + source.name() + "/" + moves.size();
      moves.add(new Move(world.now(), target, world.streams().seed(name)));
    }
  }

  private int target() {
    if (!failover.failsBack() && isHealthy(current)) {
      return current;
    }
    for (Checker checker : checkers) {
      if (checker.healthy) {
        return checker.region;
      }
    }
    return current;
  }

  private boolean isHealthy(int region) {
    for (Checker checker : checkers) {
      if (checker.region == region) {
        return checker.healthy;
      }
    }
    return false;
  }

  /** The Region that a client's next attempt goes to. */
  int route(int client) {
    for (int i = moves.size() - 1; i >= 0; i--) {
      Move move = moves.get(i);
      double share = stream.position(Hash.mix(move.seed(), client), 0).nextDouble();
      if (move.at() + (long) (share * failover.dnsTtlNanos()) <= world.now()) {
        return move.region();
      }
    }
    return home;
  }
}
