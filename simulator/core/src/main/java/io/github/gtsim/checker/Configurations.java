package io.github.gtsim.checker;

import java.util.Arrays;

/**
 * The configurations that a search has been in, each a state and the set of operations placed: a
 * hash set with open addressing over one array of longs.
 */
final class Configurations {
  private static final int MOST_LONGS = 1 << 23;

  private long[] pool = new long[1 << 10];
  private int used = 1;
  private int[] slots = new int[1 << 8];
  private int count;

  /** Whether there is room for no more. */
  boolean isFull() {
    return used >= MOST_LONGS;
  }

  /** Adds the first {@code length} longs; false if they were there. */
  boolean add(long[] key, int length) {
    if (2 * count >= slots.length) {
      grow();
    }
    int mask = slots.length - 1;
    int slot = hash(key, 0, length) & mask;
    while (slots[slot] != 0) {
      if (isAt(slots[slot], key, length)) {
        return false;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = used;
    count++;
    store(key, length);
    return true;
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
