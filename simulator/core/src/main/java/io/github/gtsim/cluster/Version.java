package io.github.gtsim.cluster;

/**
 * One version of an item. Versions of an item are totally ordered by (stamp, origin, sequence), so
 * that ties converge (FACTS C-5). A deleted version stays as a tombstone (FACTS C-4).
 *
 * <p>Ancestry needs no history: a version knows its branch and its depth, the number of versions
 * from the first write to itself.
 */
public final class Version implements Comparable<Version> {
  /** What a replica holds of an item that was never written; the ancestor of every version. */
  public static final Version NONE =
      new Version(-1, Long.MIN_VALUE, -1, -1, Image.ABSENT, -1, new Branch(null, 0), 0, 0);

  private final int item;
  private final long stamp;
  private final int origin;
  private final long sequence;
  private final Image image;
  private final long writtenAt;
  private final Branch branch;
  private final int depth;
  private final int bytes;
  private final int chargedBytes;
  private boolean corrupted;
  private Object entry;

  private Version(
      int item,
      long stamp,
      int origin,
      long sequence,
      Image image,
      long writtenAt,
      Branch branch,
      int depth,
      int chargedBytes) {
    this.item = item;
    this.stamp = stamp;
    this.origin = origin;
    this.sequence = sequence;
    this.image = image;
    this.writtenAt = writtenAt;
    this.branch = branch;
    this.depth = depth;
    this.chargedBytes = chargedBytes;
    bytes = image.bytes();
  }

  /**
   * A version of {@code item} written on this one.
   *
   * @param stamp first key of the version order: a timestamp in nanoseconds, or under MRSC the
   *     position in the journal
   * @param origin the Region it was written in
   */
  public Version child(
      int item, long stamp, int origin, long sequence, Image image, long writtenAt) {
    Branch on = branch;
    if (this == NONE) {
      on = new Branch(null, 0);
    } else if (depth < branch.tip) {
      on = new Branch(branch, depth);
    }
    on.tip = depth + 1;
    int charged = Math.max(bytes, image.bytes());
    Version child =
        new Version(item, stamp, origin, sequence, image, writtenAt, on, depth + 1, charged);
    child.corrupted = corrupted;
    return child;
  }

  /** Whether it descends from a corruption through no client's {@code put} (MODEL 6). */
  public boolean isCorrupted() {
    return corrupted;
  }

  /** It is a corruption. */
  public void corrupt() {
    corrupted = true;
  }

  /** A client has put the whole item. */
  void heal() {
    corrupted = false;
  }

  /**
   * What every replica holds of an item from the start: a system write of no Region, before all
   * others in version order, even of a clock that is behind.
   */
  public static Version preloaded(int item, Image image) {
    return NONE.child(item, NONE.stamp, NONE.origin, NONE.sequence + 1, image, 0);
  }

  /** Whether it was there from the start. */
  public boolean isPreloaded() {
    return origin < 0 && this != NONE;
  }

  public int item() {
    return item;
  }

  public long stamp() {
    return stamp;
  }

  public int origin() {
    return origin;
  }

  public long sequence() {
    return sequence;
  }

  public Image image() {
    return image;
  }

  /** The instant it was applied at its origin. */
  public long writtenAt() {
    return writtenAt;
  }

  /** The item's size; it is asked of more often than anything else of the image. */
  public int bytes() {
    return bytes;
  }

  /** By how many bytes its write is charged: the item before it or after it, the larger one. */
  public int chargedBytes() {
    return chargedBytes;
  }

  /** Versions from the first write of the item to this one, both included. */
  public int depth() {
    return depth;
  }

  /** Whether this is {@code other} or one of the versions it was written on. */
  public boolean isAncestorOf(Version other) {
    if (this == NONE) {
      return true;
    }
    Branch on = other.branch;
    int down = other.depth;
    while (on != null && depth <= down) {
      if (on == branch) {
        return true;
      }
      down = on.forkDepth;
      on = on.parent;
    }
    return false;
  }

  /** Forgets what this version was written on: nobody will ask of it again. */
  public void settlePast() {
    branch.parent = null;
  }

  /** Whether this version is greater than {@code other} in version order. */
  public boolean isNewerThan(Version other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Version other) {
    if (stamp != other.stamp) {
      return Long.compare(stamp, other.stamp);
    }
    if (origin != other.origin) {
      return Integer.compare(origin, other.origin);
    }
    return Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(stamp * 31 + sequence);
  }

  /** What measurement has noted of this version; null if nothing. */
  public Object entry() {
    return entry;
  }

  /** Lets measurement keep its notes with the version. */
  public void note(Object newEntry) {
    entry = newEntry;
  }
}
