package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;

/**
 * The three zones of a Region. Each partition has its leader in one of them, which takes writes and
 * strong reads, and a follower in each of the others (FACTS Z-1). With one zone out, the leaders
 * that were there are replaced once their lease is over (Z-2), and return with it; with two out
 * there is no quorum and no leader. Nothing is ever lost.
 */
public final class Zones {
  /** How many zones a Region has. */
  public static final int COUNT = 3;

  private final long leaseNanos;
  private final int first;
  private int out;
  private long outSince;
  private long levelAt = -1;

  /**
   * @param first the zone that leads partition 0; the leaders of the others follow in turn
   */
  Zones(ZoneDesign design, int first) {
    leaseNanos = design.leaseNanos();
    this.first = first;
  }

  void goOut(int zones, long now) {
    out = zones;
    outSince = now;
  }

  /** All zones are up, level with each other, and lead the partitions that they led before. */
  void comeBack(long now) {
    out = 0;
    levelAt = now;
  }

  public boolean areAllUp() {
    return out == 0;
  }

  /** Whether writes can be stored and leaders be chosen at all. */
  boolean haveQuorum() {
    return COUNT - out > COUNT / 2;
  }

  /** When the leaders lost with a zone at {@code outAt} are replaced. */
  long replacedAt(long outAt) {
    return Math.addExact(outAt, leaseNanos);
  }

  /** The latest instant at which every zone had all that its Region held; -1 if there is none. */
  long levelAt() {
    return levelAt;
  }

  /** Whether the partition has a leader. */
  public boolean isLed(int partition, long now) {
    if (out == 0) {
      return true;
    }
    return haveQuorum() && (ledBy(partition) >= out || now - outSince >= leaseNanos);
  }

  /** Whether the zone, which is up, leads the partition. */
  boolean leads(int zone, int partition, long now) {
    boolean replaces = zone == out && ledBy(partition) < out;
    return ledBy(partition) == zone || replaces && isLed(partition, now);
  }

  private int ledBy(int partition) {
    return (partition + first) % COUNT;
  }

  /** One of the zones that are up, by chance. */
  int draw(RandomStream stream) {
    return out + stream.nextBelow(COUNT - out);
  }
}
