package io.github.gtsim.cluster;

import java.util.List;

/**
 * A replica is added: at {@code at} it begins to be filled with what there is, and to take what is
 * written; then it is live (FACTS R-13). A single-region table becomes a global one under mrec.
 *
 * @param perSecond how many items a second are filled in
 */
public record ReplicaAddition(String name, long at, String region, double perSecond)
    implements Operation {
  /** As written in a scenario. */
  public static final String KIND = "add-replica";

  @Override
  public List<String> regions() {
    return List.of(region);
  }
}
