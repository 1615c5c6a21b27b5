package io.github.gtsim.scenario;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.NetworkDesign;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.RegionDesign;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.ZoneDesign;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.measure.Prices;
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

  private static final long DRAIN_NANOS = Nanos.DAY;
  private static final ZoneDesign ZONES =
      new ZoneDesign(
          5 * Nanos.SECOND,
          new Distribution.LogNormal(5 * Nanos.MILLISECOND, 20 * Nanos.MILLISECOND));

  private final Reading reading = new Reading();
  private final Tree.Mapping tree;
  private final Section root;
  private final Variants variants;
  private final MetricNames metrics;
  private final Prices prices;
  private final boolean asWritten;

  /**
   * @param asWritten whether this is the scenario itself, neither patched nor set
   */
  ScenarioReader(
      Tree.Mapping tree, Variants variants, MetricNames metrics, Prices prices, boolean asWritten) {
    this.tree = tree;
    this.asWritten = asWritten;
    this.variants = variants;
    this.metrics = metrics;
    this.prices = prices;
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
    TableReader tableReader = tableReader();
    Optional<String> modeName = tableReader.mode();
    var table = tableReader.read(modeName.orElse(""), root.section("clock"));
    Optional<ConsistencyMode> mode = readModes(modeName);
    RegionDesign inside = inside(table);
    List<ClientDesign> clients = clients(table);
    List<ScriptEntry> script = script(table);
    List<OperationReader.Read> operations = operations(table, mode);
    List<Fault> faults = faults(inside, spaces(clients, script));
    List<Expectation> expectations = expectations(variant);
    finish(networkReader);
    if (!obeysRules(mode, table, operations, faults)) {
      return Optional.empty();
    }
    boolean eventual = Scenario.readsEventually(clients, script);
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
            inside,
            network,
            mode.get(),
            clients,
            script,
            faults,
            operations.stream().map(OperationReader.Read::operation).toList(),
            expectations,
            prices,
            new Assumptions(tree).of(mode.get(), eventual, faults, inside.capacity(), operations)));
  }

  private void finish(NetworkReader network) {
    network.checkComplete();
    root.finish();
  }

  /** Whether nothing has been found so far, and no rule of the mode is broken. */
  private boolean obeysRules(
      Optional<ConsistencyMode> mode,
      Optional<TableDesign> table,
      List<OperationReader.Read> operations,
      List<Fault> faults) {
    boolean clear = mode.isPresent() && table.isPresent();
    if (clear) {
      new ShapeCheck(reading, mode.get(), table.get(), asWritten).check(operations, faults);
      new Refusals(reading, tree).note(mode.get(), table.get());
    }
    return clear && findings().size() == 0;
  }

  private TableReader tableReader() {
    root.require("table", "such as {regions: [us-east-1, us-west-2]}");
    return new TableReader(root.section("table"), root.hasMapping("table"));
  }

  private List<ScriptEntry> script(Optional<TableDesign> table) {
    return new ScriptReader(reading, itemBytes(table)).read(root.sections("script"));
  }

  private List<Fault> faults(RegionDesign inside, Set<String> spaces) {
    boolean limited = inside.capacity().isPresent();
    return new FaultReader(reading, struck(), spaces, limited).read(root.sections("faults"));
  }

  private static int itemBytes(Optional<TableDesign> table) {
    return table.map(TableDesign::itemBytes).orElse(TableReader.DEFAULT_ITEM_BYTES);
  }

  private List<OperationReader.Read> operations(
      Optional<TableDesign> table, Optional<ConsistencyMode> mode) {
    List<String> replicas = table.flatMap(of -> mode.map(m -> m.replicas(of))).orElse(List.of());
    Optional<Pitr> pitr = table.flatMap(TableDesign::pitr);
    if (pitr.isPresent() && !replicas.isEmpty() && !replicas.contains(pitr.get().region())) {
      Section section = root.section("table").section("pitr");
      String message = "there is no replica in '" + pitr.get().region() + "'";
      section.refuse("region", message, Suggestions.hint(pitr.get().region(), replicas));
    }
    return new OperationReader(reading, struck(), pitr).read(root.sections("operations"));
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
      ConsistencyMode mode = entry.read().apply(root::section);
      if (name.filter(entry.name()::equals).isPresent()) {
        asked = Optional.of(mode);
      }
    }
    return asked;
  }

  private RegionDesign inside(Optional<TableDesign> table) {
    Section zones = root.section("zones");
    ZoneDesign design =
        new ZoneDesign(
            zones.duration("lease", ZONES.leaseNanos()),
            zones.delay("followerLag").orElse(ZONES.followerLag()));
    CapacityReader capacity = new CapacityReader(root.section("table"), tableRegions(table));
    return new RegionDesign(design, capacity.read());
  }

  /** Regions of the table, in this variant or as written. */
  private Set<String> tableRegions(Optional<TableDesign> table) {
    Set<String> regions = new LinkedHashSet<>(variants.tableRegions());
    table.ifPresent(design -> regions.addAll(design.regions()));
    return regions;
  }

  private List<ClientDesign> clients(Optional<TableDesign> table) {
    List<ClientDesign> clients = new ArrayList<>();
    StockCheck stocks = new StockCheck();
    Set<String> names = new LinkedHashSet<>();
    for (Section entry : root.sections("clients")) {
      ClientDesign client = new ClientReader(entry, tableRegions(table), itemBytes(table)).read();
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
