package io.github.gtsim.workload;

import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Where the calls for some of a group's keys go: to their home, and after a change of the verdict
 * to the first healthy Region of the list. Each client follows at an instant of its own within the
 * TTL (FACTS F-1 to F-3).
 */
final class Desk {
  private final World world;
  private final String name;
  private final int home;
  private final long ttlNanos;
  private final boolean failsBack;
  private final IntPredicate healthy;
  private final List<Integer> regions;
  private final List<Move> moves = new ArrayList<>();
  private final RandomStream stream = new RandomStream(0);
  private int current;
  private long opensAt;

  /** From {@code at} on, over the TTL, clients go to {@code region}. */
  private record Move(long at, int region, long ttlNanos, long seed) {}

  /**
   * @param name of its draws
   * @param regions where to go, best first; home is the first
   * @param healthy the verdict on a Region
   */
  Desk(
      World world,
      String name,
      List<Integer> regions,
      long ttlNanos,
      boolean failsBack,
      IntPredicate healthy) {
    this.world = world;
    this.name = name;
    this.regions = new ArrayList<>(regions);
    this.ttlNanos = ttlNanos;
    this.failsBack = failsBack;
    this.healthy = healthy;
    home = regions.get(0);
    current = home;
  }

  /** The verdict on a Region has changed. */
  void decide() {
    int target = target();
    if (target != current && world.now() >= opensAt) {
      move(target, ttlNanos);
    }
  }

  private int target() {
    if (!failsBack && healthy.test(current)) {
      return current;
    }
    for (int region : regions) {
      if (healthy.test(region)) {
        return region;
      }
    }
    return current;
  }

  private void move(int region, long overNanos) {
    current = region;
    moves.add(
        new Move(world.now(), region, overNanos, world.streams().seed(name + "/" + moves.size())));
  }

  /**
   * Leaves a Region for good: if it is served there, writes stop now and all clients move at {@code
   * movesAt} (FACTS R-11).
   */
  void evacuate(int region, int to, long movesAt) {
    regions.remove(Integer.valueOf(region));
    if (current == region) {
      regions.remove(Integer.valueOf(to));
      regions.add(0, to);
      opensAt = movesAt;
      world.simulation().at(movesAt, () -> moveTo(to));
    }
  }

  private void moveTo(int region) {
    if (regions.contains(region)) {
      move(region, 0);
    }
  }

  /** The table is nowhere but in this Region from now on. */
  void cutOver(int region) {
    regions.clear();
    regions.add(region);
    opensAt = world.now();
    move(region, 0);
  }

  /** When writes are let through: not after now, but during an evacuation. */
  long opensAt() {
    return opensAt;
  }

  /** The Region that a client's next attempt goes to. */
  int route(int client) {
    for (int i = moves.size() - 1; i >= 0; i--) {
      Move move = moves.get(i);
      double share = stream.position(Hash.mix(move.seed(), client), 0).nextDouble();
      if (move.at() + (long) (share * move.ttlNanos()) <= world.now()) {
        return move.region();
      }
    }
    return home;
  }
}
