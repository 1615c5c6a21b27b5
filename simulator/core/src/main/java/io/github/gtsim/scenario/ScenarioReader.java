package io.github.gtsim.scenario;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.NetworkDesign;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.mode.ModeEntry;
import io.github.gtsim.mode.Modes;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.ScriptEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one scenario, patched as selected, and notes every problem in it. */
final class ScenarioReader {
  /** What names folders: the scenario's name and its variants'. */
  static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

  private static final long DRAIN_NANOS = 86_400_000_000_000L;
  private static final long LEASE_NANOS = 5_000_000_000L;
  private static final Distribution FOLLOWER_LAG =
      new Distribution.LogNormal(5_000_000L, 20_000_000L);

  private final Reading reading = new Reading();
  private final Tree.Mapping tree;
  private final Section root;
  private final Variants variants;
  private final MetricNames metrics;

  ScenarioReader(Tree.Mapping tree, Variants variants, MetricNames metrics) {
    this.tree = tree;
    this.variants = variants;
    this.metrics = metrics;
    root = new Section(reading, tree);
  }

  Findings findings() {
    return reading.findings();
  }

  /** The scenario; empty if there are findings. */
  Optional<Scenario> read(String variant, OptionalLong otherSeed) {
    Frame frame = frame(otherSeed);
    NetworkReader networkReader = new NetworkReader(root.section("network"));
    NetworkDesign network = networkReader.read();
    root.require("table", "such as {regions: [us-east-1, us-west-2]}");
    TableReader tableReader = new TableReader(root.section("table"), root.hasMapping("table"));
    Optional<String> modeName = tableReader.mode();
    Optional<TableDesign> table = tableReader.read(modeName.orElse(""), rawClock());
    Optional<ConsistencyMode> mode = readModes(modeName);
    readLaterSections();
    List<ClientDesign> clients = clients(table);
    List<ScriptEntry> script = new ScriptReader(reading).read(root.sections("script"));
    List<Fault> faults = faults(clients, script);
    List<Operation> operations = operations(table, mode, faults);
    List<Expectation> expectations = expectations(variant);
    networkReader.checkComplete();
    root.finish();
    new Refusals(reading, tree).note(mode, table);
    if (findings().size() > 0 || table.isEmpty() || mode.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            frame.name(),
            frame.description(),
            variant,
            frame.seed(),
            frame.duration(),
            frame.warmup(),
            frame.drain(),
            table.get(),
            network,
            mode.get(),
            clients,
            script,
            faults,
            operations,
            expectations,
            new Assumptions(tree).of(mode.get(), faults)));
  }

  private List<Fault> faults(List<ClientDesign> clients, List<ScriptEntry> script) {
    FaultReader reader = new FaultReader(reading, struck(), spaces(clients, script));
    return reader.read(root.sections("faults"));
  }

  private List<Operation> operations(
      Optional<TableDesign> table, Optional<ConsistencyMode> mode, List<Fault> faults) {
    List<String> replicas = table.flatMap(of -> mode.map(m -> m.replicas(of))).orElse(List.of());
    Optional<Pitr> pitr = table.flatMap(TableDesign::pitr);
    if (pitr.isPresent() && !replicas.isEmpty() && !replicas.contains(pitr.get().region())) {
      Section section = root.section("table").section("pitr");
      String message = "there is no replica in '" + pitr.get().region() + "'";
      section.refuse("region", message, Suggestions.hint(pitr.get().region(), replicas));
    }
    RecoveryReader.Holders holders = new RecoveryReader.Holders(replicas, pitr, faults);
    return new OperationReader(reading, struck(), holders).read(root.sections("operations"));
  }

  /** The key spaces that somebody writes or reads. */
  private static Set<String> spaces(List<ClientDesign> clients, List<ScriptEntry> script) {
    Set<String> spaces = new LinkedHashSet<>();
    clients.forEach(client -> spaces.add(client.keys().space()));
    for (ScriptEntry entry : script) {
      for (ScriptEntry.Step step : entry.steps()) {
        spaces.add(step.key().substring(0, Math.max(0, step.key().lastIndexOf('/'))));
      }
    }
    return spaces;
  }

  private List<Expectation> expectations(String variant) {
    root.find("variants");
    List<Section> entries = root.sections("expect");
    return ExpectationReader.read(entries, variants.names(), metrics).of(variant);
  }

  /** What a scenario says of itself and of its times. */
  private record Frame(
      String name, String description, long seed, long duration, long warmup, long drain) {}

  private Frame frame(OptionalLong otherSeed) {
    String name = name();
    String description = root.text("description").orElse("");
    root.require("seed", "a whole number; runs of the same seed are the same");
    long seed = root.whole("seed", 0, 0, Long.MAX_VALUE);
    long duration = duration();
    long warmup = root.duration("warmup", 0);
    if (warmup > 0 && warmup >= duration) {
      root.refuse("warmup", "must be shorter than duration");
    }
    long drain = root.duration("drain", DRAIN_NANOS);
    return new Frame(name, description, otherSeed.orElse(seed), duration, warmup, drain);
  }

  private String name() {
    root.require("name", "it names the folder of the results");
    String name = root.text("name").orElse("unnamed");
    if (!NAME.matcher(name).matches()) {
      root.refuse("name", "must be of a-z, 0-9 and -, at most 100, not '" + name + "'");
    }
    return name;
  }

  private long duration() {
    boolean given = root.require("duration", "how long requests arrive, such as 10m");
    int before = findings().size();
    long duration = root.positiveDuration("duration", DRAIN_NANOS);
    if (given && findings().size() == before) {
      reading.duration(duration);
    }
    return duration;
  }

  /** Reads the options of every mode and gives the one that is asked for. */
  private Optional<ConsistencyMode> readModes(Optional<String> name) {
    Optional<ConsistencyMode> asked = Optional.empty();
    for (ModeEntry entry : Modes.ALL) {
      Section none = new Section(reading, new Tree.Mapping(root.place(), List.of()));
      Section options = entry.section().isEmpty() ? none : root.section(entry.section());
      ConsistencyMode mode = entry.read().apply(options);
      if (name.filter(entry.name()::equals).isPresent()) {
        asked = Optional.of(mode);
      }
    }
    return asked;
  }

  private boolean rawClock() {
    List<String> rules = List.of("monotonic", "raw");
    return root.section("clock").word("assign", "monotonic", rules).equals("raw");
  }

  private void readLaterSections() {
    Section replication = root.section("replication");
    if (replication.duration("coalesce", 0) > 0) {
      replication.later("coalesce");
    }
    root.section("mrsc");
    Section clock = root.section("clock");
    if (clock.text("tombstoneRetention").filter(text -> !text.equals("forever")).isPresent()) {
      clock.later("tombstoneRetention");
    }
    Section zones = root.section("zones");
    if (zones.duration("lease", LEASE_NANOS) != LEASE_NANOS) {
      zones.later("lease");
    }
    if (zones.delay("followerLag").filter(lag -> !lag.equals(FOLLOWER_LAG)).isPresent()) {
      zones.later("followerLag");
    }
  }

  private List<ClientDesign> clients(Optional<TableDesign> table) {
    List<ClientDesign> clients = new ArrayList<>();
    Set<String> tableRegions = new LinkedHashSet<>(variants.tableRegions());
    table.ifPresent(design -> tableRegions.addAll(design.regions()));
    StockCheck stocks = new StockCheck();
    Set<String> names = new LinkedHashSet<>();
    for (Section entry : root.sections("clients")) {
      ClientDesign client = new ClientReader(entry, tableRegions).read();
      if (!client.name().isEmpty() && !names.add(client.name())) {
        String message = "another client group is named '" + client.name() + "'";
        entry.refuse("name", message, "rename one of them");
      }
      clients.add(client);
      stocks.add(entry, client);
    }
    stocks.refuseSalesOfNothing();
    return clients;
  }

  /** Regions that a fault may strike: all that this variant, or the scenario's table, names. */
  private Set<String> struck() {
    Set<String> regions = new LinkedHashSet<>(reading.regions().used());
    regions.addAll(variants.tableRegions());
    return regions;
  }
}
