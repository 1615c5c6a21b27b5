package io.github.gtsim.measure;

/** Counts acknowledged writes that another Region has overtaken before they had come there. */
final class Concurrency {
  private long concurrent;

  /** Whether Regions write each on its own; otherwise versions have a single order. */
  private boolean independent;

  Concurrency(boolean independent) {
    this.independent = independent;
  }

  /** The table is global from now on. */
  void begin() {
    independent = true;
  }

  /** A record of the write has come to the Region, or never will. */
  void note(OpenItem item, WriteRecord record, int region) {
    if (independent && !record.concurrent && item.hasWrittenLater(region, record.version)) {
      record.concurrent = true;
      acknowledged(record);
    }
  }

  /** The write may have been acknowledged since. */
  void acknowledged(WriteRecord record) {
    if (record.isAcknowledged() && record.concurrent) {
      concurrent++;
    }
  }

  long count() {
    return concurrent;
  }
}
