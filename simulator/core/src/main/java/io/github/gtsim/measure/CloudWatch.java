package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.workload.ReplicationLatency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator would have seen (FACTS 19): replication latency where records arrived, errors
 * that callers were answered, calls and replicated writes that were throttled, and units consumed.
 * There is no metric of lost writes, nor one of conflicts (C-2).
 */
public final class CloudWatch implements Observer {

  private final Scope scope;
  private final ReplicationLatency latency;
  private final Cost cost;
  private long systemErrors;
  private long throttles;
  private long expired;

  /**
   * @param latency the metric, which has no samples where the mode publishes none
   * @param cost which counts the units
   */
  public CloudWatch(Scope scope, ReplicationLatency latency, Cost cost) {
    this.scope = scope;
    this.latency = latency;
    this.cost = cost;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.ATTEMPT_ENDED);
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    if (attempt.outcome() == Outcome.INTERNAL_ERROR) {
      systemErrors++;
    } else if (attempt.outcome() == Outcome.THROTTLED) {
      throttles++;
    }
  }

  @Override
  public void throttled(Version version, int region) {
    throttles++;
  }

  @Override
  public void expired(Version deletion) {
    expired++;
  }

  /** The section cloudwatch of the summary. */
  public void report(ObjectNode summary) {
    ObjectNode node = summary.putObject("cloudwatch");
    ArrayNode samples = node.putArray("replicationLatency");
    List<ReplicationLatency.Sample> inOrder = new ArrayList<>(latency.samples());
    inOrder.sort(
        Comparator.comparingInt(ReplicationLatency.Sample::from)
            .thenComparingInt(ReplicationLatency.Sample::to)
            .thenComparingLong(ReplicationLatency.Sample::startNanos));
    for (ReplicationLatency.Sample sample : inOrder) {
      ObjectNode entry = samples.addObject();
      entry.put("pair", scope.name(sample.from()) + ">" + scope.name(sample.to()));
      entry.put("minute", sample.startNanos() / Nanos.MINUTE);
      entry.set("averageMs", Nodes.millis(sample.averageNanos()));
    }
    node.put("systemErrors", systemErrors);
    node.put("throttles", throttles);
    node.put("timeToLiveDeletes", expired);
    ObjectNode units = node.putObject("consumedUnits");
    for (int replica : scope.replicas()) {
      Usage usage = cost.of(replica);
      ObjectNode ofRegion = units.putObject(scope.name(replica));
      ofRegion.put("write", usage.tableWru + usage.rwru);
      ofRegion.put("read", usage.rru());
    }
  }
}
