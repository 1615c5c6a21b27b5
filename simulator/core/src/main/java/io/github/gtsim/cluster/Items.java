package io.github.gtsim.cluster;

import io.github.gtsim.engine.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The items of a run by number. The keys of a space with a count are numbered in a row; a key named
 * in a script, and a key of its own that a request asks for, gets the next free number. What an
 * item's key hashes to depends on the key alone, not on its number, so that it is the same whatever
 * other keys there are.
 */
public final class Items {
  private static final int MOST_DIGITS = 18;

  private final List<Block> spaces = new ArrayList<>();
  private final TreeMap<String, Integer> named = new TreeMap<>();
  private Family[] families = new Family[64];
  private long[] numbers = new long[64];
  private final int partitions;
  private int counted;
  private int next;

  /** Keys that are a prefix and a number. */
  public static final class Family {
    private final String prefix;
    private final long hash;

    private Family(String prefix) {
      this.prefix = prefix;
      hash = Hash.of(prefix);
    }
  }

  /** The keys of a space, numbered in a row. */
  private record Block(Family family, int first, int count) {}

  public Items(int partitions) {
    this.partitions = partitions;
  }

  /** Numbers the keys {@code space/0} to {@code space/count-1}; the first is returned. */
  public int space(String space, int count) {
    if (next != counted) {
      throw new IllegalStateException("spaces are declared before any other key");
    }
    spaces.add(new Block(family(space + "/"), next, count));
    next = Math.addExact(next, count);
    counted = next;
    return next - count;
  }

  /** The item under {@code key}. */
  public int named(String key) {
    Integer known = named.get(key);
    if (known == null) {
      known = numbered(key);
      named.put(key, known);
    }
    return known;
  }

  private int numbered(String key) {
    int end = endOfPrefix(key);
    String prefix = key.substring(0, end);
    long number = end == key.length() ? -1 : Long.parseLong(key.substring(end));
    for (Block block : spaces) {
      if (block.family().prefix.equals(prefix) && number >= 0 && number < block.count()) {
        return block.first() + (int) number;
      }
    }
    return add(family(prefix), number);
  }

  /** Where the number at the end of a key begins; it does not begin with a 0 unless it is 0. */
  private static int endOfPrefix(String key) {
    int at = key.length();
    while (at > 0 && isDigit(key.charAt(at - 1)) && key.length() - at < MOST_DIGITS) {
      at--;
    }
    while (at < key.length() - 1 && key.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Keys under {@code prefix}, to be asked for by number. */
  public Family family(String prefix) {
    return new Family(prefix);
  }

  /** A new item that nobody else asks for. */
  public int fresh(Family family, long number) {
    return add(family, number);
  }

  private int add(Family family, long number) {
    int index = next - counted;
    if (index == families.length) {
      families = Arrays.copyOf(families, index * 2);
      numbers = Arrays.copyOf(numbers, index * 2);
    }
    families[index] = family;
    numbers[index] = number;
    return next++;
  }

  /** How many items there are. */
  public int size() {
    return next;
  }

  public String key(int item) {
    Block block = block(item);
    if (block != null) {
      return block.family().prefix + (item - block.first());
    }
    int index = item - counted;
    String prefix = families[index].prefix;
    return numbers[index] < 0 ? prefix : prefix + numbers[index];
  }

  /** The space's keys that the item is among; null if none. */
  private Block block(int item) {
    if (item >= counted) {
      return null;
    }
    int at = 0;
    while (item >= spaces.get(at).first() + spaces.get(at).count()) {
      at++;
    }
    return spaces.get(at);
  }

  /** A word that depends on every character of the item's key, and on nothing else. */
  public long hash(int item) {
    Block block = block(item);
    return block != null
        ? Hash.mix(block.family().hash, item - block.first())
        : Hash.mix(families[item - counted].hash, numbers[item - counted]);
  }

  /** The partition that the item's key hashes to (MODEL 2). */
  public int partition(int item) {
    return (int) Long.remainderUnsigned(hash(item), partitions);
  }

  public int partitions() {
    return partitions;
  }
}
