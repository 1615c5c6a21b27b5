package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Backup;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Observers;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs a scenario beside a full history of it, and compares the report with the oracle. */
final class Audit {
  /** The oracle takes a version that a replica has gone back from for one that it never had. */
  private static final String GUESSED = "survivorsDiffer";

  private Audit() {}

  /** Each count that differs from its definition, as {@code PATH: REPORTED, not EXPECTED}. */
  static List<String> differences(Scenario scenario) {
    Recorded recorded = new Recorded(scenario);
    RunReport report = recorded.run();
    Oracle oracle = new Oracle(recorded.history, scenario.warmupNanos(), recorded.backups());
    List<String> differences = new ArrayList<>();
    oracle
        .counts()
        .forEach(
            (path, count) -> {
              String reported = reported(report.summary(), path);
              if (!reported.equals(count)) {
                differences.add(path + ": " + reported + ", not " + count);
              }
            });
    if (!scenario.table().keepsVersionOrder()) {
      differences.removeIf(path -> path.contains(GUESSED));
    }
    return differences;
  }

  private static String reported(JsonNode summary, String path) {
    JsonNode node = summary;
    for (String key : path.split(path.contains("/") ? "/" : "\\.")) {
      JsonNode next = node.path(key);
      for (JsonNode each : node) {
        if (node.isArray() && each.path("name").asString("").equals(key)) {
          next = each;
        }
      }
      node = next;
    }
    return node.isMissingNode()
        ? "missing"
        : node.isNumber() ? node.decimalValue().toPlainString() : node.toString();
  }

  /** A run with a history that hears what the first listener hears. */
  private static final class Recorded extends ModeWrapper {
    private final Scenario scenario;
    private History history;

    Recorded(Scenario scenario) {
      super(scenario.mode());
      this.scenario = scenario;
    }

    RunReport run() {
      return new Run(Scenarios.with(scenario, this), new Recording.None(), this::beside).execute();
    }

    private Observer beside(Observer listener) {
      if (heard) {
        return listener;
      }
      heard = true;
      Observers both = new Observers();
      both.add(history.roster());
      both.add(history);
      both.add(listener);
      return both;
    }

    private boolean heard;

    boolean backups() {
      return scenario.table().pitr().isPresent()
          || scenario.operations().stream().anyMatch(Backup.class::isInstance);
    }

    @Override
    public Table open(World world, TableDesign design) {
      Table table = super.open(world, design);
      history = new History(world, table, scenario);
      return table;
    }

    @Override
    public Table openAlone(World world, TableDesign table, int region) {
      Table restored = super.openAlone(world, table, region);
      history.restores(restored);
      return restored;
    }
  }
}
