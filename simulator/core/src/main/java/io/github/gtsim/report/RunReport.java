package io.github.gtsim.report;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of one run.
 *
 * @param summary the content of {@code summary.json}
 * @param brokenPromises a sentence for each promise of the mode that did not hold; any is a bug
 * @param undecided whether the run could not settle, so that its promises are undecided
 * @param expectationsHeld whether every expectation and scripted expectation held
 */
public record RunReport(
    ObjectNode summary, List<String> brokenPromises, boolean undecided, boolean expectationsHeld) {

  public RunReport {
    brokenPromises = List.copyOf(brokenPromises);
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
