package io.github.gtsim.report;

import io.github.gtsim.checker.Verdict;

/** What the checker says of the histories of one variant's runs. */
public final class Histories {
  private final SeedList invalid = new SeedList();
  private final SeedList unknown = new SeedList();
  private long count;
  private long operations;
  private long keys;
  private long elsewhere;

  void add(HistoryVerdict history, long seed) {
    count++;
    operations += history.operations();
    keys += history.keys();
    elsewhere += history.elsewhere();
    if (history.verdict() == Verdict.INVALID) {
      invalid.add(seed);
    } else if (history.verdict() == Verdict.UNKNOWN) {
      unknown.add(seed);
    }
  }

  /** How many were checked. */
  public long count() {
    return count;
  }

  /** Operations that were checked in all of them. */
  public long operations() {
    return operations;
  }

  /** Keys that were checked in all of them, each counted as often. */
  public long keys() {
    return keys;
  }

  /** Whether some wrote, or read strongly, away from the primary, where nothing is promised. */
  public boolean hasElsewhere() {
    return elsewhere > 0;
  }

  /** Seeds of those that are not linearizable. */
  public SeedList invalid() {
    return invalid;
  }

  /** Seeds of those of which it could not be decided. */
  public SeedList unknown() {
    return unknown;
  }
}
