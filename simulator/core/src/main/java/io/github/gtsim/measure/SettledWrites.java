package io.github.gtsim.measure;

import java.util.BitSet;

/** Acknowledged writes of one Region that every replica left has, settled and forgotten. */
final class SettledWrites {
  private final BitSet items = new BitSet();
  private long writes;
  private long firstAcknowledgedAt = Long.MAX_VALUE;

  void add(WriteRecord record) {
    writes++;
    items.set(record.version.item());
    firstAcknowledgedAt = Math.min(firstAcknowledgedAt, record.acknowledgedAt);
  }

  long writes() {
    return writes;
  }

  BitSet items() {
    return items;
  }

  long firstAcknowledgedAt() {
    return firstAcknowledgedAt;
  }
}
