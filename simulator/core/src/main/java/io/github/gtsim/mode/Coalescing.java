package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Combines what one Region does to an item within a window: of those changes the last travels, in
 * place of all (FACTS R-5). An item's window begins with a change outside of any, and what is in it
 * leaves when it ends.
 */
final class Coalescing {
  private final World world;
  private final long windowNanos;
  private final Consumer<Version> leaves;
  private final Consumer<Version> stays;

  /** For each item the last change of the window that is open; null where none is. */
  private Version[] last = {};

  /** How many windows are open. */
  private int open;

  private int flushes;

  /**
   * @param windowNanos 0 if nothing is combined
   * @param leaves hears of each change that travels
   * @param stays hears of each in whose place another will
   */
  Coalescing(World world, long windowNanos, Consumer<Version> leaves, Consumer<Version> stays) {
    this.world = world;
    this.windowNanos = windowNanos;
    this.leaves = leaves;
    this.stays = stays;
  }

  void add(Version version) {
    if (windowNanos == 0) {
      leaves.accept(version);
      return;
    }
    int item = version.item();
    if (item >= last.length) {
      last = Arrays.copyOf(last, Math.max(last.length * 2, item + 1));
    }
    if (last[item] == null) {
      int since = flushes;
      open++;
      world.simulation().after(windowNanos, () -> endUnlessFlushed(item, since));
    } else {
      stays.accept(last[item]);
    }
    last[item] = version;
  }

  private void endUnlessFlushed(int item, int since) {
    if (since == flushes) {
      end(item);
    }
  }

  private void end(int item) {
    Version version = last[item];
    last[item] = null;
    open--;
    leaves.accept(version);
  }

  /** Whether no change waits for its window to end. */
  boolean isEmpty() {
    return open == 0;
  }

  /** Ends every window now, in the order of the items. */
  void flush() {
    flushes++;
    for (int item = 0; open > 0; item++) {
      if (last[item] != null) {
        end(item);
      }
    }
  }
}
