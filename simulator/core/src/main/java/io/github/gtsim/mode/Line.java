package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;

/** Records with the instants they are due at, first in, first out: a ring of parallel arrays. */
final class Line {
  private Version[] records = new Version[8];
  private long[] dues = new long[8];
  private int head;
  private int size;
  private long taken;

  boolean isEmpty() {
    return size == 0;
  }

  /** The first record; there must be one. */
  Version first() {
    return records[head];
  }

  /** When the first record is due; there must be one. */
  long firstDue() {
    return dues[head];
  }

  /**
   * Adds a record at the end.
   *
   * @return its ticket, by which it can be {@linkplain #postpone postponed}
   */
  long add(Version record, long due) {
    if (size == records.length) {
      grow();
    }
    int slot = (head + size) & (records.length - 1);
    records[slot] = record;
    dues[slot] = due;
    return taken + size++;
  }

  /** Makes the record with this ticket due later by {@code nanos}, if it has not been taken. */
  void postpone(long ticket, long nanos) {
    if (ticket >= taken) {
      dues[(int) (head + ticket - taken) & (dues.length - 1)] += nanos;
    }
  }

  /** Takes the first record; there must be one. */
  Version take() {
    Version record = records[head];
    records[head] = null;
    head = (head + 1) & (records.length - 1);
    size--;
    taken++;
    return record;
  }

  private void grow() {
    Version[] moreRecords = new Version[size * 2];
    long[] moreDues = new long[size * 2];
    int toEnd = size - head;
    System.arraycopy(records, head, moreRecords, 0, toEnd);
    System.arraycopy(records, 0, moreRecords, toEnd, head);
    System.arraycopy(dues, head, moreDues, 0, toEnd);
    System.arraycopy(dues, 0, moreDues, toEnd, head);
    records = moreRecords;
    dues = moreDues;
    head = 0;
  }
}
