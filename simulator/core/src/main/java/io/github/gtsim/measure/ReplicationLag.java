package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Version;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** For each pair of Regions the records that arrived, how late, and how many were on their way. */
public final class ReplicationLag implements Observer {
  private final Scope scope;
  private final Pair[][] pairs;

  private static final class Pair {
    final Durations lag = new Durations();
    long applied;
    long discarded;
    long throttled;
    long backlog;
    long backlogMax;
  }

  public ReplicationLag(Scope scope) {
    this.scope = scope;
    int regions = scope.world().regions().size();
    pairs = new Pair[regions][regions];
    for (int from : scope.replicas()) {
      for (int to : scope.replicas()) {
        if (from != to) {
          pairs[from][to] = new Pair();
        }
      }
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    send(version);
  }

  @Override
  public void systemWrote(Version version) {
    send(version);
  }

  private void send(Version version) {
    for (int to : scope.replicas()) {
      Pair pair = pairs[version.origin()][to];
      if (pair != null && !scope.world().region(to).isDestroyed()) {
        pair.backlog++;
        pair.backlogMax = Math.max(pair.backlogMax, pair.backlog);
      }
    }
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    Pair pair = pairs[version.origin()][region];
    pair.backlog--;
    pair.lag.record(scope.now() - version.writtenAt());
    if (kept == version) {
      pair.applied++;
    } else {
      pair.discarded++;
    }
  }

  @Override
  public void throttled(Version version, int region) {
    pairs[version.origin()][region].throttled++;
  }

  @Override
  public void dropped(Version version, int region) {
    if (!scope.world().region(region).isDestroyed()) {
      pairs[version.origin()][region].backlog--;
    }
  }

  @Override
  public void faultStarted(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage && outage.destroyed()) {
      int region = scope.world().regionId(outage.region());
      for (int from : scope.replicas()) {
        if (pairs[from][region] != null) {
          pairs[from][region].backlog = 0;
        }
      }
    }
  }

  /** The section replication of the summary. */
  public void report(ObjectNode summary) {
    TreeMap<String, ObjectNode> nodes = new TreeMap<>();
    for (int from : scope.replicas()) {
      for (int to : scope.replicas()) {
        Pair pair = pairs[from][to];
        if (pair != null && pair.backlogMax > 0) {
          ObjectNode node = Nodes.object();
          node.put("records", pair.applied + pair.discarded);
          node.put("applied", pair.applied);
          node.put("discarded", pair.discarded);
          node.put("throttled", pair.throttled);
          pair.lag.putMillis(node.putObject("lagMs"), "", "50", "99");
          node.put("backlogMax", pair.backlogMax);
          nodes.put(scope.name(from) + ">" + scope.name(to), node);
        }
      }
    }
    ObjectNode replication = summary.putObject("replication");
    nodes.forEach(replication::set);
  }
}
