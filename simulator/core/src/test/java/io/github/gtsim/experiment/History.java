package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that happened in a run, kept: the explicit graph of versions and who held what. */
final class History implements Observer {
  /**
   * The Region held {@code node} from {@code at} on, to which it had gone back or not; {@code
   * order} is the event's place in all.
   */
  record Step(long order, long at, Node node, boolean back) {}

  private final World world;
  private Table table;

  /** Whether a Region has what its journal stores, not only what it applied. */
  private boolean journal;

  private final Roster roster;
  private final Lives lives = new Lives();
  private final Graph graph = new Graph(this);
  private final List<List<Node>> byItem = new ArrayList<>();
  private final Map<Integer, TreeMap<Integer, List<Step>>> steps = new TreeMap<>();
  private final List<Node> written = new ArrayList<>();
  private final Reads reads = new Reads();
  private final Lacks lacks;
  private final Transit transit = new Transit(this);
  private final Discards discards = new Discards(this);
  private final Answers answers = new Answers(this);
  private long independentFrom;
  private int events;

  History(World world, Table table, Scenario scenario) {
    this.world = world;
    this.table = table;
    journal = scenario.mode().name().equals("mrsc");
    roster = new Roster(this, scenario);
    lacks = new Lacks(this, scenario.faults());
    independentFrom = journal ? Node.NEVER : 0;
    for (int region = 0; region < world.regions().size(); region++) {
      steps.put(region, new TreeMap<>());
    }
  }

  /** A restored table takes the place of this one. */
  void restores(Table restored) {
    table = restored;
    journal = false;
  }

  World world() {
    return world;
  }

  Roster roster() {
    return roster;
  }

  Lives lives() {
    return lives;
  }

  List<Node> written() {
    return written;
  }

  List<Reads.Read> reads() {
    return reads.all();
  }

  List<Lacks.Lack> lacks() {
    return lacks.all();
  }

  Discards discards() {
    return discards;
  }

  Transit transit() {
    return transit;
  }

  Answers answers() {
    return answers;
  }

  /** Whether Regions wrote each on its own by then. */
  boolean isIndependent(Node node) {
    return node.order > independentFrom;
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
    boolean gone = all.isEmpty() || all.get(all.size() - 1).order() < lives.lastEnd(replica);
    return gone ? null : all.get(all.size() - 1).node();
  }

  boolean hosts(int region) {
    return !world.region(region).isDestroyed() && roster.receivers().contains(region);
  }

  boolean isLive(int region) {
    return world.region(region).isUp() && isCurrent(region);
  }

  boolean isCurrent(int region) {
    return hosts(region) && table.isCurrent(region);
  }

  /** Whether a member has a version: on the chain of what it holds, or in its journal. */
  boolean has(int member, Node node) {
    return journal
        ? table.has(member, node.version)
        : node.isAncestorOf(held(member, node.version.item()));
  }

  Node node(Version version) {
    return graph.node(version);
  }

  @Override
  public void held(int region, Version before, Version after) {
    Node from = node(before);
    boolean first = graph.isNew(after);
    Node to = first ? graph.add(after, from) : node(after);
    steps(region, after.item())
        .add(new Step(first ? to.order : nextEvent(), world.now(), to, false));
    for (Node node : ofItem(after.item())) {
      if (node.displacedBy == null && node.isAncestorOf(from) && !node.isAncestorOf(to)) {
        node.displacedBy = to;
      }
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    List<Node> item = ofItem(version.item());
    Node node = graph.made(version, item);
    node.request = attempt.request();
    node.attempt = attempt;
    if (!table.isCurrent(version.origin())) {
      node.rewound = true;
      node.discardedAt = ++events;
    }
    answers.made(attempt, node);
    item.add(node);
    written.add(node);
    send(node);
    answers.note(node);
  }

  private void send(Node node) {
    node.separated = roster.isSeparate(node.version.origin());
    if (!node.separated) {
      roster.receivers().forEach(region -> node.sent[region] = node.order);
    }
  }

  /** What every replica holds of an item from the start; null if nothing. */
  Node start(int item) {
    return graph.start(item, table.held(roster.replicas().get(0), item));
  }

  @Override
  public void requestEnded(Request request) {
    answers.requestEnded(request);
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    answers.wroteNothing();
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    reads.ended(attempt, this);
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
  public void shipped(Version version, int region) {
    node(version).sentAnew(region, nextEvent());
  }

  @Override
  public void replicaJoins(int region) {
    independentFrom = Math.min(independentFrom, nextEvent());
  }

  @Override
  public void replicaLeft(int region) {
    lives.end(region, nextEvent());
  }

  @Override
  public void replicaSeparated(int region) {
    discards.separate(region);
  }

  @Override
  public void faultStarts(Fault fault) {
    lacks.faultStarts(fault);
    discards.faultStarts(fault);
  }

  @Override
  public void faultEnds(Fault fault) {
    lacks.faultEnds(fault);
  }

  @Override
  public void systemWrote(Version version) {
    Node node = graph.made(version, ofItem(version.item()));
    ofItem(version.item()).add(node);
    send(node);
  }

  @Override
  public void expired(Version deletion) {
    systemWrote(deletion);
    node(deletion).expires = true;
  }

  @Override
  public void tookOver(int region, int item, Version before, Version after) {
    steps(region, item).add(new Step(++events, world.now(), node(after), true));
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    reads.seen(attempt, ++events);
  }

  @Override
  public void rewinds(Rewind rewind) {
    discards.rewinds(rewind, table::isCurrent);
  }

  @Override
  public void rewound(Rewind rewind) {
    discards.rewound(rewind);
    for (int region : steps.keySet()) {
      if (!roster.receivers().contains(region)) {
        lives.end(region, nextEvent());
      }
    }
    for (int item = 0; rewind.restores() && item < world.items().size(); item++) {
      Node kept = node(rewind.state().held(item));
      steps(rewind.region(), item).add(new Step(nextEvent(), world.now(), kept, true));
    }
  }

  int nextEvent() {
    return ++events;
  }
}
