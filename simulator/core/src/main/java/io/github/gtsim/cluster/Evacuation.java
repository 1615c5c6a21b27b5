package io.github.gtsim.cluster;

import java.util.List;

/**
 * A planned evacuation of a Region: at {@code at} the groups that it serves stop writing, wait for
 * {@code factor} times the recent maximum replication lag, then move (FACTS R-11).
 *
 * @param region to leave
 * @param to where to go
 */
public record Evacuation(String name, long at, String region, String to, double factor)
    implements Operation {
  @Override
  public List<String> regions() {
    return List.of(region, to);
  }
}
