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
  private final Wiring wiring;
  private final Source source;
  private final HomePolicy policy;
  private final Optional<Failover> wanted;
  private final Optional<Verdicts> verdicts;
  private List<Desk> desks = List.of();

  Routing(World world, Wiring wiring, Source source, HomePolicy policy, Optional<Failover> wanted) {
    this.world = world;
    this.wiring = wiring;
    this.source = source;
    this.policy = policy;
    this.wanted = wanted;
    verdicts = wanted.map(design -> new Verdicts(world, wiring, source, design, this::decide));
    arrange();
    world.membership().onServingChanged(this::arrange);
  }

  /** One desk for each home, each with the Regions that it may go to now. */
  private void arrange() {
    List<List<Integer>> lists = new ArrayList<>();
    Set<Integer> watched = new LinkedHashSet<>();
    for (int home : homes()) {
      lists.add(list(home));
      watched.addAll(lists.get(lists.size() - 1));
    }
    boolean moves = lists.stream().anyMatch(list -> list.size() > 1);
    wiring.refuges().stream().filter(world.membership().serving()::contains).forEach(watched::add);
    verdicts.filter(all -> moves || all.areAny()).ifPresent(all -> all.watch(watched));
    List<Desk> arranged = new ArrayList<>();
    for (List<Integer> list : lists) {
      Desk desk = desk(list, arranged.isEmpty());
      desk.serve(list);
      arranged.add(desk);
    }
    desks = arranged;
  }

  /** The desk that there is for this home already, or the only one; else a new one. */
  private Desk desk(List<Integer> list, boolean first) {
    for (Desk desk : desks) {
      boolean same = policy instanceof HomePolicy.HomeRegion ? desk.home() == list.get(0) : true;
      if (same) {
        return desk;
      }
    }
    String home = first && desks.isEmpty() ? "" : "/" + world.region(list.get(0)).name();
    return new Desk(
        world,
        "dns/" + source.name() + home,
        list,
        wanted.map(Failover::dnsTtlNanos).orElse(0L),
        wanted.map(Failover::failsBack).orElse(false),
        region -> verdicts.map(all -> all.isHealthy(region)).orElse(true));
  }

  private List<Integer> homes() {
    List<Integer> serving = world.membership().serving();
    if (policy instanceof HomePolicy.HomeRegion) {
      return serving;
    }
    if (policy instanceof HomePolicy.OneRegion one) {
      int primary = world.regionId(one.primary());
      if (serving.contains(primary)) {
        return List.of(primary);
      }
    }
    return List.of(nearest(serving));
  }

  private int nearest(List<Integer> serving) {
    int from = source.region();
    int best = serving.get(0);
    for (int region : serving) {
      if (world.network().roundTrip(from, region) < world.network().roundTrip(from, best)) {
        best = region;
      }
    }
    return best;
  }

  private List<Integer> list(int home) {
    List<Integer> regions = new ArrayList<>(List.of(home));
    for (String name : wanted.map(Failover::to).orElse(List.of())) {
      int region = world.regionId(name);
      if (world.membership().serving().contains(region) && !regions.contains(region)) {
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
