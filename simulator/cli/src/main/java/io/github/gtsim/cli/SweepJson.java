package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sweep as JSON: each cell as {@code comparison.json} has it, with its settings before it. */
final class SweepJson {
  private SweepJson() {}

  static ObjectNode of(Sweep sweep) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("scenario", sweep.scenario());
    root.put("seed", sweep.seeds().first());
    root.put("seeds", sweep.seeds().count());
    ArrayNode cells = root.putArray("cells");
    for (Sweep.Cell cell : sweep.cells()) {
      ObjectNode entry = cells.addObject();
      ObjectNode settings = entry.putObject("settings");
      List<Grid.Axis> axes = sweep.grid().axes();
      for (int i = 0; i < axes.size(); i++) {
        settings.put(axes.get(i).path(), cell.values().get(i));
      }
      Comparison comparison = cell.comparison();
      JsonNode variants = comparison.toJson().path("variants");
      entry.set("variants", variants);
    }
    return root;
  }
}
