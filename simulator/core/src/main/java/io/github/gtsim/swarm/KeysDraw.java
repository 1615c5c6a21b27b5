package io.github.gtsim.swarm;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Draws the {@code keys} of client groups, who share a few items. */
final class KeysDraw {
  /** What the stock lies in; groups that share one must agree on it. */
  private static final String STOCKED = "a";

  private static final int NO_STOCK = -1;

  /** How requests fall on the items; one line makes a further law. */
  private static final List<Consumer<ObjectNode>> LAWS =
      List.of(
          keys -> {},
          keys -> keys.put("distribution", "zipf").put("exponent", 1),
          keys -> keys.put("distribution", "sequential"),
          keys -> keys.put("distribution", "hotspot").put("share", "80%").put("of", 1));

  private final Draws draws;
  private final Menu<Consumer<ObjectNode>> laws;
  private final int count;
  private final int stock;
  private final double preloads;

  /**
   * What a group can do with its items.
   *
   * @param stocked whether there is a stock to take from
   * @param mostAtOnce how many items a transaction can have
   */
  record Drawn(boolean stocked, int mostAtOnce) {}

  KeysDraw(Draws draws) {
    this.draws = draws;
    count = draws.power(3);
    laws = new Menu<>(draws, count > 1 ? LAWS : LAWS.subList(0, LAWS.size() - 1));
    stock = draws.one(NO_STOCK, NO_STOCK, NO_STOCK, 0, 1, 3, 50);
    preloads = draws.one(0.0, 0.0, 0.5);
  }

  /** Whether some group may have a stock to take from. */
  boolean stocked() {
    return stock != NO_STOCK;
  }

  /** Writes {@code keys} and {@code attribute} of a group. */
  Drawn draw(ObjectNode group, int number) {
    ObjectNode keys = group.putObject("keys");
    boolean sells = stocked() && draws.chance(0.8);
    group.put("attribute", sells ? STOCKED : draws.one("a", "b"));
    if (!sells && draws.chance(0.1)) {
      keys.put("space", "own" + number).put("distribution", "unique");
      return new Drawn(false, 3);
    }
    keys.put("space", "k").put("count", count);
    laws.draw().accept(keys);
    if (sells) {
      keys.put("stock", stock);
    } else if (draws.chance(preloads)) {
      keys.put("preload", true);
    }
    return new Drawn(sells, Math.min(3, count));
  }
}
