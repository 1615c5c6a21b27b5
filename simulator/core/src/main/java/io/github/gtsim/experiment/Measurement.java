package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Preload;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.engine.Simulation;
import io.github.gtsim.measure.CloudWatch;
import io.github.gtsim.measure.Cost;
import io.github.gtsim.measure.Counters;
import io.github.gtsim.measure.Evacuations;
import io.github.gtsim.measure.HistoryRecorder;
import io.github.gtsim.measure.Inventory;
import io.github.gtsim.measure.Latencies;
import io.github.gtsim.measure.Ledger;
import io.github.gtsim.measure.Outages;
import io.github.gtsim.measure.Promises;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.measure.Recoveries;
import io.github.gtsim.measure.ReplicationLag;
import io.github.gtsim.measure.Scope;
import io.github.gtsim.measure.Staleness;
import io.github.gtsim.measure.Topology;
import io.github.gtsim.measure.Traffic;
import io.github.gtsim.measure.Transactions;
import io.github.gtsim.report.Expectations;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.workload.Clients;
import io.github.gtsim.workload.ReplicationLatency;
import io.github.gtsim.workload.Script;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every listener of a run, and the report they make together. */
final class Measurement {
  private final Scenario scenario;
  private final Traffic traffic;
  private final Ledger ledger;
  private final Outages outages;
  private final Counters counters;
  private final Inventory inventory;
  private final Transactions transactions;
  private final Evacuations evacuations;
  private final Topology topology;
  private final Staleness staleness;
  private final Latencies latencies;
  private final ReplicationLag replication;
  private final Promises promises;
  private final Recoveries recoveries;
  private final Cost cost;
  private final CloudWatch cloudWatch;
  private final Optional<HistoryRecorder> recorder;
  private final List<Observer> listeners = new ArrayList<>();

  Measurement(
      Scenario scenario,
      Scope scope,
      Clients clients,
      ReplicationLatency latency,
      Recording recording) {
    this.scenario = scenario;
    List<Source> sources = clients.sources(scope.world());
    traffic = new Traffic(scope);
    boolean singleOrder = scenario.mode().promises(Promise.DURABILITY, scenario.table());
    ledger = new Ledger(scope, !singleOrder);
    outages = new Outages(scope, ledger, scenario.faults(), sources);
    counters = new Counters(scope, clients.stocks());
    inventory = new Inventory(clients.stocks());
    transactions = new Transactions(scope, ledger);
    evacuations = new Evacuations(scope, ledger);
    topology = new Topology(scope, scenario.operations());
    recoveries = new Recoveries(scope, ledger);
    staleness = new Staleness(scope, ledger);
    latencies = new Latencies(scope);
    replication = new ReplicationLag(scope);
    promises = new Promises(scope, scenario.mode(), scenario.table(), ledger, traffic);
    cost = new Cost(scope, scenario.table(), scenario.prices());
    cloudWatch = new CloudWatch(scope, latency, cost);
    listeners.addAll(List.of(traffic, recoveries, ledger, outages, counters));
    listeners.addAll(List.of(inventory, transactions, evacuations, topology));
    listeners.addAll(List.of(staleness, latencies, replication, promises));
    listeners.addAll(List.of(cost, cloudWatch));
    boolean promised = ordersAll(scenario);
    boolean recorded = recording instanceof Recording.Written;
    boolean checked = recording instanceof Recording.Checked && promised;
    recorder =
        recorded || checked
            ? Optional.of(new HistoryRecorder(scope, recording, promised))
            : Optional.empty();
    recorder.ifPresent(listeners::add);
  }

  /** Whether the mode promises that every item is linearizable over all Regions. */
  private static boolean ordersAll(Scenario scenario) {
    return scenario.mode().ordersAllRegions()
        && scenario.mode().promises(Promise.LINEARIZABILITY, scenario.table());
  }

  void preloaded(Preload items) {
    recorder.ifPresent(history -> history.preloaded(items));
  }

  /** What is known of the history by now is all. */
  void finishHistory() {
    recorder.ifPresent(HistoryRecorder::finish);
  }

  List<Observer> listeners() {
    return listeners;
  }

  RunReport report(Simulation simulation, Script script, boolean settled) {
    String convergence = promises.convergence();
    outages.finish();
    ledger.finish();
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    head(summary, simulation);
    traffic.report(summary);
    ledger.report(summary);
    counters.report(summary);
    inventory.report(summary);
    transactions.report(summary);
    evacuations.report(summary);
    topology.report(summary);
    staleness.report(summary);
    outages.report(summary);
    recoveries.report(summary);
    replication.report(summary);
    latencies.report(summary);
    cost.report(summary, scenario.durationNanos(), !scenario.clients().isEmpty());
    cloudWatch.report(summary);
    ObjectNode ordered = SummaryOrder.sort(summary);
    ScriptReport entries = new ScriptReport(script);
    ordered.set("script", entries.nodes());
    promises.report(ordered, convergence, settled);
    ArrayNode verdicts = Expectations.evaluate(ordered, scenario.expectations());
    ordered.set("expectations", verdicts);
    boolean held = Expectations.allHeld(verdicts) && entries.allHeld();
    return new RunReport(ordered, promises.broken(), !settled, held)
        .with(recorder.flatMap(Measurement::verdict));
  }

  private static Optional<HistoryVerdict> verdict(HistoryRecorder history) {
    return history.findings().map(found -> HistoryVerdict.of(found, history.elsewhere()));
  }

  private void head(ObjectNode summary, Simulation simulation) {
    summary.put("scenario", scenario.name());
    summary.put("variant", scenario.variant());
    summary.put("mode", scenario.mode().name());
    summary.put("seed", scenario.seed());
    summary.put("model", Experiment.MODEL);
    summary.put("fingerprint", simulation.fingerprint().hex());
    ArrayNode assumptions = summary.putArray("assumptions");
    scenario.assumptions().forEach(assumptions::add);
    ObjectNode simulated = summary.putObject("simulated");
    simulated.put("seconds", seconds(scenario.durationNanos()));
    simulated.put("drainSeconds", seconds(simulation.now() - scenario.durationNanos()));
    simulated.put("events", simulation.fired());
  }

  private static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
  }
}
