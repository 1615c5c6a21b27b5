package io.github.gtsim.cluster;

import java.util.List;

/**
 * A consistency mode with its options: what a write and a read do, what it refuses, what it
 * promises. A mode is told of nothing but links that are down and Regions that do not answer.
 */
public interface ConsistencyMode {

  /** The name in scenarios and reports. */
  String name();

  /** Regions that hold a replica which clients can reach, as listed in the scenario. */
  List<String> replicas(TableDesign table);

  /** Why the service would refuse this design; empty if it would not (FACTS 9). */
  List<Refusal> refusals(Design design);

  /** Whether it promises this of a table of this design. */
  boolean promises(Promise promise, TableDesign table);

  /** Whether operators see the metric {@code ReplicationLatency} (FACTS 19). */
  default boolean publishesReplicationLatency() {
    return false;
  }

  /**
   * Whether linearizability is promised of every item; otherwise of those that one Region alone
   * uses (MODEL 8).
   */
  default boolean ordersAllRegions() {
    return true;
  }

  /** Sets a table of this design to work. */
  Table open(World world, TableDesign table);

  /** Sets a restored table to work, which one Region alone holds (FACTS X-1). */
  Table openAlone(World world, TableDesign table, int region);

  /** Paths of the parameters of our own model on which a run in this mode rests. */
  List<String> assumptions();

  /** Those on which it rests besides, once a replica has been added. */
  default List<String> assumptionsOfGrowth() {
    return List.of();
  }
}
