package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One of the figures by which variants are judged.
 *
 * @param key its name in {@code comparison.json}; a metric path where the figure stands alone in a
 *     summary
 * @param subject the outage that it is about, as a line above its rows; empty if it is about the
 *     whole run
 * @param label in plain words, as a row of a table
 * @param brief in few words, where there is nothing to report; empty if another says it
 * @param value empty if the run has no such figure
 * @param instead what to say where there is no value, such as {@code never}
 * @param untroubled the value that is nothing to report
 */
public record Figure(
    String key,
    String subject,
    String label,
    String brief,
    Concern concern,
    Unit unit,
    Optional<BigDecimal> value,
    String instead,
    BigDecimal untroubled) {

  /** What is said where a run has no such figure and there is no more to say about it. */
  public static final String NONE = "-";

  /**
   * Whether the other is this figure of another run or variant, in which the outage that it is
   * about may have another place.
   */
  public boolean isSame(Figure other) {
    return label.equals(other.label)
        && subject.equals(other.subject)
        && (key.equals(other.key) || withoutPlace(key).equals(withoutPlace(other.key)));
  }

  private static String withoutPlace(String key) {
    return key.replaceFirst("\\[\\d+\\]", "");
  }

  /** The value as people read it. */
  public String display() {
    return value.map(unit::format).orElse(instead);
  }

  /** Whether there is nothing to report. */
  public boolean quiet() {
    return value.map(v -> v.compareTo(untroubled) == 0).orElse(instead.equals(NONE));
  }
}
