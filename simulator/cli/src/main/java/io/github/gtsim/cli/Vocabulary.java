package io.github.gtsim.cli;

import java.util.List;

/**
 * What a scenario may write under {@code faults}, {@code mix} and {@code operations}, each in a
 * line.
 */
final class Vocabulary {
  static final List<List<String>> FAULTS =
      List.of(
          List.of("region-outage", "region, data, manner", "the Region is gone"),
          List.of(
              "region-isolation", "region", "no traffic with other Regions; clients are served"),
          List.of(
              "link-partition", "between | from, to", "a link is cut, in one direction or both"),
          List.of(
              "link-degradation",
              "between | from, to, factor, add, loss",
              "messages and records are slow, or get lost and are sent again"),
          List.of("replication-pause", "region, effectDelay", "no replication into or out of it"),
          List.of(
              "replication-slowdown",
              "region | from, to, factor",
              "replication lag is a multiple; not under mrsc, which has none"),
          List.of(
              "region-degradation",
              "region, factor, errors",
              "serves slowly, or answers with errors of which half hide a write"),
          List.of(
              "endpoint-outage",
              "region, tail",
              "clients do not find the endpoint; storage and replication go on"),
          List.of("clock-skew", "region, offset, drift", "its clock is wrong, see clock.assign"),
          List.of("zone-outage", "region, zones", "one of its three zones is out, or two"),
          List.of(
              "capacity-cut",
              "region, write, read",
              "its table has at most so many units a second, see table.capacity"),
          List.of(
              "replication-not-authorized",
              "region",
              "no replication into or out of it; after 20h a table of its own"),
          List.of(
              "logical-corruption",
              "space, share, effect",
              "a bug overwrites or deletes items, at one instant"));

  /** What clients do. */
  static final List<List<String>> MIX =
      List.of(
          List.of("get", "reads an item"),
          List.of("put", "replaces an item, whatever was there"),
          List.of("update", "sets one attribute and keeps the others"),
          List.of("increment", "adds 1 to a counter, in the service"),
          List.of("delete", "removes an item"),
          List.of("create", "puts an item only if the key is free"),
          List.of(
              "compare-and-set",
              "reads, changes an attribute, puts it back only if it is still as read"),
          List.of(
              "read-modify-write",
              "reads, changes an attribute, puts it back whatever happened meanwhile"),
          List.of("decrement", "takes 1 from a stock, if there is 1 left"),
          List.of("transact-write", "updates several items, all or none"));

  /** What is done to the table. */
  static final List<List<String>> OPERATIONS =
      List.of(
          List.of("add-replica", "region, rate", "a replica is filled, then live"),
          List.of("remove-replica", "regions", "replicas ship what they have, then are gone"),
          List.of("add-index", "", "the table has a global index more"),
          List.of("evacuate", "region, to, factor", "clients stop writing, wait, and move"),
          List.of("promote", "region", "a secondary becomes the primary, under active-passive"),
          List.of("backup", "name, region", "a copy that a restore can go back to"),
          List.of(
              "restore",
              "region, backup | pointInTime, takes, cutover",
              "an earlier state comes back, in a table of its own"));

  private Vocabulary() {}
}
