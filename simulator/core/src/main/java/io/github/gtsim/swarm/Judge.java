package io.github.gtsim.swarm;

import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.Restore;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a report shows to be broken: its promises, and figures of different listeners that
 * contradict each other.
 */
final class Judge {
  private static final List<String> FATES =
      List.of("surviving", "lost", "destroyed", "stranded", "rewound");

  /** Figures that are 0 where versions have a single order; each is a metric. */
  private static final List<String> ZERO =
      List.of(
          "reads.strong.stale",
          "writes.concurrent",
          "writes.lost",
          "attributes.overwritten",
          "creates.duplicate",
          "inventory.oversold",
          "transactions.partiallyVisible");

  /** Those of them that count what was promised to users before the table went back. */
  private static final List<String> ZERO_UNLESS_RESTORED =
      List.of("creates.duplicate", "inventory.oversold");

  private static final String ABOVE_ZERO = " above 0";

  private final Scenario scenario;
  private final JsonNode summary;
  private final List<Failure> failures = new ArrayList<>();

  private Judge(Scenario scenario, RunReport report) {
    this.scenario = scenario;
    summary = report.summary();
    report.brokenPromises().forEach(broken -> failures.add(Failure.promise(broken)));
  }

  static List<Failure> failures(Scenario scenario, RunReport report) {
    Judge judge = new Judge(scenario, report);
    judge.outcomes(report.undecided());
    if (!report.undecided()) {
      judge.fates("writes", "acknowledged");
      judge.fates("writes.duplicateEffects", "count");
      judge.fates("writes.unknownApplied", "count");
      judge.singleOrder();
      judge.beforeGrowth();
    }
    return judge.failures;
  }

  /** The metric that should be 0 and is not, if that is the failure. */
  static Optional<String> metric(Failure failure) {
    return ZERO.stream().filter(metric -> failure.kind().equals(metric + ABOVE_ZERO)).findFirst();
  }

  private JsonNode at(String path) {
    JsonNode node = summary;
    for (String key : path.split("\\.")) {
      node = node.path(key);
    }
    return node;
  }

  private long count(String path) {
    return at(path).asLong();
  }

  /** A request that the end of the drain has cut off has no outcome. */
  private void outcomes(boolean cutOff) {
    long ended = count("requests.ok") + count("requests.failed") + count("requests.unknown");
    long sent = count("requests.sent");
    if (ended > sent || ended < sent && !cutOff) {
      String message = sent + " requests have " + ended + " outcomes";
      failures.add(new Failure("one outcome", message));
    }
  }

  private void fates(String section, String total) {
    long sum = 0;
    for (String fate : FATES) {
      long fated = count(section + "." + fate);
      if (fated < 0) {
        failures.add(new Failure("fates", section + "." + fate + " is " + fated));
      }
      sum += fated;
    }
    if (sum != count(section + "." + total)) {
      String message = section + ": the fates add to " + sum + ", not to " + total;
      failures.add(new Failure("fates", message));
    }
  }

  private boolean promised(String promise) {
    return !at("promises." + promise).asString("").equals("not promised");
  }

  /** Where versions have a single order, nothing is stale, concurrent or lost. */
  private void singleOrder() {
    boolean single = scenario.mode().replicas(scenario.table()).size() == 1 && !grows();
    if (promised("monotonic") && (single || promised("durability"))) {
      List<String> zero = new ArrayList<>(ZERO);
      if (goesBack()) {
        zero.removeAll(ZERO_UNLESS_RESTORED);
      }
      for (String metric : zero) {
        if (count(metric) != 0) {
          String message = count(metric) + " under " + scenario.mode().name();
          failures.add(new Failure(metric + ABOVE_ZERO, message));
        }
      }
    }
  }

  private boolean goesBack() {
    return scenario.operations().stream()
        .anyMatch(operation -> operation instanceof Restore restore && restore.cutover());
  }

  private boolean grows() {
    return scenario.operations().stream().anyMatch(ReplicaAddition.class::isInstance);
  }

  /** What a single Region wrote before it was joined by another is in that one, and not lost. */
  private void beforeGrowth() {
    long first =
        scenario.operations().stream()
            .filter(ReplicaAddition.class::isInstance)
            .mapToLong(Operation::at)
            .min()
            .orElse(0);
    boolean single = scenario.mode().replicas(scenario.table()).size() == 1;
    for (JsonNode lost : at("ledger")) {
      double atNanos = lost.path("atSeconds").asDouble() * Nanos.SECOND;
      if (single && promised("monotonic") && atNanos < first - Nanos.MILLISECOND) {
        failures.add(new Failure("lost before growth", lost.toString()));
      }
    }
  }
}
