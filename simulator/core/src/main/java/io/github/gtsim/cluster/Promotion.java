package io.github.gtsim.cluster;

import java.util.List;

/** The Region's replica is made the primary (MODEL 3.4). */
public record Promotion(String name, long at, String region) implements Operation {
  @Override
  public List<String> regions() {
    return List.of(region);
  }
}
