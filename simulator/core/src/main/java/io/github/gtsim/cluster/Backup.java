package io.github.gtsim.cluster;

import java.util.List;

/** The Region's copy of the table is kept as it is then (FACTS 17). */
public record Backup(String name, long at, String region) implements Operation {
  @Override
  public List<String> regions() {
    return List.of(region);
  }
}
