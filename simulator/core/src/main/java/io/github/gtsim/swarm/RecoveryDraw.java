package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import io.github.gtsim.mode.Modes;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws what harms data and what brings them back: corruptions, promotions, backups, restores, and
 * evacuations that follow each other. The reader may refuse some of it.
 */
final class RecoveryDraw {
  /** Point-in-time recovery offers nothing later (FACTS X-1). */
  private static final long LATEST_SECONDS = 300;

  /** Something that most scenarios do without; one line makes a further one. */
  private static final List<Consumer<RecoveryDraw>> KINDS =
      List.of(
          RecoveryDraw::corruption,
          RecoveryDraw::promotion,
          RecoveryDraw::promotion,
          RecoveryDraw::backup,
          RecoveryDraw::evacuations);

  private final Draws draws;
  private final boolean logs;
  private Stage stage;
  private ObjectNode tree;
  private int backups;

  /**
   * @param draws choices of its own, so that a scenario without any of this is as it would be
   */
  RecoveryDraw(Draws draws) {
    this.draws = draws;
    logs = draws.chance(0.03);
  }

  /** Whether the run has to be long enough for point-in-time recovery to offer anything. */
  boolean isLong() {
    return logs;
  }

  /** Adds to the faults and operations that a scenario has already. */
  void draw(Stage scene, ObjectNode scenario) {
    stage = scene;
    tree = scenario;
    if (logs) {
      pointInTime();
    }
    Menu<Consumer<RecoveryDraw>> kinds = new Menu<>(draws, KINDS);
    int count = draws.one(0, 0, 1, 1, 2, 4);
    for (int i = 0; i < count; i++) {
      kinds.draw().accept(this);
    }
  }

  private ObjectNode operation(String kind) {
    return tree.withArray("operations").addObject().put("operation", kind);
  }

  /** Often an instant at which something else happens. */
  private long at() {
    ArrayNode others = draws.one(tree.withArray("faults"), tree.withArray("operations"));
    if (!others.isEmpty() && draws.chance(0.3)) {
      String at = others.get(draws.below(others.size())).path("at").asString("");
      return Quantity.parse(at).map(Quantity::number).orElseGet(stage.moments()::atNanos);
    }
    return stage.moments().atNanos();
  }

  private void corruption() {
    long at = at();
    ObjectNode fault = tree.withArray("faults").addObject().put("fault", "logical-corruption");
    fault.put("space", "k");
    fault.put("share", draws.one("0%", "30%", "50%", "100%", "100%"));
    fault.put("effect", draws.one("overwrite", "overwrite", "delete"));
    fault.put("at", Quantity.time(at));
  }

  private void promotion() {
    if (Modes.has(stage.shape().mode(), "failover")) {
      long at = at();
      String region = draws.one(stage.shape().replicas());
      operation("promote").put("region", region).put("at", Quantity.time(at));
    }
  }

  private void backup() {
    String name = "backup-" + ++backups;
    long one = at();
    long other = draws.chance(0.2) ? one : at();
    operation("backup")
        .put("name", name)
        .put("region", draws.one(stage.shape().replicas()))
        .put("at", Quantity.time(Math.min(one, other)));
    int restores = draws.one(0, 1, 1, 2);
    for (int i = 0; i < restores; i++) {
      restore(i == 0 ? Math.max(one, other) : at()).put("backup", name);
    }
  }

  private ObjectNode restore(long at) {
    long takes = draws.one(0L, 1L, 100L, 3000L) * Nanos.MILLISECOND;
    stage.moments().instant(at + takes);
    return operation("restore")
        .put("region", draws.chance(0.2) ? OperationDraw.NEW : draws.one(stage.places()))
        .put("at", Quantity.time(at))
        .put("takes", Quantity.time(takes))
        .put("cutover", draws.chance(0.7));
  }

  private void pointInTime() {
    ObjectNode table = (ObjectNode) tree.get("table");
    String region = table.path("primary").asString(draws.one(stage.shape().replicas()));
    table.putObject("pitr").put("region", region);
    for (int i = draws.between(1, 2); i > 0; i--) {
      long at = Math.max(at(), LATEST_SECONDS * Nanos.SECOND);
      int latest = (int) (at / Nanos.SECOND - LATEST_SECONDS);
      int to = draws.chance(0.5) ? latest : draws.below(latest + 1);
      restore(at).put("pointInTime", to + "s");
    }
  }

  /** Each leaves where the one before may have led. */
  private void evacuations() {
    List<String> way = draws.shuffled(stage.places());
    int count = draws.between(2, 3);
    for (int i = 0; i < count && way.size() > 1; i++) {
      operation("evacuate")
          .put("region", way.get(i % way.size()))
          .put("to", way.get((i + 1) % way.size()))
          .put("factor", draws.one(0, 1, 10))
          .put("at", Quantity.time(at()));
    }
  }
}
