package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws how large items are, how many indexes hold them, and what becomes of them in time. */
final class LifeDraw {
  /** Something that most tables do without; one line makes a further one. */
  private static final List<BiConsumer<LifeDraw, ObjectNode>> KINDS =
      List.of(
          LifeDraw::expiry,
          LifeDraw::coalescing,
          LifeDraw::forgetting,
          (draw, tree) -> draw.table(tree).put("indexes", draw.draws.between(1, 3)),
          LifeDraw::localIndexes,
          (draw, tree) -> draw.table(tree).put("itemSize", draw.size()));

  private final Stage stage;
  private final Draws draws;

  /**
   * @param draws choices of its own, so that a scenario without any of this is as it would be
   */
  LifeDraw(Stage stage, Draws draws) {
    this.stage = stage;
    this.draws = draws;
  }

  void draw(ObjectNode tree) {
    Menu<BiConsumer<LifeDraw, ObjectNode>> kinds = new Menu<>(draws, KINDS);
    int count = draws.one(0, 0, 1, 2, 4);
    for (int i = 0; i < count; i++) {
      kinds.draw().accept(this, tree);
    }
  }

  /** Gives some client groups items of another size. */
  void sizes(JsonNode clients) {
    double share = draws.one(0.0, 0.0, 0.5);
    for (JsonNode group : clients) {
      if (draws.chance(share)) {
        ((ObjectNode) group).put("itemSize", size());
      }
    }
  }

  private String size() {
    return draws.one("1B", "1KB", "1025B", "4097B", "9KB", "400KB");
  }

  private ObjectNode table(ObjectNode tree) {
    return (ObjectNode) tree.get("table");
  }

  private boolean isMode(String mode) {
    return stage.shape().mode().equals(mode);
  }

  /** Milliseconds, which instants may then differ by. */
  private String known(long millis) {
    stage.moments().delay(millis * Nanos.MILLISECOND);
    return Quantity.time(millis * Nanos.MILLISECOND);
  }

  private void expiry(ObjectNode tree) {
    if (!isMode("mrsc")) {
      ObjectNode ttl = table(tree).putObject("ttl");
      ttl.put("after", known(draws.one(1000L, 1000L, 1500L, 4000L)));
      ttl.put("delay", known(draws.one(0L, 0L, 1L, 500L)));
    }
  }

  private void coalescing(ObjectNode tree) {
    if (isMode("mrec")) {
      String window = known(draws.one(1L, 50L, 500L, 3000L));
      ((ObjectNode) tree.get("replication")).put("coalesce", window);
    }
  }

  private void forgetting(ObjectNode tree) {
    ObjectNode clock = tree.has("clock") ? (ObjectNode) tree.get("clock") : tree.putObject("clock");
    clock.put("tombstoneRetention", known(draws.one(0L, 1L, 100L, 1000L)));
  }

  private void localIndexes(ObjectNode tree) {
    if (!isMode("mrsc")) {
      table(tree).put("localIndexes", draws.between(1, 3));
    }
  }
}
