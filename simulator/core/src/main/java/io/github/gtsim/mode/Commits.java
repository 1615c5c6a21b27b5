package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;
import java.util.Arrays;

/** For each item the latest entry that each member has coordinated, and so the latest of all. */
final class Commits {
  private final Entry[][] latest = new Entry[Members.COUNT][64];
  private Version[] preloaded = {};

  /** The item stands so from the start. */
  void preload(Version version) {
    int item = version.item();
    if (item >= preloaded.length) {
      preloaded = Arrays.copyOf(preloaded, Math.max(preloaded.length * 2, item + 1));
    }
    preloaded[item] = version;
  }

  private Version atStart(int item) {
    return item < preloaded.length && preloaded[item] != null ? preloaded[item] : Version.NONE;
  }

  Entry of(int member, int item) {
    Entry[] entries = latest[member];
    return item < entries.length ? entries[item] : null;
  }

  void put(int member, Entry entry) {
    int item = entry.version.item();
    if (item >= latest[member].length) {
      latest[member] = Arrays.copyOf(latest[member], Math.max(latest[member].length * 2, item + 1));
    }
    latest[member][item] = entry;
  }

  /** The newest committed version of an item; {@link Version#NONE} if there is none. */
  Version newest(int item) {
    Version newest = atStart(item);
    for (int member = 0; member < Members.COUNT; member++) {
      Entry entry = of(member, item);
      if (entry != null && entry.version.isNewerThan(newest)) {
        newest = entry.version;
      }
    }
    return newest;
  }

  /**
   * Whether another member's version, newer than the round's base, had not been acknowledged when
   * the round was proposed: that item was being modified in another Region (FACTS W-4).
   *
   * <p>A member's writes to an item follow one another, so its latest says it all.
   */
  boolean wasBeingModifiedElsewhere(Round round) {
    int item = round.call.attempt.item();
    for (int member = 0; member < Members.COUNT; member++) {
      Entry entry = of(member, item);
      if (member != round.call.member
          && entry != null
          && entry.version.isNewerThan(round.base)
          && entry.acknowledgedAt > round.proposedAt) {
        return true;
      }
    }
    return false;
  }
}
