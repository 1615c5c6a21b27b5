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
  }

  private Durations delays(int from, int to) {
    if (delays[from][to] == null) {
      delays[from][to] = new Durations();
    }
    return delays[from][to];
  }

  /** An acknowledged write is first held at {@code at} in a Region; MAX_VALUE if it never is. */
  void fresh(WriteRecord record, int region, long at) {
    int from = record.version.origin();
    if (at == Long.MAX_VALUE) {
      never[from][region]++;
    } else {
      delays(from, region).record(Math.max(0, at - record.acknowledgedAt));
    }
  }

  /** Regions that held a write before it was acknowledged were fresh at once. */
  void acknowledged(WriteRecord record, OpenItem item) {
    for (int region = 0; region < never.length; region++) {
      long bit = WriteRecord.bit(region);
      boolean sent = (record.receivers & bit) != 0 && region != record.version.origin();
      boolean waits = ((record.pending | record.awaiting) & bit) != 0;
      if (sent && !waits && (hasCopy(region) || item.hasHeld(record.version, region))) {
        fresh(record, region, record.acknowledgedAt);
      }
    }
  }

  private boolean hasCopy(int region) {
    return scope.membership().copies().contains(region)
        && !scope.world().region(region).isDestroyed();
  }

  void report(ObjectNode summary) {
    ObjectNode node = summary.putObject("freshness");
    TreeMap<String, ObjectNode> pairs = new TreeMap<>();
    for (int from = 0; from < never.length; from++) {
      for (int to = 0; to < never.length; to++) {
        if (delays[from][to] != null || never[from][to] > 0) {
          ObjectNode pair = Nodes.object();
          delays(from, to).putMillis(pair, "Ms", "50", "99", "999");
          pair.put("never", never[from][to]);
          pairs.put(scope.name(from) + ">" + scope.name(to), pair);
        }
      }
    }
    pairs.forEach(node::set);
  }
}
