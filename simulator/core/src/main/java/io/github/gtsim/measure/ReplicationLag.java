package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Version;
import java.util.EnumSet;
import java.util.Set;
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
  }

  private Pair pair(int from, int to) {
    if (pairs[from][to] == null) {
      pairs[from][to] = new Pair();
    }
    return pairs[from][to];
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.WRITTEN, Told.ARRIVED);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    sent(version);
  }

  @Override
  public void systemWrote(Version version) {
    sent(version);
  }

  private void sent(Version version) {
    if (scope.membership().isSeparate(version.origin())) {
      return;
    }
    for (int to : scope.membership().copies()) {
      if (to != version.origin() && scope.hosts(to)) {
        shipped(version, to);
      }
    }
  }

  @Override
  public void shipped(Version version, int region) {
    Pair pair = pair(version.origin(), region);
    pair.backlog++;
    pair.backlogMax = Math.max(pair.backlogMax, pair.backlog);
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    Pair pair = pair(version.origin(), region);
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
    pair(version.origin(), region).throttled++;
  }

  @Override
  public void dropped(Version version, int region) {
    if (scope.hosts(region)) {
      pair(version.origin(), region).backlog--;
    }
  }

  @Override
  public void faultStarted(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage && outage.destroyed()) {
      int region = scope.world().regionId(outage.region());
      for (int from = 0; from < pairs.length; from++) {
        if (pairs[from][region] != null) {
          pairs[from][region].backlog = 0;
        }
      }
    }
  }

  /** The section replication of the summary. */
  public void report(ObjectNode summary) {
    TreeMap<String, ObjectNode> nodes = new TreeMap<>();
    for (int from = 0; from < pairs.length; from++) {
      for (int to = 0; to < pairs.length; to++) {
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
