package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.report.MetricPath;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A scenario that has been run, in which no promise is broken, and the figures it came to. */
record Ran(RunReport report) {
  private static final Optional<Verdict> UNDECIDED = Optional.of(Verdict.UNKNOWN);

  Ran {
    assertThat(report.brokenPromises()).isEmpty();
    assertThat(report.history().map(HistoryVerdict::verdict)).isNotEqualTo(UNDECIDED);
  }

  /** Runs the scenario as written. */
  static Ran of(String yaml) {
    return of(yaml, Selection.BASE);
  }

  static Ran of(String yaml, String variant) {
    return of(yaml, Selection.variant(variant));
  }

  /** Runs the scenario with settings such as {@code table.mode=mrsc}. */
  static Ran with(String yaml, String... settings) {
    return of(yaml, Selection.BASE.with(List.of(settings)));
  }

  /** The same, with some settings that several tests share before those of one. */
  static Ran with(String yaml, List<String> shared, String... settings) {
    List<String> all = new ArrayList<>(shared);
    all.addAll(List.of(settings));
    return of(yaml, Selection.BASE.with(all));
  }

  /** The same, where all that the scenario expects has to hold. */
  Ran held() {
    assertThat(report.expectationsHeld()).as(report.summary().toString()).isTrue();
    return this;
  }

  /** Runs the scenario; its history is checked where its mode promises that it is linearizable. */
  static Ran of(Scenario scenario) {
    return new Ran(Experiment.run(scenario, new Recording.Checked()));
  }

  static Ran of(String yaml, Selection selection) {
    try {
      return of(ScenarioFile.parse("test.yaml", yaml).resolve(selection));
    } catch (ScenarioException refused) {
      throw new AssertionError(refused.problems().toString(), refused);
    }
  }

  /** The lines of the run's history. */
  static List<String> history(String yaml, String... settings) throws ScenarioException {
    Selection selection = Selection.BASE.with(List.of(settings));
    StringBuilder history = new StringBuilder();
    Experiment.run(
        ScenarioFile.parse("test.yaml", yaml).resolve(selection),
        new Recording.Written(HistoryFormat.JSONL, history));
    return history.toString().lines().toList();
  }

  /** Whether the summary has anything but null at this path. */
  boolean has(String path) {
    return MetricPath.parse(path).find(report.summary()).isPresent();
  }

  private JsonNode at(String path) {
    return MetricPath.parse(path)
        .find(report.summary())
        .orElseThrow(() -> new AssertionError("nothing at " + path));
  }

  long count(String path) {
    JsonNode node = at(path);
    assertThat(node.isIntegralNumber()).as(path).isTrue();
    return node.asLong();
  }

  double number(String path) {
    return at(path).asDouble();
  }

  String text(String path) {
    return at(path).asString();
  }

  int size(String path) {
    return at(path).size();
  }

  /** How an entry of the script ended. */
  String outcome(int entry) {
    return text("script[" + entry + "].outcome");
  }

  /** The error of an entry of the script; empty if it had none. */
  String error(int entry) {
    String path = "script[" + entry + "].error";
    return has(path) ? text(path) : "";
  }

  /** An attribute that an entry of the script read or wrote; {@code absent} if there is none. */
  String value(int entry, String attribute) {
    String path = "script[" + entry + "].value." + attribute;
    return has(path) ? text(path) : "absent";
  }
}
