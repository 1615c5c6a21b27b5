package io.github.gtsim.cluster;

/** What a Region holds of every item at one instant: what backups, restores and promotions keep. */
public final class Snapshot {
  private final Version[] held;

  private Snapshot(Version[] held) {
    this.held = held;
  }

  /** What the Region holds of the table now. */
  public static Snapshot of(World world, Table table, int region) {
    Version[] held = new Version[world.items().size()];
    for (int item = 0; item < held.length; item++) {
      held[item] = table.held(region, item);
    }
    return new Snapshot(held);
  }

  /** What was held of an item; {@link Version#NONE} if nothing. */
  public Version held(int item) {
    return item < held.length ? held[item] : Version.NONE;
  }

  /** Whether it has this version or one that was written on it. */
  public boolean has(Version version) {
    return version.isAncestorOf(held(version.item()));
  }

  /** How many items there were. */
  public int size() {
    return held.length;
  }
}
