package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws how long each change of the table took. */
final class TopologyFigures {
  private TopologyFigures() {}

  static List<Figure> of(ObjectNode summary) {
    List<Figure> figures = new ArrayList<>();
    for (JsonNode change : summary.path("topology")) {
      Optional<BigDecimal> at = Figures.number(change.path("atSeconds"));
      Optional<BigDecimal> took =
          Figures.number(change.path("doneSeconds")).map(done -> done.subtract(at.orElse(done)));
      String key = "topology[" + figures.size() + "].doneSeconds";
      figures.add(
          new Figure(
              key,
              subject(change),
              "done after",
              "",
              Concern.OUTAGE,
              Unit.SECONDS,
              took,
              took.isEmpty() ? "never" : Figure.NONE,
              BigDecimal.ZERO));
    }
    return figures;
  }

  private static String subject(JsonNode change) {
    List<String> regions = new ArrayList<>();
    change.path("regions").forEach(region -> regions.add(region.asString("?")));
    String what = change.path("change").asString("");
    String name = change.path("name").asString("");
    String where = regions.isEmpty() ? "" : " of " + String.join(", ", regions);
    return name.startsWith(what) ? name + where : name + ": " + what + where;
  }
}
