package io.github.gtsim.measure;

import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts acknowledged creates of one key of which one had not seen the other: two users were both
 * told that the name is theirs (FACTS Q-2).
 */
final class Creates {
  private final TreeMap<Integer, Version> firstGone = new TreeMap<>();
  private final TreeMap<Integer, List<Gone>> gone = new TreeMap<>();
  private final boolean rawClocks;
  private long acknowledged;
  private long duplicate;

  /** A create judged among others, where clocks are raw. */
  private static final class Gone {
    final Version version;
    boolean counted;

    Gone(Version version) {
      this.version = version;
    }
  }

  /**
   * @param rawClocks whether a version may be smaller than what it was written on
   */
  Creates(boolean rawClocks) {
    this.rawClocks = rawClocks;
  }

  /**
   * Judges the creates of an item that have just been settled, which are all it had or the only
   * one. In version order, those that have seen all before them form a chain; from the first that
   * breaks it, each has a rival, since two that have not seen each other are not both its
   * ancestors.
   */
  void settled(OpenItem item) {
    if (item.creates == 0) {
      return;
    }
    List<WriteRecord> settled = new ArrayList<>();
    for (WriteRecord record : item.records) {
      if (record.create && record.fate != null && record.isAcknowledged()) {
        settled.add(record);
      }
    }
    settled.sort(Comparator.comparing(record -> record.version));
    if (rawClocks) {
      compareAll(item.item, settled);
      return;
    }
    Version seen = Version.NONE;
    boolean chain = true;
    for (WriteRecord record : settled) {
      acknowledged++;
      Version gone = firstGone.get(item.item);
      boolean rival =
          gone != null && record.version.isNewerThan(gone) && !gone.isAncestorOf(record.version);
      chain &= seen.isAncestorOf(record.version);
      if (rival || !chain) {
        duplicate++;
      }
      seen = record.version;
      if (record.fate != Fate.SURVIVING && (gone == null || gone.isNewerThan(record.version))) {
        firstGone.put(item.item, record.version);
      }
    }
  }

  /**
   * Of two that have not seen each other the greater is the duplicate. All that survive have been
   * seen by whatever comes later.
   */
  private void compareAll(int item, List<WriteRecord> settled) {
    List<Gone> all = gone.computeIfAbsent(item, none -> new ArrayList<>());
    for (WriteRecord record : settled) {
      acknowledged++;
      all.add(new Gone(record.version));
    }
    for (Gone one : all) {
      boolean rival = all.stream().anyMatch(other -> isRival(other.version, one.version));
      duplicate += rival && !one.counted ? 1 : 0;
      one.counted |= rival;
    }
    for (WriteRecord record : settled) {
      all.removeIf(one -> record.fate == Fate.SURVIVING && one.version == record.version);
    }
  }

  private static boolean isRival(Version other, Version version) {
    return version.isNewerThan(other)
        && !other.isAncestorOf(version)
        && !version.isAncestorOf(other);
  }

  void report(ObjectNode summary) {
    ObjectNode node = summary.putObject("creates");
    node.put("acknowledged", acknowledged);
    node.put("duplicate", duplicate);
  }
}
