package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Condition.Comparator;
import java.math.BigDecimal;

/** A metric of {@code summary.json} by its path, and how it must compare with a number. */
public record Expectation(String metric, Comparator comparator, BigDecimal number) {

  /** As written in a scenario, such as {@code == 0}. */
  public String text() {
    return comparator.text() + " " + number.toPlainString();
  }
}
