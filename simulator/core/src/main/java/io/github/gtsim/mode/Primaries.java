package io.github.gtsim.mode;

import io.github.gtsim.cluster.World;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Whom each Region of an active-passive table takes for the primary. One that nobody could tell of
 * the last promotion goes by an earlier one.
 */
final class Primaries {
  private final World world;
  private final List<Integer> order;
  private final int[] known;
  private final int[] heardOf;
  private int primary;
  private int promotions;

  /**
   * @param order the Regions of the table, in the order in which they succeed
   */
  Primaries(World world, List<Integer> order, int primary) {
    this.world = world;
    this.order = order;
    this.primary = primary;
    known = new int[world.regions().size()];
    Arrays.fill(known, primary);
    heardOf = new int[known.length];
  }

  int primary() {
    return primary;
  }

  int promotions() {
    return promotions;
  }

  /** The primary as the Region knows it. */
  int knownTo(int region) {
    return known[region];
  }

  /** Whether the Region takes itself for the primary. */
  boolean takesWrites(int region) {
    return known[region] == region;
  }

  /** Whether it has heard of the last promotion. */
  boolean isCurrent(int region) {
    return heardOf[region] == promotions;
  }

  /** Whether the Region and whom it takes for the primary reach each other. */
  boolean reachesPrimary(int region) {
    return isLinked(region, known[region]);
  }

  private boolean isLinked(int one, int other) {
    return world.network().isUp(one, other) && world.network().isUp(other, one);
  }

  private boolean isSecondary(int region) {
    return region != primary && world.region(region).isUp() && isCurrent(region);
  }

  /** Whether the primary is up and some secondary reaches it, if there is one. */
  boolean isFilled() {
    boolean alone = true;
    for (int region : order) {
      if (isSecondary(region)) {
        alone = false;
        if (isLinked(region, primary)) {
          return world.region(primary).isUp();
        }
      }
    }
    return alone && world.region(primary).isUp();
  }

  /** The first secondary, if there is one. */
  OptionalInt successor() {
    return order.stream().mapToInt(region -> region).filter(this::isSecondary).findFirst();
  }

  /** Makes a Region the primary, of which only itself knows as yet. */
  void promote(int region) {
    primary = region;
    promotions++;
    hear(region);
  }

  private void hear(int region) {
    heardOf[region] = promotions;
    known[region] = primary;
  }

  /** Whoever is reached by a Region that has heard of the last promotion hears of it. */
  void spread(IntConsumer hears) {
    boolean more;
    do {
      more = false;
      for (int region : order) {
        if (!isCurrent(region) && world.region(region).isUp() && isTold(region)) {
          hear(region);
          hears.accept(region);
          more = true;
        }
      }
    } while (more);
  }

  private boolean isTold(int region) {
    return order.stream()
        .anyMatch(
            other ->
                other != region
                    && isCurrent(other)
                    && world.region(other).isUp()
                    && world.network().isUp(other, region));
  }
}
