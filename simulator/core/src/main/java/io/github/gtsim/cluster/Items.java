package io.github.gtsim.cluster;

import io.github.gtsim.engine.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The items of a run by number. The keys of a space with a count are numbered in a row; a key named
 * in a script, and a key of its own that a request asks for, gets the next free number.
 */
public final class Items {
  private final List<Block> spaces = new ArrayList<>();
  private final TreeMap<String, Integer> named = new TreeMap<>();
  private String[] prefixes = new String[64];
  private long[] suffixes = new long[64];
  private final int partitions;
  private int counted;
  private int next;

  private record Block(String space, int first, int count) {}

  public Items(int partitions) {
    this.partitions = partitions;
  }

  /** Numbers the keys {@code space/0} to {@code space/count-1}; the first is returned. */
  public int space(String space, int count) {
    if (next != counted) {
      throw new IllegalStateException("spaces are declared before any other key");
    }
    spaces.add(new Block(space, next, count));
    next = Math.addExact(next, count);
    counted = next;
    return next - count;
  }

  /** The item under {@code key}. */
  public int named(String key) {
    int slash = key.lastIndexOf('/');
    for (Block block : spaces) {
      if (slash == block.space().length() && key.startsWith(block.space())) {
        int index = index(key.substring(slash + 1), block.count());
        if (index >= 0) {
          return block.first() + index;
        }
      }
    }
    Integer known = named.get(key);
    if (known == null) {
      known = add(key, -1);
      named.put(key, known);
    }
    return known;
  }

  private static int index(String digits, int count) {
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int index = Integer.parseInt(digits);
    return index < count && Integer.toString(index).equals(digits) ? index : -1;
  }

  /** A new item that nobody else asks for, under {@code prefix} and {@code number}. */
  public int fresh(String prefix, long number) {
    return add(prefix, number);
  }

  private int add(String prefix, long number) {
    int index = next - counted;
    if (index == prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, index * 2);
      suffixes = Arrays.copyOf(suffixes, index * 2);
    }
    prefixes[index] = prefix;
    suffixes[index] = number;
    return next++;
  }

  /** How many items there are. */
  public int size() {
    return next;
  }

  public String key(int item) {
    for (Block block : spaces) {
      if (item < block.first() + block.count()) {
        return block.space() + "/" + (item - block.first());
      }
    }
    int index = item - counted;
    return suffixes[index] < 0 ? prefixes[index] : prefixes[index] + suffixes[index];
  }

  /** Whether the item's key is in this space: what stands before its last slash. */
  public boolean isIn(int item, String space) {
    String key = key(item);
    return key.lastIndexOf('/') == space.length() && key.startsWith(space);
  }

  /** The partition that the item's key hashes to. */
  public int partition(int item) {
    return (int) Long.remainderUnsigned(Hash.mix(item + 1L), partitions);
  }

  public int partitions() {
    return partitions;
  }
}
