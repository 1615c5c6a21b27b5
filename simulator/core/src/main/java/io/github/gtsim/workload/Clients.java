package io.github.gtsim.workload;

import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Items;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Preload;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Stock;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.util.FastMath;

/** Every client of a run: the groups and the script. */
public final class Clients {
  private final List<ClientDesign> designs;
  private final List<ScriptEntry> script;
  private final List<Operation> operations;
  private final TreeMap<String, Integer> firstOfSpace = new TreeMap<>();
  private final TreeMap<String, Integer> counts = new TreeMap<>();

  /** Numbers the keys of every space; to be called before any item is named. */
  public Clients(
      List<ClientDesign> designs,
      List<ScriptEntry> script,
      List<Operation> operations,
      Items items) {
    this.designs = designs;
    this.script = script;
    this.operations = operations;
    for (ClientDesign design : designs) {
      if (!design.keys().unique()) {
        counts.merge(design.keys().space(), design.keys().count(), Math::max);
      }
    }
    for (Map.Entry<String, Integer> space : counts.entrySet()) {
      firstOfSpace.put(space.getKey(), items.space(space.getKey(), space.getValue()));
    }
  }

  /** What every replica holds from the start. */
  public List<Preload> preloads() {
    TreeMap<String, TreeMap<String, Value>> attributes = new TreeMap<>();
    TreeMap<String, Integer> bytes = new TreeMap<>();
    for (ClientDesign design : designs) {
      Keys keys = design.keys();
      if (keys.preload()) {
        TreeMap<String, Value> ofSpace =
            attributes.computeIfAbsent(keys.space(), space -> new TreeMap<>());
        bytes.merge(keys.space(), design.itemBytes(), Math::max);
        ofSpace.putIfAbsent(design.attribute(), new Value.Number(0));
        keys.stock().ifPresent(stock -> ofSpace.put(design.attribute(), new Value.Number(stock)));
      }
    }
    List<Preload> preloads = new ArrayList<>();
    attributes.forEach(
        (space, of) -> {
          Image image = Image.of(of).sized(bytes.get(space));
          preloads.add(new Preload(firstOfSpace.get(space), counts.get(space), image));
        });
    return preloads;
  }

  /** What there is to sell. */
  public List<Stock> stocks() {
    TreeMap<String, Stock> stocks = new TreeMap<>();
    for (ClientDesign design : designs) {
      String space = design.keys().space();
      design
          .keys()
          .stock()
          .ifPresent(
              each ->
                  stocks.put(space, new Stock(firstOfSpace.get(space), counts.get(space), each)));
    }
    return List.copyOf(stocks.values());
  }

  /**
   * Sets all clients to work.
   *
   * @param replicas Regions that clients can reach
   * @param latency the metric that alarms and evacuations go by
   * @param untilNanos when arrivals stop
   * @return the script, which knows what came of its entries
   */
  public Script start(
      World world,
      Table table,
      Endpoints endpoints,
      List<Integer> replicas,
      ReplicationLatency latency,
      long untilNanos) {
    Wiring wiring = new Wiring(table, endpoints, replicas, latency, untilNanos);
    List<ClientGroup> groups = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Evacuation evacuation) {
        world.simulation().at(evacuation.at(), () -> evacuate(evacuation, world, wiring, groups));
      }
    }
    for (Source source : sources(world)) {
      ClientDesign design = designs.get(source.index());
      int first = firstOfSpace.getOrDefault(design.keys().space(), 0);
      KeyPicker keys = new KeyPicker(world.items(), design.keys(), first, design.name());
      ClientGroup group = new ClientGroup(world, design, source, wiring, keys);
      groups.add(group);
      group.start();
    }
    Script running = new Script(world, script, wiring);
    running.start();
    return running;
  }

  /** FACTS R-11; nothing happens if there is no replica to go to. */
  private static void evacuate(
      Evacuation evacuation, World world, Wiring wiring, List<ClientGroup> groups) {
    int region = world.regionId(evacuation.region());
    int to = world.regionId(evacuation.to());
    if (!wiring.replicas().contains(to)) {
      return;
    }
    long wait = FastMath.round(evacuation.factor() * wiring.latency().recentMax(region));
    long movesAt = world.now() + wait;
    world.observer().evacuationStarted(evacuation, movesAt);
    for (ClientGroup group : groups) {
      group.routing().evacuate(region, to, movesAt);
    }
    world.simulation().at(movesAt, () -> world.observer().evacuated(evacuation));
  }

  /** The client groups, in the order of the scenario. */
  public List<Source> sources(World world) {
    List<Source> sources = new ArrayList<>();
    for (ClientDesign design : designs) {
      sources.add(source(world, design, sources.size()));
    }
    return sources;
  }

  private static Source source(World world, ClientDesign design, int index) {
    return new Source(
        index,
        design.name(),
        world.regionId(design.region()),
        design.arrivals().clients(),
        false,
        design.attribute(),
        design.idempotent(),
        design.itemBytes());
  }
}
