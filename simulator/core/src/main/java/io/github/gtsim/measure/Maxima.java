package io.github.gtsim.measure;

import io.github.gtsim.cluster.Version;
import java.util.Arrays;

/**
 * Versions of an item, each greater than those before it, with the instants they came at. One that
 * is not greater tells nothing of when a version as great came first, and is left out.
 */
final class Maxima {
  private Version[] versions = new Version[2];
  private long[] instants = new long[2];
  private int size;

  /** Takes a version in if it is greater than all so far. */
  void add(Version version, long at) {
    if (size > 0 && !version.isNewerThan(versions[size - 1])) {
      return;
    }
    if (size == versions.length) {
      versions = Arrays.copyOf(versions, size * 2);
      instants = Arrays.copyOf(instants, size * 2);
    }
    versions[size] = version;
    instants[size++] = at;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the first version greater than {@code seen} came; MAX_VALUE if none has. */
  long firstNewerThan(Version seen) {
    int at = firstAbove(seen);
    return at == size ? Long.MAX_VALUE : instants[at];
  }

  /** When the first version at least as great as {@code wanted} came; MAX_VALUE if none has. */
  long firstAtLeast(Version wanted) {
    int at = firstAbove(wanted);
    if (at > 0 && !wanted.isNewerThan(versions[at - 1])) {
      at--;
    }
    return at == size ? Long.MAX_VALUE : instants[at];
  }

  private int firstAbove(Version version) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (versions[middle].isNewerThan(version)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Forgets all versions that are not greater than {@code least}. */
  void dropUpTo(Version least) {
    drop(firstAbove(least));
  }

  /** Forgets all versions not greater than {@code least} whose timestamps are before another. */
  void dropUpTo(Version least, long stamp) {
    int to = firstAbove(least);
    int before = 0;
    while (before < to && versions[before].stamp() < stamp) {
      before++;
    }
    drop(before);
  }

  /** Forgets all versions that are smaller than {@code least}. */
  void dropBelow(Version least) {
    int from = firstAbove(least);
    drop(from > 0 && !least.isNewerThan(versions[from - 1]) ? from - 1 : from);
  }

  /** Forgets all versions that {@code state} was not written on. */
  void retain(Version state) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (versions[i].isAncestorOf(state)) {
        versions[kept] = versions[i];
        instants[kept++] = instants[i];
      }
    }
    Arrays.fill(versions, kept, size, null);
    size = kept;
  }

  private void drop(int from) {
    if (from > 0) {
      System.arraycopy(versions, from, versions, 0, size - from);
      System.arraycopy(instants, from, instants, 0, size - from);
      Arrays.fill(versions, size - from, size, null);
      size -= from;
    }
  }
}
