package io.github.gtsim.workload;

import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Where the calls for some of a group's keys go: to their home, and after a change of the verdict
 * to the first healthy Region of the list. Each client follows at an instant of its own within the
 * TTL (FACTS F-1 to F-3). While users are leaving by a planned evacuation no verdict moves them.
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

  /** The evacuation by which its users are leaving {@code current}. */
  private Optional<Departure> leaving = Optional.empty();

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

  /** Looks at the verdicts, one of which has changed. */
  void decide() {
    int target = target();
    if (target != current && leaving.isEmpty()) {
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
   * Strikes a Region for good. If its users are served there they leave: their writes stop now,
   * until they {@linkplain #arrive move}. If they are leaving already, for there or from there,
   * where they go comes first from now on.
   */
  void leave(Departure departure) {
    regions.remove(Integer.valueOf(departure.from()));
    boolean served = leaving.isEmpty() && current == departure.from();
    if (served || leaving.filter(under -> under.concerns(departure.from())).isPresent()) {
      regions.remove(Integer.valueOf(departure.to()));
      regions.add(0, departure.to());
    }
    if (served) {
      leaving = Optional.of(departure);
    }
  }

  /** Those who left by this evacuation have moved, and go by the verdicts again. */
  void arrive(Departure departure) {
    if (leaving.filter(departure::equals).isPresent()) {
      leaving = Optional.empty();
      move(departure.to(), 0);
      decide();
    }
  }

  /** When writes are let through: not after now, but during an evacuation. */
  long opensAt() {
    return leaving.isEmpty() ? 0 : leaving.get().movesAt();
  }

  /** The Region that a client's next attempt goes to. */
  int route(int client) {
    return region(followed(client, world.now()));
  }

  /** Since when a client's attempts have gone to the Region to which the next one goes. */
  long since(int client) {
    int move = followed(client, world.now());
    int region = region(move);
    long since = 0;
    while (move >= 0 && region(move) == region) {
      since = followedAt(move, client);
      move = followed(client, since - 1);
    }
    return region(move) == region ? 0 : since;
  }

  /** The latest of the moves that the client has followed by {@code time}; -1 if none. */
  private int followed(int client, long time) {
    int move = moves.size() - 1;
    while (move >= 0 && followedAt(move, client) > time) {
      move--;
    }
    return move;
  }

  private long followedAt(int move, int client) {
    Move of = moves.get(move);
    double share = stream.position(Hash.mix(of.seed(), client), 0).nextDouble();
    return of.at() + (long) (share * of.ttlNanos());
  }

  private int region(int move) {
    return move < 0 ? home : moves.get(move).region();
  }
}
