package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;

/** The entries of the whole table in commit order; those that some member lacks, by number too. */
final class Log {
  private Entry[] ring = new Entry[1024];
  private long first = 1;
  private Entry last = new Entry(Version.NONE, -1, 0);

  /** The latest entry; before the first one, an entry of order 0. */
  Entry last() {
    return last;
  }

  /**
   * Adds the next entry.
   *
   * @param leastNeeded the lowest number that will still be asked for
   */
  void add(Entry entry, long leastNeeded) {
    last.nextInLog = entry;
    last = entry;
    if (entry.order - first >= ring.length) {
      first = leastNeeded;
      if (entry.order - first >= ring.length) {
        grow(entry.order);
      }
    }
    ring[slot(entry.order)] = entry;
  }

  /** The entry of this number, which some member lacks. */
  Entry at(long order) {
    return ring[slot(order)];
  }

  private int slot(long order) {
    return (int) (order & ring.length - 1);
  }

  private void grow(long end) {
    Entry[] old = ring;
    ring = new Entry[old.length * 2];
    for (long order = first; order < end; order++) {
      ring[slot(order)] = old[(int) (order & old.length - 1)];
    }
  }
}
