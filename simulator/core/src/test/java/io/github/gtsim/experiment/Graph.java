package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every version of a run and what it was written on. */
final class Graph {
  private final History history;
  private final Map<Version, Node> nodes = new HashMap<>();
  private final Map<Integer, Node> starts = new HashMap<>();

  Graph(History history) {
    this.history = history;
  }

  /** The node of a version that somebody has held; null if there is none. */
  Node node(Version version) {
    if (version.isPreloaded() && !nodes.containsKey(version)) {
      starts.put(version.item(), add(version, null));
    }
    return version == Version.NONE ? null : nodes.get(version);
  }

  /** Whether nobody has held it yet. */
  boolean isNew(Version version) {
    return !nodes.containsKey(version) && !version.isPreloaded();
  }

  Node add(Version version, Node parent) {
    int regions = history.world().regions().size();
    Node node = new Node(version, parent, history.nextEvent(), regions);
    if (version.depth() != (parent == null ? 0 : parent.version.depth()) + 1) {
      throw new AssertionError("depth of " + version.item() + " at " + history.world().now());
    }
    nodes.put(version, node);
    return node;
  }

  /**
   * A version that has just been written, on the last one where nobody holds it yet.
   *
   * @param before the versions of its item so far
   */
  Node made(Version version, List<Node> before) {
    if (nodes.containsKey(version)) {
      return nodes.get(version);
    }
    Node last = before.isEmpty() ? history.start(version.item()) : before.get(before.size() - 1);
    return add(version, last);
  }

  /**
   * What every replica holds of an item from the start; null if nothing.
   *
   * @param held what one of them holds now
   */
  Node start(int item, Version held) {
    return held.isPreloaded() ? node(held) : starts.get(item);
  }
}
