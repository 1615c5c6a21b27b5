package io.github.gtsim.mode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The registry of consistency modes. */
public final class Modes {
  /** Every mode, in the order in which they are listed. */
  public static final List<ModeEntry> ALL =
      List.of(
          new ModeEntry(
              Mrec.NAME,
              List.of("ttl"),
              Mrec::read,
              "every Region takes writes, copies follow later, the last writer wins"),
          new ModeEntry(
              Mrsc.NAME,
              List.of("witness"),
              Mrsc::read,
              "a write is acknowledged once two of three members have it"),
          new ModeEntry(
              SingleRegion.NAME,
              List.of("primary", "ttl"),
              SingleRegion::read,
              "one Region holds the table, clients elsewhere pay the round trip"),
          new ModeEntry(
              ActivePassive.NAME,
              List.of("primary", "failover", "ttl"),
              ActivePassive::read,
              "one Region takes all writes, copies follow later, another can be promoted"));

  private Modes() {}

  /** Every key of {@code table} that not all modes have. */
  public static Set<String> ownTableKeys() {
    return ALL.stream()
        .flatMap(entry -> entry.tableKeys().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a table under the mode of this name has a key; one of no mode has them all. */
  public static boolean has(String mode, String tableKey) {
    return ALL.stream()
        .filter(entry -> entry.name().equals(mode))
        .allMatch(entry -> entry.tableKeys().contains(tableKey));
  }
}
