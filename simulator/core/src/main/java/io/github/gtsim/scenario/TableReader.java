package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Pitr;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.TimeToLive;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.mode.ModeEntry;
import io.github.gtsim.mode.Modes;
import java.util.List;
import java.util.Optional;

/** Reads {@code table}. */
final class TableReader {
  static final String DEFAULT_MODE = "mrec";

  static final int DEFAULT_ITEM_BYTES = 1024;

  private static final long DAY_NANOS = Nanos.DAY;
  private static final long LONGEST_WINDOW_NANOS = 35 * DAY_NANOS;
  private static final long FAILOVER_NANOS = Nanos.MINUTE;
  private static final int MOST_INDEXES = 20;
  private static final int MOST_LOCAL_INDEXES = 5;
  private static final long LEAST_TTL_NANOS = Nanos.SECOND;
  private static final int MOST_ITEM_BYTES = 400 * 1024;

  private final Section table;
  private final boolean present;
  private final RegionNames regions;

  TableReader(Section table, boolean present) {
    this.table = table;
    this.present = present;
    regions = table.reading().regions();
  }

  /** The mode's name; empty if it is none. */
  Optional<String> mode() {
    List<String> names = Modes.ALL.stream().map(ModeEntry::name).toList();
    String mode = table.word("mode", DEFAULT_MODE, names);
    Optional<Tree> written = table.find("mode");
    boolean valid = written.flatMap(Tree::textOf).map(mode::equals).orElse(written.isEmpty());
    return valid ? Optional.of(mode) : Optional.empty();
  }

  /**
   * The table; empty if its Regions are not clear.
   *
   * @param clock the section {@code clock} of the scenario
   */
  Optional<TableDesign> read(String mode, Section clock) {
    int before = table.findings().size();
    List<String> replicas = List.of();
    if (present && table.require("regions", "a list of Regions, such as [us-east-1, us-west-2]")) {
      replicas = Regions.list(table, "regions", regions::use);
      if (replicas.isEmpty() && table.findings().size() == before) {
        table.refuse("regions", "must name a Region at least");
      }
    }
    Optional<String> witness =
        table.has("witness") ? Regions.one(table, "witness", regions::use) : Optional.empty();
    String primary = primary(mode, replicas);
    long failover = failover(mode);
    Optional<Pitr> pitr = pitr();
    boolean clear = table.findings().size() == before && !replicas.isEmpty();
    int partitions = (int) table.whole("partitions", 16, 1, 100_000);
    int itemBytes = itemBytes(table, DEFAULT_ITEM_BYTES);
    TableDesign design =
        new TableDesign(
            replicas,
            witness,
            primary,
            failover,
            pitr,
            partitions,
            itemBytes,
            (int) table.whole("indexes", 0, 0, MOST_INDEXES),
            localIndexes(),
            timeToLive(),
            clock.word("assign", "monotonic", List.of("monotonic", "raw")).equals("raw"),
            tombstoneNanos(clock));
    table.has("capacity");
    return clear ? Optional.of(design) : Optional.empty();
  }

  private int localIndexes() {
    int indexes = (int) table.whole("localIndexes", 0, 0, MOST_LOCAL_INDEXES);
    if (indexes > 0) {
      table.reading().uses(table.valuePlace("localIndexes"), Feature.LOCAL_INDEXES);
    }
    return indexes;
  }

  private Optional<TimeToLive> timeToLive() {
    if (!table.has("ttl")) {
      return Optional.empty();
    }
    table.reading().uses(table.valuePlace("ttl"), Feature.TTL);
    Section ttl = table.section("ttl");
    if (table.hasMapping("ttl")) {
      ttl.require("after", "how long after its last write an item expires, such as 30m");
    }
    long after = ttl.duration("after", LEAST_TTL_NANOS);
    if (after < LEAST_TTL_NANOS) {
      ttl.refuse("after", "must be at least 1s");
    }
    return Optional.of(new TimeToLive(after, ttl.duration("delay", 0)));
  }

  private static long tombstoneNanos(Section clock) {
    boolean kept =
        clock
            .find("tombstoneRetention")
            .flatMap(Tree::textOf)
            .filter("forever"::equals)
            .isPresent();
    return kept ? TableDesign.FOREVER : clock.duration("tombstoneRetention", TableDesign.FOREVER);
  }

  /** After how long another primary is made; {@link Fault#NEVER} if none is. */
  private long failover(String mode) {
    if (!table.has("failover")) {
      return FAILOVER_NANOS;
    }
    if (!Modes.has(mode, "failover")) {
      table.refuse("failover", "a table under " + mode + " has no primary", "leave it out");
    }
    Section failover = table.section("failover");
    boolean never =
        failover.find("after").flatMap(Tree::textOf).filter("never"::equals).isPresent();
    return never ? Fault.NEVER : failover.duration("after", FAILOVER_NANOS);
  }

  private Optional<Pitr> pitr() {
    if (!table.has("pitr")) {
      return Optional.empty();
    }
    Section pitr = table.section("pitr");
    Optional<String> region = Regions.one(pitr, "region", regions::use);
    long window = pitr.duration("window", LONGEST_WINDOW_NANOS);
    if (window < DAY_NANOS || window > LONGEST_WINDOW_NANOS || window % DAY_NANOS != 0) {
      String message = "must be a whole number of days from 1d to 35d (FACTS X-1)";
      pitr.findings().refuse(pitr.valuePlace("window"), "X-1", message);
    }
    return region.map(where -> new Pitr(where, window));
  }

  private String primary(String mode, List<String> replicas) {
    String first = replicas.isEmpty() ? "" : replicas.get(0);
    if (!table.has("primary")) {
      return first;
    }
    Optional<String> primary = Regions.one(table, "primary", regions::use);
    if (!Modes.has(mode, "primary")) {
      table.refuse("primary", "a table under " + mode + " has no primary", "leave it out");
    } else if (primary.isPresent() && !replicas.isEmpty() && !replicas.contains(primary.get())) {
      table.refuse(
          "primary",
          "must be one of table.regions, not '" + primary.get() + "'",
          Suggestions.hint(primary.get(), replicas));
    }
    return primary.orElse(first);
  }

  /** {@code itemSize} in bytes (FACTS I-6). */
  static int itemBytes(Section section, int fallback) {
    long bytes = section.quantity("itemSize", Quantities::bytes).orElse((long) fallback);
    if (bytes > MOST_ITEM_BYTES) {
      section.findings().refuse(section.valuePlace("itemSize"), "I-6", "must be at most 400KB");
      return fallback;
    }
    if (bytes < 1) {
      section.refuse("itemSize", "must be at least 1B");
      return fallback;
    }
    return (int) bytes;
  }
}
