package io.github.gtsim.checker;

/**
 * The configurations that a search has been in, each a state and the set of operations placed. It
 * remembers the latest: a search that comes to a forgotten one only takes longer, and those it can
 * come to again are mostly near to where it is.
 */
final class Configurations {
  private final int mostLongs;
  private LongsSet young = new LongsSet();
  private LongsSet old = new LongsSet();

  /**
   * @param mostLongs that it has room for, about
   */
  Configurations(int mostLongs) {
    this.mostLongs = mostLongs;
  }

  /** Adds the first {@code length} longs; false if it remembers them. */
  boolean add(long[] key, int length) {
    if (young.longs() >= mostLongs / 2) {
      LongsSet oldest = old;
      old = young;
      young = oldest;
      young.clear();
    }
    boolean known = old.contains(key, length);
    return young.add(key, length) && !known;
  }
}
