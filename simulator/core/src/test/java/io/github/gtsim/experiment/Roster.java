package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.ReplicaRemoval;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who holds the table, by its own books. A change that the simulator tells of is entered only if an
 * operation or a fault of the scenario asks for it, and only if what had to be moved before has
 * been moved.
 */
final class Roster implements Observer {
  private enum Standing {
    NONE,
    WITNESS,
    FILLING,
    LIVE,
    LEAVING,
    SEPARATE
  }

  private final History history;
  private final Scenario scenario;
  private final Standing[] standings;

  /** For each Region that is being filled, what each replica held when that began, by item. */
  private final Map<Integer, Map<Integer, List<Node>>> seeds = new HashMap<>();

  Roster(History history, Scenario scenario) {
    this.history = history;
    this.scenario = scenario;
    standings = new Standing[history.world().regions().size()];
    Arrays.fill(standings, Standing.NONE);
    scenario.table().witness().ifPresent(name -> standings[id(name)] = Standing.WITNESS);
    for (String name : scenario.mode().replicas(scenario.table())) {
      standings[id(name)] = Standing.LIVE;
    }
  }

  private int id(String name) {
    return history.world().regionId(name);
  }

  private List<Integer> those(Standing... wanted) {
    EnumSet<Standing> all = EnumSet.copyOf(List.of(wanted));
    List<Integer> regions = new ArrayList<>();
    for (int region = 0; region < standings.length; region++) {
      if (all.contains(standings[region])) {
        regions.add(region);
      }
    }
    return regions;
  }

  /** Regions with a full copy now. */
  List<Integer> replicas() {
    return those(Standing.LIVE, Standing.LEAVING);
  }

  List<Integer> members() {
    return those(Standing.LIVE, Standing.LEAVING, Standing.WITNESS);
  }

  /** Regions to which every write goes now. */
  List<Integer> receivers() {
    return those(Standing.LIVE, Standing.LEAVING, Standing.WITNESS, Standing.FILLING);
  }

  boolean isSeparate(int region) {
    return standings[region] == Standing.SEPARATE;
  }

  /** Whether the Region has a copy that can be called. */
  boolean answers(int region) {
    return isSeparate(region) || replicas().contains(region);
  }

  @Override
  public void replicaJoins(int region) {
    must(region, Standing.NONE);
    check(asksFor(region, false), "nobody adds a replica", region);
    Map<Integer, List<Node>> seed = new HashMap<>();
    replicas().forEach(replica -> seed.put(replica, state(replica)));
    seeds.put(region, seed);
    standings[region] = Standing.FILLING;
  }

  private List<Node> state(int replica) {
    List<Node> state = new ArrayList<>();
    for (int item = 0; item < history.world().items().size(); item++) {
      state.add(history.held(replica, item));
    }
    return state;
  }

  @Override
  public void replicaJoined(int region) {
    must(region, Standing.FILLING);
    if (scenario.table().keepsVersionOrder()) {
      List<Node> now = state(region);
      boolean filled = seeds.get(region).values().stream().anyMatch(seed -> isAsNew(now, seed));
      check(filled, "live before it has been filled", region);
    }
    standings[region] = Standing.LIVE;
  }

  private static boolean isAsNew(List<Node> now, List<Node> seed) {
    for (int item = 0; item < seed.size(); item++) {
      if (seed.get(item) != null && seed.get(item).isNewerThan(now.get(item))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void replicaLeaves(int region) {
    must(region, Standing.LIVE);
    check(asksFor(region, true), "nobody removes the replica", region);
    standings[region] = Standing.LEAVING;
  }

  @Override
  public void replicaLeft(int region) {
    must(region, Standing.FILLING, Standing.LEAVING, Standing.WITNESS);
    if (standings[region] == Standing.FILLING) {
      check(asksFor(region, true) || separates(region), "nobody ends the filling", region);
    } else {
      check(asksFor(region, true), "nobody removes the member", region);
      check(
          history.written().stream().noneMatch(n -> isOwed(n, region)), "has not shipped", region);
    }
    standings[region] = Standing.NONE;
  }

  /** Whether a version of the Region is still on its way to one that stays. */
  private boolean isOwed(Node node, int region) {
    if (node.version.origin() != region || node.separated) {
      return false;
    }
    for (int to : receivers()) {
      boolean sent = node.sent[to] != Node.NEVER && history.lives().end(node, to) == Node.NEVER;
      boolean came = node.arrived[to] != Node.NEVER || node.dropped[to] != Node.NEVER;
      boolean owes = to != region && sent && standings[to] == Standing.LIVE;
      if (owes && !came && history.hosts(to) && !history.has(to, node)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void replicaSeparated(int region) {
    must(region, Standing.LIVE, Standing.LEAVING);
    check(separates(region), "becomes a table of its own", region);
    standings[region] = Standing.SEPARATE;
  }

  @Override
  public void rewound(Rewind rewind) {
    if (rewind.restores()) {
      Arrays.fill(standings, Standing.NONE);
      standings[rewind.region()] = Standing.LIVE;
    }
  }

  /** Whether an operation by now adds a replica there, or removes it. */
  private boolean asksFor(int region, boolean removal) {
    String name = history.world().region(region).name();
    for (Operation operation : scenario.operations()) {
      boolean kind =
          removal ? operation instanceof ReplicaRemoval : operation instanceof ReplicaAddition;
      if (kind && operation.regions().contains(name) && operation.at() <= history.world().now()) {
        return true;
      }
    }
    return false;
  }

  private boolean separates(int region) {
    String name = history.world().region(region).name();
    return scenario.faults().stream()
        .anyMatch(
            fault ->
                fault instanceof Fault.ReplicationNotAuthorized withdrawn
                    && withdrawn.region().equals(name)
                    && withdrawn.separatesAt() == history.world().now());
  }

  private void must(int region, Standing... before) {
    check(List.of(before).contains(standings[region]), "was " + standings[region], region);
  }

  private void check(boolean holds, String what, int region) {
    if (!holds) {
      String name = history.world().region(region).name();
      throw new AssertionError(name + " " + what + " at " + history.world().now());
    }
  }
}
