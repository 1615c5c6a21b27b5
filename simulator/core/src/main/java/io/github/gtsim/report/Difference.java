package io.github.gtsim.report;

import java.util.Optional;

/**
 * By how much a figure of one variant exceeds that of the first, replication by replication.
 *
 * @param example the figure in one replication, one without a value if there is such a one
 * @param replications how many there are
 * @param estimate of the differences in those in which both have the figure; empty if none has
 * @param quiet whether there is nothing to report in either, in any of them
 * @param onlyFirst in how many the first variant has the figure and this one does not
 * @param onlyThis in how many it is the other way round
 */
public record Difference(
    Figure example,
    long replications,
    Optional<Estimate> estimate,
    boolean quiet,
    long onlyFirst,
    long onlyThis) {

  /** What the differences show. */
  public enum Verdict {
    /** The interval lies below 0. */
    LOWER("lower"),
    /** The interval lies above 0. */
    HIGHER("higher"),
    /** The interval contains 0: the difference may well be due to chance. */
    NOT_SHOWN("no difference shown"),
    /** The two are equal in every replication. */
    SAME("the same in every seed"),
    /** In some replications one of the two has no such figure, as when a group is down for good. */
    ONE_SIDED("one has no such figure in some seeds"),
    /** There are not two replications to tell it from. */
    UNKNOWN("too few seeds to tell");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** In plain words. */
    public String text() {
      return text;
    }
  }

  /** What the interval shows. */
  public Verdict verdict() {
    if (onlyFirst + onlyThis > 0) {
      return Verdict.ONE_SIDED;
    }
    if (estimate.isEmpty() && replications > 1) {
      return Verdict.SAME;
    }
    if (estimate.isEmpty() || estimate.get().halfWidth().isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (estimate.get().isPoint() && estimate.get().mean().signum() == 0) {
      return Verdict.SAME;
    }
    if (estimate.get().high().orElseThrow().signum() < 0) {
      return Verdict.LOWER;
    }
    return estimate.get().low().orElseThrow().signum() > 0 ? Verdict.HIGHER : Verdict.NOT_SHOWN;
  }
}
