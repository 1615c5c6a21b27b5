package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of one run.
 *
 * @param summary the content of {@code summary.json}
 * @param brokenPromises a sentence for each promise of the mode that did not hold; any is a bug
 * @param undecided whether the run could not settle, so that its promises are undecided
 * @param expectationsHeld whether every expectation and scripted expectation held
 * @param history what the checker says of its history, if that was checked
 */
public record RunReport(
    ObjectNode summary,
    List<String> brokenPromises,
    boolean undecided,
    boolean expectationsHeld,
    Optional<HistoryVerdict> history) {

  public RunReport {
    brokenPromises = List.copyOf(brokenPromises);
  }

  /** A run whose history was not checked. */
  public RunReport(
      ObjectNode summary, List<String> brokenPromises, boolean undecided, boolean held) {
    this(summary, brokenPromises, undecided, held, Optional.empty());
  }

  /** The same with what the checker says; that the history is invalid is a broken promise. */
  public RunReport with(Optional<HistoryVerdict> verdict) {
    List<String> broken = new ArrayList<>(brokenPromises);
    verdict.flatMap(HistoryVerdict::reason).ifPresent(why -> broken.add("history: " + why));
    return new RunReport(summary, broken, undecided, expectationsHeld, verdict);
  }

  public String scenario() {
    return text("scenario");
  }

  public String variant() {
    return text("variant");
  }

  public String mode() {
    return text("mode");
  }

  public long seed() {
    return summary.path("seed").asLong(0);
  }

  /** Events that the run fired. */
  public long events() {
    return summary.path("simulated").path("events").asLong(0);
  }

  private String text(String key) {
    return summary.path(key).asString("");
  }
}
