package io.github.gtsim.measure;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Latency from the intended start of requests that ended ok, by the users' Region. */
public final class Latencies implements Observer {
  private final Scope scope;
  private final TreeMap<Integer, EnumMap<OperationKind, Durations>> byRegion = new TreeMap<>();

  /** As it was when the first fault began. */
  private Optional<ObjectNode> undisturbed = Optional.empty();

  public Latencies(Scope scope) {
    this.scope = scope;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED);
  }

  @Override
  public void requestEnded(Request request) {
    if (request.result() == Request.Result.OK
        && !request.source().scripted()
        && request.intendedStart() >= scope.warmupNanos()) {
      byRegion
          .computeIfAbsent(request.source().region(), r -> new EnumMap<>(OperationKind.class))
          .computeIfAbsent(request.kind(), k -> new Durations())
          .record(scope.now() - request.intendedStart());
    }
  }

  @Override
  public void faultStarts(Fault fault) {
    if (undisturbed.isEmpty()) {
      undisturbed = Optional.of(soFar());
    }
  }

  /**
   * The sections latency and latencyUndisturbed of the summary; the latter has the requests that
   * ended before the first fault began, and is null if none did.
   */
  public void report(ObjectNode summary) {
    summary.set("latency", soFar());
    summary.set("latencyUndisturbed", undisturbed.orElse(null));
  }

  private ObjectNode soFar() {
    ObjectNode latency = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<Integer, EnumMap<OperationKind, Durations>> region : byRegion.entrySet()) {
      ObjectNode ofRegion = latency.putObject(scope.name(region.getKey()));
      region
          .getValue()
          .forEach(
              (kind, durations) -> {
                ObjectNode node = ofRegion.putObject(kind.text());
                node.put("count", durations.count());
                durations.putMillis(node, "Ms", "50", "90", "99", "999");
              });
    }
    return latency;
  }
}
