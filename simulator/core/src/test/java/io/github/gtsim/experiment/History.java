package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that happened in a run, kept: the explicit graph of versions and who held what. */
final class History implements Observer {
  /** The Region held {@code node} from {@code at} on; {@code order} is the event's place in all. */
  record Step(long order, long at, Node node) {}

  /** A read that was answered. */
  record Read(Attempt attempt, Node seen) {}

  /** What a Region's outage finds: for each set of survivors, the writes they lack. */
  record Lack(Fault fault, int region, List<Integer> survivors, Map<Integer, List<Node>> of) {
    static final int ALL = -1;
    static final int AT_END = -2;
  }

  private static final List<String> OUTAGES =
      List.of("region-outage", "region-isolation", "replication-pause", "endpoint-outage");

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
  private final Map<String, Lack> lacks = new LinkedHashMap<>();
  private final List<Request> unknown = new ArrayList<>();
  private final Map<Integer, Long> destroyed = new HashMap<>();
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

  Map<String, Lack> lacks() {
    return lacks;
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
    return destroyed.getOrDefault(region, Node.NEVER);
  }

  boolean isLive(int region) {
    return world.region(region).isUp() && !isDestroyed(region);
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
    Node node = new Node(version, parent, ++events, world.regions().size());
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
    steps(region, after.item()).add(new Step(first ? to.order : ++events, world.now(), to));
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
    node.arrived[region] = Math.min(node.arrived[region], ++events);
    if (node.displacedBy == null && !node.isAncestorOf(node(kept))) {
      node.displacedBy = node(kept);
    }
  }

  @Override
  public void dropped(Version version, int region) {
    Node node = node(version);
    node.dropped[region] = Math.min(node.dropped[region], ++events);
  }

  @Override
  public void faultStarts(Fault fault) {
    if (!OUTAGES.contains(fault.kind())) {
      return;
    }
    int region = world.regionId(fault.regions().get(0));
    List<Integer> survivors = survivors(region);
    Lack lack = new Lack(fault, region, survivors, new TreeMap<>());
    lacks.put(fault.name(), lack);
    lack.of().put(Lack.ALL, lacking(region, survivors));
    for (int survivor : survivors) {
      lack.of().put(survivor, lacking(region, List.of(survivor)));
    }
    if (fault instanceof Fault.RegionOutage outage
        && outage.destroyed()
        && members.contains(region)) {
      destroyed.put(region, (long) ++events);
      for (Node node : written) {
        int origin = node.version.origin();
        node.destroyed |=
            (origin == region || isDestroyed(origin))
                && has(region, node)
                && othersOf(region).noneMatch(m -> has(m, node));
      }
    }
  }

  private java.util.stream.Stream<Integer> othersOf(int region) {
    return members.stream().filter(m -> m != region && !isDestroyed(m));
  }

  /** Whether the survivors are a witness alone. */
  boolean isWitness(List<Integer> survivors) {
    return !survivors.isEmpty() && survivors.stream().noneMatch(replicas::contains);
  }

  private List<Integer> survivors(int region) {
    boolean member = members.contains(region);
    return members.stream().filter(m -> !member || m != region && isLive(m)).toList();
  }

  /** Acknowledged here by now, still on the chain here, and in none of the survivors. */
  private List<Node> lacking(int region, List<Integer> survivors) {
    if (isDestroyed(region)) {
      return List.of();
    }
    return written.stream()
        .filter(node -> node.version.origin() == region && node.acknowledgedAt <= world.now())
        .filter(node -> has(region, node) && survivors.stream().noneMatch(s -> has(s, node)))
        .toList();
  }

  @Override
  public void faultEnds(Fault fault) {
    Lack lack = lacks.get(fault.name());
    if (lack != null && !(fault instanceof Fault.RegionOutage)) {
      List<Integer> survivors = survivors(lack.region());
      if (!isWitness(survivors)) {
        lack.of().put(Lack.AT_END, lacking(lack.region(), survivors));
      }
    }
  }
}
