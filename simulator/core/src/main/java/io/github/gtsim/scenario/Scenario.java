package io.github.gtsim.scenario;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.NetworkDesign;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.RegionDesign;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.measure.Prices;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.ScriptEntry;
import java.util.List;

/**
 * One variant of a scenario, validated and with every default filled in: together with the seed the
 * whole input of a run.
 *
 * @param variant name of the variant; {@code base} for the scenario as written
 * @param drainNanos longest time after {@code durationNanos} that the run may take to settle
 * @param prices of which the run's cost is an estimate
 * @param assumptions parameters of our own model that this run uses at their defaults
 */
public record Scenario(
    String name,
    String description,
    String variant,
    long seed,
    long durationNanos,
    long warmupNanos,
    long drainNanos,
    TableDesign table,
    RegionDesign inside,
    NetworkDesign network,
    ConsistencyMode mode,
    List<ClientDesign> clients,
    List<ScriptEntry> script,
    List<Fault> faults,
    List<Operation> operations,
    List<Expectation> expectations,
    Prices prices,
    List<String> assumptions) {

  public Scenario {
    clients = List.copyOf(clients);
    script = List.copyOf(script);
    faults = List.copyOf(faults);
    operations = List.copyOf(operations);
    expectations = List.copyOf(expectations);
    assumptions = List.copyOf(assumptions);
  }

  /** Whether anybody reads whatever a zone has. */
  public boolean readsEventually() {
    return readsEventually(clients, script);
  }

  static boolean readsEventually(List<ClientDesign> clients, List<ScriptEntry> script) {
    return clients.stream().anyMatch(ClientDesign::readsEventually)
        || script.stream().anyMatch(ScriptEntry::readsEventually);
  }
}
