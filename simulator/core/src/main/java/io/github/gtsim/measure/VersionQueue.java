package io.github.gtsim.measure;

import io.github.gtsim.cluster.Version;
import java.util.Arrays;

/** Versions with instants that never decrease, first in, first out: a ring of parallel arrays. */
final class VersionQueue {
  private Version[] versions = new Version[64];
  private long[] instants = new long[64];
  private int head;
  private int size;

  void add(Version version, long at) {
    if (size == versions.length) {
      versions = turned(versions, Arrays.copyOf(versions, size * 2));
      long[] more = new long[size * 2];
      System.arraycopy(instants, head, more, 0, size - head);
      System.arraycopy(instants, 0, more, size - head, head);
      instants = more;
      head = 0;
    }
    int slot = (head + size++) & (versions.length - 1);
    versions[slot] = version;
    instants[slot] = at;
  }

  private Version[] turned(Version[] from, Version[] to) {
    System.arraycopy(from, head, to, 0, size - head);
    System.arraycopy(from, 0, to, size - head, head);
    return to;
  }

  /** Whether the first one's instant is at or before another. */
  boolean isUpTo(long instant) {
    return size > 0 && instants[head] <= instant;
  }

  /** The first one's instant; there must be one. */
  long firstAt() {
    return instants[head];
  }

  /** Takes the first one; there must be one. */
  Version take() {
    Version version = versions[head];
    versions[head] = null;
    head = (head + 1) & (versions.length - 1);
    size--;
    return version;
  }
}
