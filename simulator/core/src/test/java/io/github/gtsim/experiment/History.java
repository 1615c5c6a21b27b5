package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that happened in a run, kept: the explicit graph of versions and who held what. */
final class History implements Observer {
  /** The Region held {@code node} from {@code at} on; {@code order} is the event's place in all. */
  record Step(long order, long at, Node node) {}

  /** A read that was answered. */
  record Read(Attempt attempt, Node seen) {}

  private final World world;
  private final Table table;
  private final boolean journal;
  private final List<Integer> replicas;
  private final List<Integer> members;
  private final Map<Version, Node> nodes = new HashMap<>();
  private final Map<Attempt, Node> made = new HashMap<>();
  private final List<List<Node>> byItem = new ArrayList<>();
  private final Map<Integer, TreeMap<Integer, List<Step>>> steps = new TreeMap<>();
  private final Map<Integer, Node> starts = new HashMap<>();
  private final List<Node> written = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();
  private final Lacks lacks = new Lacks(this);
  private final Transit transit = new Transit(this);
  private final List<Request> unknown = new ArrayList<>();
  private long noop;
  private int events;

  /**
   * @param journal whether a Region has what its journal stores, not only what it applied
   */
  History(
      World world, Table table, boolean journal, List<Integer> replicas, List<Integer> members) {
    this.world = world;
    this.table = table;
    this.journal = journal;
    this.replicas = replicas;
    this.members = members;
    for (int replica : replicas) {
      steps.put(replica, new TreeMap<>());
    }
  }

  World world() {
    return world;
  }

  List<Integer> replicas() {
    return replicas;
  }

  List<Integer> members() {
    return members;
  }

  List<Node> written() {
    return written;
  }

  List<Read> reads() {
    return reads;
  }

  /** What outages found. */
  List<Lacks.Lack> lacks() {
    return lacks.all();
  }

  Transit transit() {
    return transit;
  }

  List<Request> unknown() {
    return unknown;
  }

  long noop() {
    return noop;
  }

  boolean journal() {
    return journal;
  }

  List<Node> ofItem(int item) {
    while (byItem.size() <= item) {
      byItem.add(new ArrayList<>());
    }
    return byItem.get(item);
  }

  List<Step> steps(int replica, int item) {
    return steps.get(replica).computeIfAbsent(item, none -> new ArrayList<>());
  }

  Node held(int replica, int item) {
    List<Step> all = steps(replica, item);
    return all.isEmpty() ? null : all.get(all.size() - 1).node();
  }

  boolean isDestroyed(int region) {
    return world.region(region).isDestroyed();
  }

  /** The event at which the Region's data were destroyed. */
  long destroyedAt(int region) {
    return lacks.destroyedAt(region);
  }

  boolean isLive(int region) {
    return world.region(region).isUp() && !isDestroyed(region);
  }

  /** Whether the survivors are a witness alone. */
  boolean isWitness(List<Integer> survivors) {
    return !survivors.isEmpty() && survivors.stream().noneMatch(replicas::contains);
  }

  /** Whether a member has a version: on the chain of what it holds, or in its journal. */
  boolean has(int member, Node node) {
    return journal
        ? table.has(member, node.version)
        : node.isAncestorOf(held(member, node.version.item()));
  }

  Node node(Version version) {
    if (version.isPreloaded() && !nodes.containsKey(version)) {
      starts.put(version.item(), add(version, null));
    }
    return version == Version.NONE ? null : nodes.get(version);
  }

  private Node add(Version version, Node parent) {
    Node node = new Node(version, parent, nextEvent(), world.regions().size());
    if (version.depth() != (parent == null ? 0 : parent.version.depth()) + 1) {
      throw new AssertionError("depth of " + version.item() + " at " + world.now());
    }
    nodes.put(version, node);
    return node;
  }

  @Override
  public void held(int region, Version before, Version after) {
    Node from = node(before);
    boolean first = !nodes.containsKey(after);
    Node to = first ? add(after, from) : nodes.get(after);
    steps(region, after.item()).add(new Step(first ? to.order : nextEvent(), world.now(), to));
    for (Node node : ofItem(after.item())) {
      if (node.displacedBy == null && node.isAncestorOf(from) && !node.isAncestorOf(to)) {
        node.displacedBy = to;
      }
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    List<Node> item = ofItem(version.item());
    Node last = item.isEmpty() ? start(version.item()) : item.get(item.size() - 1);
    Node node = nodes.containsKey(version) ? nodes.get(version) : add(version, last);
    node.request = attempt.request();
    node.attempt = attempt;
    made.put(attempt, node);
    item.add(node);
    written.add(node);
    if (node.request.result() == Request.Result.OK && answer(node.request) == node) {
      node.acknowledgedAt = world.now();
    }
  }

  /** A write of another Region like any other, which is nobody's to lose. */
  @Override
  public void systemWrote(Version version) {
    Node node = nodes.get(version);
    Source service = new Source(Source.SERVICE, "service", -1, 1, false, "", false, 0);
    node.request = new Request(service, OperationKind.DELETE, version.item(), world.now(), 0, 0);
    ofItem(version.item()).add(node);
  }

  /** What every replica holds of an item from the start; null if nothing. */
  Node start(int item) {
    Version held = table.held(replicas.get(0), item);
    return held.isPreloaded() ? node(held) : starts.get(item);
  }

  /** The version that a request's ok acknowledges (MODEL 6); null if there is none. */
  private Node answer(Request request) {
    Node own = made.get(request.lastAttempt());
    return own != null || request.written().isEmpty() ? own : node(request.written().get(0));
  }

  /** What a version was to its request (MODEL 6). */
  String kind(Node node) {
    if (node.request.result() == Request.Result.OK) {
      return answer(node.request) == node ? "acknowledged" : "duplicateEffects";
    }
    boolean first = node.request.written().get(0) == node.version;
    return first ? "unknownApplied" : "duplicateEffects";
  }

  @Override
  public void requestEnded(Request request) {
    if (request.result() == Request.Result.UNKNOWN) {
      unknown.add(request);
    }
    for (int i = 0; i < request.size(); i++) {
      Node answer = request.result() == Request.Result.OK ? answer(request.part(i)) : null;
      if (answer != null) {
        answer.acknowledgedAt = world.now();
      }
    }
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    noop++;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    if (attempt.request().kind() == OperationKind.GET && attempt.outcome() == Outcome.OK) {
      reads.add(new Read(attempt, node(attempt.version())));
    }
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    Node node = node(version);
    transit.arrived(node, region, node(kept));
    node.arrived[region] = Math.min(node.arrived[region], nextEvent());
    if (node.displacedBy == null && !node.isAncestorOf(node(kept))) {
      node.displacedBy = node(kept);
    }
  }

  @Override
  public void dropped(Version version, int region) {
    Node node = node(version);
    node.dropped[region] = Math.min(node.dropped[region], nextEvent());
  }

  @Override
  public void evacuated(Evacuation evacuation, int to) {
    transit.evacuated(evacuation, to);
  }

  @Override
  public void faultStarts(Fault fault) {
    lacks.begin(fault);
  }

  @Override
  public void faultEnds(Fault fault) {
    lacks.end(fault);
  }

  /** A place among all events of the run, later than every other so far. */
  int nextEvent() {
    return ++events;
  }
}
