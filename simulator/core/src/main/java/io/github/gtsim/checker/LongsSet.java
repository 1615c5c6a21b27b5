package io.github.gtsim.checker;

import java.util.Arrays;

/** A hash set of short arrays, with open addressing over one array of longs. */
final class LongsSet {
  private long[] pool = new long[1 << 10];
  private int used = 1;
  private int[] slots = new int[1 << 8];
  private int count;

  /** How many longs it takes: those of the arrays, and one more for each. */
  int longs() {
    return used - 1;
  }

  void clear() {
    used = 1;
    count = 0;
    Arrays.fill(slots, 0);
  }

  boolean contains(long[] key, int length) {
    return slots[slot(key, length)] != 0;
  }

  /** Adds the first {@code length} longs; false if they were there. */
  boolean add(long[] key, int length) {
    if (2 * count >= slots.length) {
      grow();
    }
    int slot = slot(key, length);
    if (slots[slot] != 0) {
      return false;
    }
    slots[slot] = used;
    count++;
    store(key, length);
    return true;
  }

  /** Where it is, or where it would be. */
  private int slot(long[] key, int length) {
    int mask = slots.length - 1;
    int slot = hash(key, 0, length) & mask;
    while (slots[slot] != 0 && !isAt(slots[slot], key, length)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isAt(int place, long[] key, int length) {
    int start = place + 1;
    return pool[place] == length && Arrays.equals(pool, start, start + length, key, 0, length);
  }

  private void store(long[] key, int length) {
    if (used + length + 1 > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(2 * pool.length, used + length + 1));
    }
    pool[used] = length;
    System.arraycopy(key, 0, pool, used + 1, length);
    used += length + 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int place = 1; place < used; place += 1 + (int) pool[place]) {
      int slot = hash(pool, place + 1, (int) pool[place]) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = place;
    }
  }

  private static int hash(long[] longs, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = (hash ^ longs[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }
}
