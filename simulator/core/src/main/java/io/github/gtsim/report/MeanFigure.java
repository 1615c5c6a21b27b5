package io.github.gtsim.report;

import java.util.Optional;

/**
 * A figure over all replications of a variant.
 *
 * @param example the figure of one of them
 * @param replications how many there are, whether or not they have the figure
 * @param estimate of those that have it; empty if none has
 * @param quiet whether there is nothing to report in any of them
 */
public record MeanFigure(
    Figure example, long replications, Optional<Estimate> estimate, boolean quiet) {

  /** In how many there is no such figure. */
  public long missing() {
    return replications - estimate.map(Estimate::count).orElse(0L);
  }

  /** The mean and half its interval as people read them, and how many have no such figure. */
  public String display() {
    if (replications == 1 || estimate.isEmpty()) {
      return example.display();
    }
    String text = EstimateText.plusMinus(example.unit(), estimate.get());
    long missing = missing();
    if (missing == 0) {
      return text;
    }
    return example.instead().equals(Figure.NONE)
        ? text + " (" + estimate.get().count() + " of " + replications + ")"
        : text + " (" + missing + " " + example.instead() + ")";
  }
}
