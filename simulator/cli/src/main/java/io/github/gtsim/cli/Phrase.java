package io.github.gtsim.cli;

import java.util.List;

/**
 * How a count is told in a sentence, such as {@code 3 acknowledged writes silently lost}.
 *
 * @param key of the figure, which is the metric's path
 * @param one what is counted, if there is one
 * @param many what is counted otherwise
 * @param what happened to it
 */
record Phrase(String key, String one, String many, String what) {
  private static final String WRITE = "acknowledged write";
  private static final String WRITES = "acknowledged writes";

  /** Of what users were told is safe and is not, worst first. */
  static final List<Phrase> LOSSES =
      List.of(
          new Phrase("writes.lost", WRITE, WRITES, "silently lost"),
          new Phrase("writes.destroyed", WRITE, WRITES, "destroyed with a Region"),
          new Phrase("writes.stranded", WRITE, WRITES, "stranded in a Region"),
          new Phrase("counters.shortfall", "increment", "increments", "missing from counters"),
          new Phrase(
              "counters.excess", "increment", "increments", "applied without an acknowledgement"),
          new Phrase("creates.duplicate", "create", "creates", "acknowledged for a taken key"),
          new Phrase("inventory.oversold", "unit", "units", "sold that were not there"),
          new Phrase("transactions.torn", "transaction", "transactions", "lost in part"),
          new Phrase("attributes.overwritten", "update", "updates", "lost to another attribute's"),
          new Phrase(
              "writes.duplicateEffects.count", "write", "writes", "applied again by a retry"));

  static final Phrase PARTLY_VISIBLE =
      new Phrase(
          "transactions.partiallyVisible", "transaction", "transactions", "seen in part elsewhere");
  static final Phrase SURFACED =
      new Phrase("conflicts.surfaced", "request", "requests", "ended by a write conflict");
  static final Phrase UNKNOWN =
      new Phrase("requests.unknown", "request", "requests", "of unknown outcome");
  static final Phrase THROTTLED =
      new Phrase("requests.throttled", "attempt", "attempts", "throttled");
  static final Phrase WAITED =
      new Phrase(
          "replication.throttled",
          "replicated write",
          "replicated writes",
          "that waited for capacity");

  /**
   * The phrase of a count or of a mean of counts.
   *
   * @param number as people read it
   */
  String of(String number) {
    return number + " " + (number.equals("1") ? one : many) + " " + what;
  }
}
