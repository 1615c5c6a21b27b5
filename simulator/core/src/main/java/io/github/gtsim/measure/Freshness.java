package io.github.gtsim.measure;

import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** How long after its acknowledgement a write, or a newer one, is held in each other Region. */
final class Freshness {
  private final Scope scope;
  private final Durations[][] delays;
  private final long[][] never;

  Freshness(Scope scope) {
    this.scope = scope;
    int regions = scope.world().regions().size();
    delays = new Durations[regions][regions];
    never = new long[regions][regions];
    for (int from : scope.replicas()) {
      for (int to : scope.replicas()) {
        delays[from][to] = new Durations();
      }
    }
  }

  /** An acknowledged write is first held at {@code at} in a Region; MAX_VALUE if it never is. */
  void fresh(WriteRecord record, int region, long at) {
    int from = record.version.origin();
    if (at == Long.MAX_VALUE) {
      never[from][region]++;
    } else {
      delays[from][region].record(Math.max(0, at - record.acknowledgedAt));
    }
  }

  /** Regions that held a write before it was acknowledged were fresh at once. */
  void acknowledged(WriteRecord record, OpenItem item) {
    for (int replica : scope.replicas()) {
      long bit = WriteRecord.bit(replica);
      boolean waits = ((record.pending | record.awaiting) & bit) != 0;
      if (replica != record.version.origin()
          && !waits
          && (scope.hosts(replica) || item.firstHeld(record.version, replica) != Long.MAX_VALUE)) {
        fresh(record, replica, record.acknowledgedAt);
      }
    }
  }

  void report(ObjectNode summary) {
    ObjectNode node = summary.putObject("freshness");
    TreeMap<String, ObjectNode> pairs = new TreeMap<>();
    for (int from : scope.replicas()) {
      for (int to : scope.replicas()) {
        if (from != to && (delays[from][to].count() > 0 || never[from][to] > 0)) {
          ObjectNode pair = Nodes.object();
          delays[from][to].putMillis(pair, "Ms", "50", "99", "999");
          pair.put("never", never[from][to]);
          pairs.put(scope.name(from) + ">" + scope.name(to), pair);
        }
      }
    }
    pairs.forEach(node::set);
  }
}
