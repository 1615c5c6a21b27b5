package io.github.gtsim.checker;

/** A set of small numbers, most of them without a gap from 0, so that it is short to write down. */
final class Placed {
  private final long[] words;
  private int low;
  private int high = -1;

  Placed(int size) {
    words = new long[(size >> 6) + 1];
  }

  void add(int number) {
    int word = number >> 6;
    words[word] |= 1L << number;
    high = Math.max(high, word);
    while (low <= high && words[low] == -1) {
      low++;
    }
  }

  void remove(int number) {
    int word = number >> 6;
    words[word] &= ~(1L << number);
    low = Math.min(low, word);
    while (high >= 0 && words[high] == 0) {
      high--;
    }
  }

  boolean contains(int number) {
    return (words[number >> 6] & 1L << number) != 0;
  }

  /** How many longs {@link #write} takes at most. */
  int longs() {
    return words.length + 1;
  }

  /** Writes the set to an array and says where it ends there. */
  int write(long[] target, int start) {
    int length = Math.max(0, high + 1 - low);
    target[start] = (long) low << 32 | length;
    System.arraycopy(words, Math.min(low, words.length), target, start + 1, length);
    return start + 1 + length;
  }
}
