package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;

/** One committed record of the journal, linked in commit order and in its partition's order. */
final class Entry {
  static final long NOT_YET = Long.MAX_VALUE;

  final Version version;
  final int partition;

  /** Place in the commit order of the whole table, from 1. */
  final long order;

  /** When its coordinator had the answer; {@link #NOT_YET} before. */
  long acknowledgedAt = NOT_YET;

  /** Whether its coordinator has acknowledged it to a client. */
  boolean known;

  Entry nextInLog;
  Entry nextInPartition;
  private int storedBy;

  Entry(Version version, int partition, long order) {
    this.version = version;
    this.partition = partition;
    this.order = order;
  }

  boolean isStoredBy(int member) {
    return (storedBy & 1 << member) != 0;
  }

  void storeAt(int member) {
    storedBy |= 1 << member;
  }
}
