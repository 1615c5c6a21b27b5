package io.github.gtsim.cluster;

import java.util.List;

/** Something that the operator of the table does at {@code at}, nanoseconds from the start. */
public sealed interface Operation
    permits Evacuation, ReplicaAddition, ReplicaRemoval, IndexAddition, Promotion, Backup, Restore {
  String name();

  long at();

  /** The Regions that it names. */
  List<String> regions();
}
