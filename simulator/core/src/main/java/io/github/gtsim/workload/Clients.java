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
import java.util.TreeSet;

/** Every client of a run: the groups and the script. */
public final class Clients {
  private final List<ClientDesign> designs;
  private final List<ScriptEntry> script;
  private final List<Operation> operations;
  private final TreeMap<String, Integer> firstOfSpace = new TreeMap<>();

  /** Numbers the keys of every space; to be called before any item is named. */
  public Clients(
      List<ClientDesign> designs,
      List<ScriptEntry> script,
      List<Operation> operations,
      Items items) {
    this.designs = designs;
    this.script = script;
    this.operations = operations;
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (ClientDesign design : designs) {
      if (!design.keys().unique()) {
        counts.merge(design.keys().space(), design.keys().count(), Math::max);
      }
    }
    for (Map.Entry<String, Integer> space : counts.entrySet()) {
      firstOfSpace.put(space.getKey(), items.space(space.getKey(), space.getValue()));
    }
  }

  /** What every replica holds from the start: of each space what its groups preload of it. */
  public List<Preload> preloads() {
    List<Preload> preloads = new ArrayList<>();
    firstOfSpace.forEach(
        (space, first) -> {
          int from = 0;
          for (int to : ends(space)) {
            Image image = Image.of(attributes(space, to)).sized(bytes(space, to));
            preloads.add(new Preload(first + from, to - from, image));
            from = to;
          }
        });
    return preloads;
  }

  /** The groups that preload at least so many keys of a space. */
  private List<ClientDesign> preloading(String space, int least) {
    return designs.stream()
        .filter(design -> design.keys().preload() && design.keys().space().equals(space))
        .filter(design -> design.keys().count() >= least)
        .toList();
  }

  /** How many keys of a space each group preloads, in ascending order. */
  private TreeSet<Integer> ends(String space) {
    TreeSet<Integer> ends = new TreeSet<>();
    preloading(space, 0).forEach(design -> ends.add(design.keys().count()));
    return ends;
  }

  /** What the key before the {@code end}-th of a space holds. */
  private TreeMap<String, Value> attributes(String space, int end) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    for (ClientDesign design : preloading(space, end)) {
      attributes.putIfAbsent(design.attribute(), new Value.Number(0));
      design
          .keys()
          .stock()
          .ifPresent(stock -> attributes.put(design.attribute(), new Value.Number(stock)));
    }
    return attributes;
  }

  /** Its size: that of the largest items among those who preload it. */
  private int bytes(String space, int end) {
    return preloading(space, end).stream().mapToInt(ClientDesign::itemBytes).max().orElse(0);
  }

  /** What there is to sell: of each space the keys of the group that stocks most of them. */
  public List<Stock> stocks() {
    TreeMap<String, Stock> stocks = new TreeMap<>();
    for (ClientDesign design : designs) {
      Keys keys = design.keys();
      if (keys.stock().isPresent()) {
        int first = firstOfSpace.get(keys.space());
        Stock stock = new Stock(first, keys.count(), keys.stock().getAsLong());
        stocks.merge(
            keys.space(), stock, (one, other) -> one.count() < other.count() ? other : one);
      }
    }
    return List.copyOf(stocks.values());
  }

  /**
   * Sets all clients to work.
   *
   * @param latency the metric that alarms and evacuations go by
   * @param untilNanos when arrivals stop
   * @return the script, which knows what came of its entries
   */
  public Script start(
      World world, Table table, Endpoints endpoints, ReplicationLatency latency, long untilNanos) {
    Wiring wiring = new Wiring(table, endpoints, refuges(world), latency, untilNanos);
    List<Routing> routings = new ArrayList<>();
    Evacuations evacuations = new Evacuations(world, wiring, routings);
    for (Operation operation : operations) {
      if (operation instanceof Evacuation evacuation) {
        world.simulation().at(evacuation.at(), () -> evacuations.begin(evacuation));
      }
    }
    for (Source source : sources(world)) {
      ClientDesign design = designs.get(source.index());
      int first = firstOfSpace.getOrDefault(design.keys().space(), 0);
      KeyPicker keys = new KeyPicker(world.items(), design.keys(), first, design.name());
      ClientGroup group = new ClientGroup(world, design, source, wiring, keys);
      routings.add(group.routing());
      group.start();
    }
    Script running = new Script(world, script, wiring);
    running.start();
    return running;
  }

  /** Regions that an evacuation brings users to. */
  private List<Integer> refuges(World world) {
    return operations.stream()
        .filter(Evacuation.class::isInstance)
        .map(operation -> world.regionId(((Evacuation) operation).to()))
        .toList();
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
