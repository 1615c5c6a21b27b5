package io.github.gtsim.report;

/** What a figure is about, worst first. */
public enum Concern {
  /** Data that users were told is safe, and is wrong or gone. */
  LOSS,
  /** How far behind the copies were, and how long service was gone. */
  OUTAGE,
  /** Requests that did not succeed. */
  FAILURE,
  /** Reads of old data. */
  STALENESS,
  /** How long requests and replication took. */
  SPEED,
  /** What the service charges. */
  COST
}
