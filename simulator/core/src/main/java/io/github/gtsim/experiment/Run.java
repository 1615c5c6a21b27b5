package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Backups;
import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.FaultInjector;
import io.github.gtsim.cluster.Items;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Observers;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Preload;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Promotion;
import io.github.gtsim.cluster.RegionDesign;
import io.github.gtsim.cluster.ReplicaRemoval;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableChanges;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.cluster.ZoneDesign;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStreams;
import io.github.gtsim.engine.Simulation;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.measure.Scope;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.Clients;
import io.github.gtsim.workload.HomePolicy;
import io.github.gtsim.workload.ReplicationLatency;
import io.github.gtsim.workload.Script;
import io.github.gtsim.workload.ScriptEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One run: assembles the world, lets it go on until it has come to rest, and takes its measure. */
final class Run {
  private final Scenario scenario;
  private final Simulation simulation = new Simulation();
  private final Observers observers = new Observers();
  private final World world;
  private final Backups backups;
  private final Table table;
  private final Clients clients;
  private final Measurement measurement;
  private final ReplicationLatency latency;

  Run(Scenario scenario, Recording recording) {
    this(scenario, recording, listener -> listener);
  }

  /**
   * @param told makes of each listener the one that is told in its place
   */
  Run(Scenario scenario, Recording recording, UnaryOperator<Observer> told) {
    this.scenario = scenario;
    Items items = new Items(scenario.table().partitions());
    clients = new Clients(scenario.clients(), scenario.script(), scenario.operations(), items);
    world = world(new RandomStreams(scenario.seed()), items);
    List<Integer> replicas = ids(scenario.mode().replicas(scenario.table()));
    world.membership().found(replicas, witnesses());
    backups =
        new Backups(
            world,
            scenario.faults(),
            scenario.operations(),
            Optional.of(replicas).filter(all -> all.size() == 1).map(one -> name(one.get(0))),
            scenario.table().pitr());
    Table opened = scenario.mode().open(world, scenario.table());
    table = backups.cutsOver() ? Backups.switchable(opened) : opened;
    Scope scope = new Scope(world, table, scenario.warmupNanos(), mostBehindNanos(), backups);
    latency = new ReplicationLatency(world);
    measurement = new Measurement(scenario, scope, clients, latency, recording);
    measurement.listeners().forEach(listener -> observers.add(told.apply(listener)));
    if (scenario.mode().publishesReplicationLatency()) {
      observers.add(latency);
    }
  }

  /** The items of this run, which know their partitions. */
  Items items() {
    return world.items();
  }

  private World world(RandomStreams streams, Items items) {
    RegionDesign inside = new RegionDesign(zones(), scenario.inside().capacity());
    boolean rawClocks = scenario.table().rawClock();
    return new World(
        simulation, streams, regions(), scenario.network(), rawClocks, inside, items, observers);
  }

  /** Nobody can tell followers from their leader where all reads are strong. */
  private ZoneDesign zones() {
    Distribution lag = scenario.inside().zones().followerLag();
    long fixed = scenario.readsEventually() ? lag.median() : 0;
    boolean drawn = scenario.readsEventually() && scenario.network().jitter();
    return new ZoneDesign(
        scenario.inside().zones().leaseNanos(), drawn ? lag : new Distribution.Constant(fixed));
  }

  private String name(int region) {
    return world.region(region).name();
  }

  private List<String> regions() {
    TreeSet<String> names = new TreeSet<>(scenario.table().regions());
    scenario.table().witness().ifPresent(names::add);
    names.add(scenario.table().primary());
    for (ClientDesign client : scenario.clients()) {
      names.add(client.region());
      client.failover().ifPresent(failover -> names.addAll(failover.to()));
      if (client.policy() instanceof HomePolicy.OneRegion one) {
        names.add(one.primary());
      }
    }
    for (ScriptEntry entry : scenario.script()) {
      names.add(entry.region());
    }
    for (Operation operation : scenario.operations()) {
      names.addAll(operation.regions());
    }
    for (Fault fault : scenario.faults()) {
      names.addAll(fault.regions());
    }
    return new ArrayList<>(names);
  }

  private List<Integer> ids(List<String> names) {
    List<Integer> ids = new ArrayList<>();
    for (String name : names) {
      ids.add(world.regionId(name));
    }
    ids.sort(null);
    return ids;
  }

  private List<Integer> witnesses() {
    return ids(scenario.table().witness().stream().toList());
  }

  /**
   * Empty where the mode has versions of an item grow, whatever the clocks. What comes after a
   * deletion that was forgotten may be as old as the run.
   */
  private OptionalLong mostBehindNanos() {
    boolean changes =
        backups.cutsOver()
            || scenario.operations().stream().anyMatch(ReplicaRemoval.class::isInstance);
    boolean clocksMatter = changes && !scenario.table().keepsVersionOrder();
    if (!clocksMatter && scenario.mode().promises(Promise.MONOTONIC, scenario.table())) {
      return OptionalLong.empty();
    }
    long until = Math.addExact(scenario.durationNanos(), scenario.drainNanos());
    long most = 0;
    for (Fault fault : scenario.faults()) {
      if (fault instanceof Fault.ClockSkew skew) {
        most = Math.max(most, skew.mostBehind(until));
      }
    }
    boolean forgets = scenario.table().tombstoneNanos() != TableDesign.FOREVER;
    return OptionalLong.of(forgets ? Math.addExact(until, most) : most);
  }

  RunReport execute() {
    try {
      return run();
    } finally {
      measurement.finishHistory();
    }
  }

  private RunReport run() {
    Endpoints endpoints = world.open(table, scenario.network());
    backups.schedule(
        table, region -> scenario.mode().openAlone(world, scenario.table().restored(), region));
    FaultInjector faults = new FaultInjector(world, table, backups::noteHarmless);
    faults.schedule(scenario.faults());
    new TableChanges(world, table).schedule(scenario.operations());
    promotions();
    preload();
    Script script = clients.start(world, table, endpoints, latency, scenario.durationNanos());
    simulation.runUntil(scenario.durationNanos());
    boolean settled = drain(faults);
    return measurement.report(simulation, script, settled);
  }

  /** At one instant they come before everything but ends and beginnings of faults. */
  private void promotions() {
    for (Operation operation : scenario.operations()) {
      if (operation instanceof Promotion promotion) {
        int region = world.regionId(promotion.region());
        simulation.at(promotion.at(), () -> table.promote(region, promotion.name()));
      }
    }
  }

  private void preload() {
    for (Preload items : clients.preloads()) {
      measurement.preloaded(items);
      for (int i = 0; i < items.count(); i++) {
        table.preload(Version.preloaded(items.first() + i, items.image()));
      }
    }
  }

  /** Lets faults end and queues empty; false if that takes longer than the scenario allows. */
  private boolean drain(FaultInjector faults) {
    long latest = Math.addExact(scenario.durationNanos(), scenario.drainNanos());
    while (!faults.nothingElsePending()) {
      if (simulation.nextTime() > latest) {
        return false;
      }
      simulation.step();
    }
    return true;
  }
}
