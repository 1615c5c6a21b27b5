package io.github.gtsim.schedules;

import io.github.gtsim.cluster.Backups;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.FaultInjector;
import io.github.gtsim.cluster.Items;
import io.github.gtsim.cluster.NetworkDesign;
import io.github.gtsim.cluster.Observers;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.RegionDesign;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import io.github.gtsim.cluster.ZoneDesign;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStreams;
import io.github.gtsim.engine.Simulation;
import io.github.gtsim.measure.Ledger;
import io.github.gtsim.measure.Promises;
import io.github.gtsim.measure.Scope;
import io.github.gtsim.measure.Traffic;
import io.github.gtsim.workload.Clients;
import io.github.gtsim.workload.ReplicationLatency;
import io.github.gtsim.workload.ScriptEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs the schedules of a setup, one after the other. */
final class Explorer {
  /** What instants and delays count in; so short that histograms of them are small. */
  static final long UNIT_NANOS = 1000;

  private static final long HALF_NANOS = UNIT_NANOS / 2;
  private static final Distribution NONE = new Distribution.Constant(0);
  private static final RegionDesign INSIDE =
      new RegionDesign(new ZoneDesign(2 * UNIT_NANOS, NONE), Optional.empty());
  private static final long LATEST_NANOS = 1000 * UNIT_NANOS;

  private final Setup setup;
  private final Choices choices;
  private final Story story;
  private final Delays delays;
  private final TableDesign design;
  private final ConsistencyMode mode;
  private final NetworkDesign network;
  private final List<String> names;
  private long schedules;

  /** Of all schedules, from the first one on. */
  Explorer(Setup setup) {
    this(setup, new Choices(), Story.UNTOLD);
  }

  /**
   * @param choices the schedule to begin with
   */
  Explorer(Setup setup, Choices choices, Story story) {
    this.setup = setup;
    this.choices = choices;
    this.story = story;
    long[] nanos = new long[setup.delays().length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = setup.delays()[i] * UNIT_NANOS;
    }
    delays = new Delays(choices, story, nanos, setup.mostOdd());
    design = setup.table();
    mode = setup.mode(delays);
    network = new NetworkDesign(true, links(), NONE, NONE);
    names = setup.regions().stream().sorted().toList();
  }

  private List<NetworkDesign.Latency> links() {
    List<NetworkDesign.Latency> links = new ArrayList<>();
    for (String from : setup.regions()) {
      for (String to : setup.regions()) {
        if (!from.equals(to)) {
          links.add(new NetworkDesign.Latency(from, to, delays.of(from + " > " + to)));
        }
      }
    }
    return links;
  }

  static String micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString() + " us";
  }

  /** How many schedules have been run. */
  long schedules() {
    return schedules;
  }

  /** Runs one schedule after the other until one breaks something, if any does. */
  Optional<Violation> explore() {
    do {
      Optional<String> broken = tried();
      schedules++;
      if (broken.isPresent()) {
        return Optional.of(new Violation(setup, choices.toString(), broken.get()));
      }
    } while (choices.advance());
    return Optional.empty();
  }

  /** Runs the schedule of the choices; tells what it breaks, of which an error is one way. */
  Optional<String> tried() {
    try {
      return run();
    } catch (RuntimeException | AssertionError error) {
      return Optional.of(error.toString());
    }
  }

  private Optional<String> run() {
    delays.reset();
    List<ScriptEntry> script = script();
    List<Fault> faults = faults();
    Simulation simulation = new Simulation();
    Observers observers = new Observers();
    Items items = new Items(1);
    Clients clients = new Clients(List.of(), script, List.of(), items);
    World world =
        new World(
            simulation, new RandomStreams(1), names, network, false, INSIDE, items, observers);
    List<Integer> witness = ids(world, design.witness().stream().toList());
    world.membership().found(ids(world, mode.replicas(design)), witness);
    Table table = mode.open(world, design);
    Scope scope = scope(world, table, faults);
    Traffic traffic = new Traffic(scope);
    Ledger ledger = new Ledger(scope, !mode.promises(Promise.DURABILITY, design));
    Promises promises = new Promises(scope, mode, design, ledger, traffic);
    Judge judge = new Judge(setup, scope, faults, story);
    observers.add(traffic);
    observers.add(ledger);
    observers.add(promises);
    observers.add(judge);
    Endpoints endpoints = world.open(table, network);
    new FaultInjector(world, table, harmless -> {}).schedule(faults);
    clients.start(world, table, endpoints, new ReplicationLatency(world), LATEST_NANOS);
    boolean settled = settles(simulation);
    String convergence = promises.convergence();
    Optional<String> broken = settled ? judge.broken() : Optional.of("does not come to rest");
    ledger.finish();
    promises.report(JsonNodeFactory.instance.objectNode(), convergence, settled);
    return promises.broken().isEmpty() ? broken : Optional.of(promises.broken().toString());
  }

  private static boolean settles(Simulation simulation) {
    while (simulation.foregroundPending() > 0) {
      if (simulation.nextTime() > LATEST_NANOS) {
        return false;
      }
      simulation.step();
    }
    return true;
  }

  private static Scope scope(World world, Table table, List<Fault> faults) {
    Backups none = new Backups(world, faults, List.of(), Optional.empty(), Optional.empty());
    return new Scope(world, table, 0, OptionalLong.empty(), none);
  }

  private static List<Integer> ids(World world, List<String> names) {
    return names.stream().map(world::regionId).sorted().toList();
  }

  private List<ScriptEntry> script() {
    List<ScriptEntry> script = new ArrayList<>();
    for (Call call : setup.calls()) {
      long at = call.starts()[choices.next(call.starts().length)] * UNIT_NANOS;
      script.add(call.entry(at, script.size()));
    }
    return script;
  }

  /**
   * The fault: as all other instants are whole units, one that begins or ends on a unit or between
   * two does so before, at or after whatever else happens. The first end is an instant after the
   * beginning, the last is never.
   */
  private List<Fault> faults() {
    if (setup.trouble().isEmpty()) {
      return List.of();
    }
    int start = choices.next(setup.window() + 1);
    long at = start * HALF_NANOS;
    Trouble trouble = setup.trouble().get();
    return List.of(trouble.shape().lasting(at, trouble.ends() ? end(start) : Fault.NEVER));
  }

  private long end(int start) {
    int length = choices.next(setup.window() - start + 2);
    if (start + length > setup.window()) {
      return Fault.NEVER;
    }
    return start * HALF_NANOS + Math.max(1, length * HALF_NANOS);
  }
}
