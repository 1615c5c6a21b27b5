package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.Arrays;

/**
 * What the zones of a Region that do not lead have of its replica. A version comes to each of them
 * after a lag of its own, drawn from (seed, Region, item, instant of the write, zone), and a zone
 * shows the greatest that has come: so in each zone an item's versions never go backwards.
 *
 * <p>It keeps what was replaced for as long as some zone may still show it, in a ring of parallel
 * arrays, linked item by item from the latest back.
 */
final class Followers {
  private static final long NONE = -1;

  private final Zones zones;
  private final Distribution lag;
  private final long longestNanos;
  private final long seed;
  private final RandomStream draws = new RandomStream(0);
  private Version[] replaced = new Version[64];
  private long[] replacedAt = new long[64];
  private long[] earlier = new long[64];
  private long[] latest = new long[64];
  private long first;
  private long end;

  /**
   * @param seed of the lags that are drawn
   */
  Followers(Zones zones, Distribution lag, long seed) {
    this.zones = zones;
    this.lag = lag;
    longestNanos = lag.longest();
    this.seed = seed;
    Arrays.fill(latest, NONE);
  }

  /** The leader holds another version from {@code now} on. */
  void stored(Version before, Version after, long now) {
    forget(now);
    if (end - first == replaced.length) {
      grow();
    }
    int item = after.item();
    if (item >= latest.length) {
      int old = latest.length;
      latest = Arrays.copyOf(latest, Math.max(old * 2, item + 1));
      Arrays.fill(latest, old, latest.length, NONE);
    }
    int slot = slot(end);
    replaced[slot] = before;
    replacedAt[slot] = now;
    earlier[slot] = latest[item];
    latest[item] = end++;
  }

  private void forget(long now) {
    while (first < end && hasCome(replacedAt[slot(first)], longestNanos, now)) {
      replaced[slot(first++)] = null;
    }
  }

  /** What a zone has of an item of which the leader holds {@code held}. */
  Version shown(int item, Version held, int zone, long now) {
    Version version = held;
    long entry = item < latest.length ? latest[item] : NONE;
    while (entry >= first) {
      long at = replacedAt[slot(entry)];
      if (at <= zones.levelAt() || hasCome(at, lagOf(version, zone), now)) {
        return version;
      }
      version = replaced[slot(entry)];
      entry = earlier[slot(entry)];
    }
    return version;
  }

  private static boolean hasCome(long at, long lagNanos, long now) {
    return now - at >= lagNanos;
  }

  private long lagOf(Version version, int zone) {
    long write = Hash.mix(version.item(), version.writtenAt());
    return lag.sample(draws.position(Hash.mix(seed, write), zone));
  }

  private int slot(long entry) {
    return (int) entry & replaced.length - 1;
  }

  private void grow() {
    int size = replaced.length * 2;
    Version[] moreReplaced = new Version[size];
    long[] moreReplacedAt = new long[size];
    long[] moreEarlier = new long[size];
    for (long entry = first; entry < end; entry++) {
      int to = (int) entry & size - 1;
      moreReplaced[to] = replaced[slot(entry)];
      moreReplacedAt[to] = replacedAt[slot(entry)];
      moreEarlier[to] = earlier[slot(entry)];
    }
    replaced = moreReplaced;
    replacedAt = moreReplacedAt;
    earlier = moreEarlier;
  }
}
