package io.github.gtsim.cluster;

import java.util.List;

/**
 * Replicas are removed: from {@code at} on they take no calls; each is gone once its backlog has
 * arrived (FACTS R-13). Under MRSC two members leave at once, the witness perhaps among them, and
 * the third is a single-region table then (FACTS 9).
 */
public record ReplicaRemoval(String name, long at, List<String> regions) implements Operation {
  /** As written in a scenario. */
  public static final String KIND = "remove-replica";

  public ReplicaRemoval {
    regions = List.copyOf(regions);
  }
}
