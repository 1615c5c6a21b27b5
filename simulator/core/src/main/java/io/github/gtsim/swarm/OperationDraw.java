package io.github.gtsim.swarm;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws {@code operations}, some of which the reader may refuse. */
final class OperationDraw {
  /**
   * A kind of operation.
   *
   * @param details writes what is done, and where
   */
  private record Kind(String name, BiConsumer<OperationDraw, ObjectNode> details) {}

  /** Every kind; one line makes a further one. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("evacuate", OperationDraw::evacuate),
          new Kind("add-replica", OperationDraw::add),
          new Kind("remove-replica", OperationDraw::remove),
          new Kind("add-index", (draw, operation) -> {}));

  /** A Region that nothing else names. */
  static final String NEW = "ap-southeast-2";

  private final Stage stage;
  private final Draws draws;
  private final Menu<Kind> kinds;

  OperationDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    kinds = new Menu<>(draws, KINDS);
  }

  ArrayNode draw() {
    ArrayNode operations = Trees.list();
    int count = draws.one(0, 0, 0, 0, 1, 1, 2, 4);
    for (int i = 0; i < count; i++) {
      Kind kind = kinds.draw();
      ObjectNode operation = operations.addObject().put("operation", kind.name());
      kind.details().accept(this, operation);
      operation.put("at", stage.moments().at());
    }
    return operations;
  }

  private void evacuate(ObjectNode operation) {
    List<String> places = draws.shuffled(stage.places());
    operation.put("region", places.get(0)).put("to", places.get(places.size() - 1));
    operation.put("factor", draws.one(0, 1, 10));
  }

  private void add(ObjectNode operation) {
    operation.put("region", draws.chance(0.5) ? NEW : draws.one(stage.places()));
    operation.put("rate", draws.one("1/s", "5/s", "100/s", "5000/s"));
  }

  private void remove(ObjectNode operation) {
    List<String> leaving = draws.shuffled(stage.places());
    int count = stage.shape().mode().equals("mrsc") ? 2 : draws.one(1, 1, 2);
    operation.set("regions", Trees.list(leaving.subList(0, Math.min(count, leaving.size()))));
  }
}
