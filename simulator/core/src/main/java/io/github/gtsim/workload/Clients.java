package io.github.gtsim.workload;

import io.github.gtsim.cluster.Endpoints;
import io.github.gtsim.cluster.Items;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every client of a run: the groups and the script. */
public final class Clients {
  private final List<ClientDesign> designs;
  private final List<ScriptEntry> script;
  private final TreeMap<String, Integer> firstOfSpace = new TreeMap<>();

  /** Numbers the keys of every space; to be called before any item is named. */
  public Clients(List<ClientDesign> designs, List<ScriptEntry> script, Items items) {
    this.designs = designs;
    this.script = script;
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

  /**
   * Sets all clients to work.
   *
   * @param replicas Regions that clients can reach
   * @param untilNanos when arrivals stop
   * @return the script, which knows what came of its entries
   */
  public Script start(
      World world, Table table, Endpoints endpoints, List<Integer> replicas, long untilNanos) {
    Wiring wiring = new Wiring(table, endpoints, replicas, untilNanos);
    for (Source source : sources(world)) {
      ClientDesign design = designs.get(source.index());
      int first = firstOfSpace.getOrDefault(design.keys().space(), 0);
      KeyPicker keys = new KeyPicker(world.items(), design.keys(), first, design.name());
      new ClientGroup(world, design, source, wiring, keys).start();
    }
    Script running = new Script(world, script, wiring);
    running.start();
    return running;
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
        design.attribute());
  }
}
