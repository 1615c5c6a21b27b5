package io.github.gtsim.workload;

import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * Carries out planned evacuations (FACTS R-11). One of a Region that other users are just leaving,
 * or are bound for, takes these along: they go where it goes, once both have waited.
 */
final class Evacuations {
  private final World world;
  private final Wiring wiring;
  private final List<Routing> routings;
  private final List<Departure> underWay = new ArrayList<>();

  /** Moves the clients of {@code routings}. */
  Evacuations(World world, Wiring wiring, List<Routing> routings) {
    this.world = world;
    this.wiring = wiring;
    this.routings = routings;
  }

  /** Begins an evacuation; nobody moves if there is no replica to leave or to go to. */
  void begin(Evacuation evacuation) {
    for (String name : evacuation.regions()) {
      int region = world.regionId(name);
      if (!wiring.replicas().contains(region)) {
        world.observer().evacuationWithout(evacuation, region);
        return;
      }
    }
    int from = world.regionId(evacuation.region());
    int to = world.regionId(evacuation.to());
    long wait = FastMath.round(evacuation.factor() * wiring.latency().recentMax(from));
    Departure departure = new Departure(evacuation, from, to, world.now() + wait);
    routings.forEach(routing -> routing.leave(departure));
    for (Departure other : underWay) {
      if (other.concerns(from)) {
        other.join(departure);
        schedule(other);
      }
    }
    underWay.add(departure);
    schedule(departure);
  }

  private void schedule(Departure departure) {
    long movesAt = departure.movesAt();
    world.observer().evacuating(departure.evacuation(), departure.to(), movesAt);
    world.simulation().at(movesAt, () -> arrive(departure));
  }

  /** Nothing happens if another evacuation has put it off, or it has been carried out. */
  private void arrive(Departure departure) {
    if (departure.movesAt() == world.now() && underWay.remove(departure)) {
      routings.forEach(routing -> routing.arrive(departure));
      world.observer().evacuated(departure.evacuation(), departure.to());
    }
  }
}
