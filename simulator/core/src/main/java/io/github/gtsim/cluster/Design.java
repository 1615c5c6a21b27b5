package io.github.gtsim.cluster;

import java.util.Set;

/**
 * What a consistency mode looks at to say whether the service would accept a scenario.
 *
 * @param features what else the scenario asks of the table
 */
public record Design(TableDesign table, Set<Feature> features) {

  /** A use of the table that some mode refuses. */
  public enum Feature {
    TTL("table.ttl"),
    LOCAL_INDEXES("table.localIndexes"),
    CAPACITY_WITHOUT_AUTO_SCALING("table.capacity"),
    TRANSACTIONS("transactions"),
    ADD_REPLICA("operations"),
    REMOVE_REPLICA("operations"),
    PROMOTION("operations"),
    CUTOVER("operations");

    private final String path;

    Feature(String path) {
      this.path = path;
    }

    /** The key of the scenario that asks for it. */
    public String path() {
      return path;
    }
  }

  public boolean has(Feature feature) {
    return features.contains(feature);
  }
}
