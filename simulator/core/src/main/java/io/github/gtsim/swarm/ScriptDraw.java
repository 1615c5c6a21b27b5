package io.github.gtsim.swarm;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws {@code script}: single requests at awkward instants. */
final class ScriptDraw {
  /** Ways to write an item; one line makes a further one. */
  private static final List<BiConsumer<ScriptDraw, ObjectNode>> WRITES =
      List.of(
          (draw, entry) -> draw.set(draw.on(entry, "put")),
          (draw, entry) -> draw.set(draw.on(entry, "put")),
          (draw, entry) -> draw.on(entry, "put").putObject("set").put("c", "same"),
          (draw, entry) -> draw.set(draw.on(entry, "put")).put("if", "absent"),
          (draw, entry) -> draw.set(draw.on(entry, "update")),
          (draw, entry) -> draw.set(draw.on(entry, "update")).put("if", "exists"),
          (draw, entry) -> draw.on(entry, "update").putObject("add").put("n", 1),
          (draw, entry) -> draw.take(draw.on(entry, "update")),
          (draw, entry) -> draw.on(entry, "delete"),
          (draw, entry) -> draw.on(entry, "delete").put("if", "exists"));

  /** Something to ask of items. */
  private static final List<BiConsumer<ScriptDraw, ObjectNode>> VERBS =
      Stream.concat(
              Stream.of(
                  (draw, entry) -> draw.on(entry, "get").put("consistency", "strong"),
                  (draw, entry) -> draw.on(entry, "get"),
                  ScriptDraw::transact),
              WRITES.stream())
          .toList();

  private final Stage stage;
  private final Draws draws;
  private final Menu<BiConsumer<ScriptDraw, ObjectNode>> verbs;
  private final int items;
  private int number;

  ScriptDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    verbs = new Menu<>(draws, VERBS);
    items = draws.power(2);
  }

  ArrayNode draw() {
    ArrayNode script = Trees.list();
    int entries = draws.power(4);
    for (number = 0; number < entries; number++) {
      ObjectNode entry = script.addObject();
      entry.put("at", stage.moments().at());
      entry.put("region", draws.one(stage.places()));
      verbs.draw().accept(this, entry);
      switch (draws.below(4)) {
        case 0 -> entry.put("retry", "none");
        case 1 -> entry.put("timeout", draws.one("1ms", "15ms", "100ms"));
        default -> {}
      }
    }
    return script;
  }

  private ObjectNode on(ObjectNode entry, String verb) {
    return entry.putObject(verb).put("key", "k/" + draws.below(items));
  }

  private ObjectNode set(ObjectNode verb) {
    verb.putObject("set").put("c", "v" + number);
    return verb;
  }

  /** Takes one of what there must be. */
  private void take(ObjectNode verb) {
    verb.putObject("add").put("n", -1);
    verb.putObject("if").put("n", ">= 1");
  }

  /** Some writes in one transaction, each of an item of its own. */
  private void transact(ObjectNode entry) {
    ArrayNode writes = entry.putArray("transact");
    List<Integer> each = draws.shuffled(List.of(0, 1, 2));
    for (int item : each.subList(0, draws.between(1, each.size()))) {
      ObjectNode write = writes.addObject();
      draws.one(WRITES).accept(this, write);
      write.forEach(verb -> ((ObjectNode) verb).put("key", "k/" + item));
    }
  }
}
