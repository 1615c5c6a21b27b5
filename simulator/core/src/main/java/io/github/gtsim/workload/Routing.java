package io.github.gtsim.workload;

import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a group's clients send their calls: one desk for all keys, at the nearest replica or a
 * primary, or one for each home Region of keys (FACTS F-1).
 */
final class Routing {
  private static final long HOMES = 0x686F6D65L;

  private final World world;
  private final List<Integer> replicas;
  private final List<Desk> desks = new ArrayList<>();

  Routing(World world, Wiring wiring, Source source, HomePolicy policy, Optional<Failover> wanted) {
    this.world = world;
    replicas = wiring.replicas();
    List<List<Integer>> lists = new ArrayList<>();
    Set<Integer> watched = new LinkedHashSet<>();
    for (int home : homes(source, policy)) {
      lists.add(list(home, wanted));
      watched.addAll(lists.get(lists.size() - 1));
    }
    boolean moves = lists.stream().anyMatch(list -> list.size() > 1);
    watched.addAll(wiring.refuges());
    Optional<Failover> failover = wanted.filter(design -> moves);
    Optional<Verdicts> verdicts =
        failover.map(design -> new Verdicts(world, wiring, source, design, watched, this::decide));
    for (List<Integer> list : lists) {
      String home = desks.isEmpty() ? "" : "/" + world.region(list.get(0)).name();
      desks.add(
          new Desk(
              world,
              "dns/" + source.name() + home,
              list,
              failover.map(Failover::dnsTtlNanos).orElse(0L),
              failover.map(Failover::failsBack).orElse(false),
              region -> verdicts.map(all -> all.isHealthy(region)).orElse(true)));
    }
  }

  private List<Integer> homes(Source source, HomePolicy policy) {
    if (policy instanceof HomePolicy.HomeRegion) {
      return replicas;
    }
    if (policy instanceof HomePolicy.OneRegion one) {
      int primary = world.regionId(one.primary());
      if (replicas.contains(primary)) {
        return List.of(primary);
      }
    }
    return List.of(nearest(source.region()));
  }

  private int nearest(int region) {
    int best = replicas.get(0);
    for (int replica : replicas) {
      if (world.network().roundTrip(region, replica) < world.network().roundTrip(region, best)) {
        best = replica;
      }
    }
    return best;
  }

  private List<Integer> list(int home, Optional<Failover> wanted) {
    List<Integer> regions = new ArrayList<>(List.of(home));
    for (String name : wanted.map(Failover::to).orElse(List.of())) {
      int region = world.regionId(name);
      if (replicas.contains(region) && !regions.contains(region)) {
        regions.add(region);
      }
    }
    return regions;
  }

  private void decide() {
    desks.forEach(Desk::decide);
  }

  /** The groups' keys are spread over the Regions with a replica, alike for every group. */
  private Desk desk(int item) {
    if (desks.size() == 1) {
      return desks.get(0);
    }
    return desks.get(
        (int) Long.remainderUnsigned(Hash.mix(HOMES, world.items().hash(item)), desks.size()));
  }

  /** Those who are served in a Region begin to leave it for good. */
  void leave(Departure departure) {
    desks.forEach(desk -> desk.leave(departure));
  }

  /** Those who left have moved. */
  void arrive(Departure departure) {
    desks.forEach(desk -> desk.arrive(departure));
  }

  /** When a write of an item is let through: not after now, but during an evacuation. */
  long opensAt(int item) {
    return desk(item).opensAt();
  }

  /** The Region that a client's next attempt for an item goes to. */
  int route(int client, int item) {
    return desk(item).route(client);
  }

  /** Since when the client's attempts for an item have gone where they go now. */
  long since(int client, int item) {
    return desk(item).since(client);
  }
}
