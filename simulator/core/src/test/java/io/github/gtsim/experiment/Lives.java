package io.github.gtsim.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** When copies of the table went: a Region may have one copy after another. */
final class Lives {
  private final Map<Integer, TreeSet<Long>> ends = new HashMap<>();

  /** The Region's copy went at this event. */
  void end(int region, long event) {
    ends.computeIfAbsent(region, none -> new TreeSet<>()).add(event);
  }

  /** The event at which the latest copy of the Region went that has gone. */
  long lastEnd(int region) {
    return ends.containsKey(region) ? ends.get(region).last() : 0;
  }

  /** The event at which the copy went to which a version was sent; NEVER if it is there still. */
  long end(Node node, int region) {
    return end(node.sent[region], region);
  }

  private long end(long event, int region) {
    Long end = ends.getOrDefault(region, new TreeSet<>()).higher(event);
    return end == null ? Node.NEVER : end;
  }

  /** Whether an event is in the life of a copy that the version was sent to. */
  boolean covers(Node node, int region, long event) {
    return covers(node.sent[region], region, event) || covers(node.resent[region], region, event);
  }

  private boolean covers(long sent, int region, long event) {
    return sent != Node.NEVER && event < end(sent, region);
  }

  /** The first step in the life of that copy that is at least as new as the version. */
  History.Step first(Node node, int region, List<History.Step> steps, History.Step none) {
    if (node.sent[region] == Node.NEVER) {
      return none;
    }
    return steps.stream()
        .filter(step -> step.order() < end(node, region))
        .filter(step -> !node.isNewerThan(step.node()))
        .findFirst()
        .orElse(none);
  }
}
