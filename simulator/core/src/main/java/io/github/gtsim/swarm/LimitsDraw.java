package io.github.gtsim.swarm;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws what is out of the ordinary in limits: Regions that differ, and patience with them. */
final class LimitsDraw {
  private final Draws draws;

  /**
   * @param draws choices of its own, so that a scenario without any of this is as it would be
   */
  LimitsDraw(Draws draws) {
    this.draws = draws;
  }

  void draw(List<String> replicas, ObjectNode tree) {
    JsonNode capacity = tree.path("table").path("capacity");
    if (capacity.isObject() && draws.chance(0.4)) {
      ObjectNode region =
          ((ObjectNode) capacity).putObject("byRegion").putObject(draws.one(replicas));
      region.put(draws.one("write", "write", "read"), draws.one(1, 2, 30));
    }
    double patience = draws.one(0.0, 0.0, 0.5);
    for (JsonNode group : tree.path("clients")) {
      if (draws.chance(patience) && !group.path("retry").isString()) {
        ObjectNode asking = (ObjectNode) group;
        ObjectNode retry =
            asking.has("retry") ? (ObjectNode) asking.get("retry") : asking.putObject("retry");
        retry.put("throttlingBase", draws.one("1ms", "100ms", "1s"));
      }
    }
  }
}
