package io.github.gtsim.swarm;

import io.github.gtsim.engine.Hash;
import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small random scenario, a pure function of its seed. It is drawn as the tree of a scenario file
 * and goes through the reader like any other, which alone decides what is a valid scenario.
 *
 * @param tree as written
 * @param scenario as read
 */
record RandomScenario(ObjectNode tree, Scenario scenario) {
  private static final int MOST_ATTEMPTS = 100;

  /** Families of choices that are made apart. */
  private static final int LIFE = 1;

  private static final int RECOVERY = 2;
  private static final int LIMITS = 3;

  /** No attempt has this number, so nothing else draws from this stream. */
  private static final int AMBUSH = MOST_ATTEMPTS;

  private static final double AMBUSHED = 0.25;

  /** Long enough for two samples of a metric, and for what waits for them. */
  private static final long LONG_SECONDS = 2 * Moments.PERIOD_SECONDS + 100;

  /** Lists that may lose entries. */
  private static final List<String> LEFT_OUT = List.of("script", "faults", "operations");

  /** The scenario of a seed, which is valid. */
  static RandomScenario draw(long seed) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      ObjectNode tree = draw(seed, attempt);
      while (true) {
        try {
          return ambushed(new RandomScenario(tree, resolve(tree)), new Draws(seed, AMBUSH));
        } catch (ScenarioException refused) {
          if (!withoutRefused(tree, refused)) {
            break;
          }
        }
      }
    }
    throw new IllegalStateException("no valid scenario of seed " + seed);
  }

  /** The same, or in some runs with faults at worse instants, if the reader takes them. */
  private static RandomScenario ambushed(RandomScenario drawn, Draws draws) {
    if (drawn.scenario().faults().isEmpty() || !draws.chance(AMBUSHED)) {
      return drawn;
    }
    ObjectNode tree = Ambush.lay(drawn.tree(), drawn.scenario(), draws);
    try {
      return new RandomScenario(tree, resolve(tree));
    } catch (ScenarioException refused) {
      return drawn;
    }
  }

  /** The scenario that a tree describes. */
  static Scenario resolve(JsonNode tree) throws ScenarioException {
    return ScenarioFile.parse("swarm.yaml", ScenarioText.of(tree)).resolve(Selection.BASE);
  }

  private static ObjectNode draw(long seed, int attempt) {
    Draws draws = new Draws(seed, attempt);
    ObjectNode tree = Trees.mapping();
    tree.put("name", "swarm-" + seed);
    tree.put("seed", seed);
    RecoveryDraw recovery = new RecoveryDraw(apart(seed, attempt, RECOVERY));
    long usual = draws.chance(0.04) ? LONG_SECONDS : draws.one(1, 2, 4, 8, 15);
    long seconds = recovery.isLong() ? LONG_SECONDS : usual;
    tree.put("duration", seconds + "s");
    if (draws.chance(0.1)) {
      tree.put("warmup", "500ms");
    }
    Stage stage = TableDraw.draw(draws, seconds, tree);
    new ModelDraw(stage).draw(tree);
    LifeDraw life = new LifeDraw(stage, apart(seed, attempt, LIFE));
    life.draw(tree);
    boolean clients = draws.chance(0.85);
    if (clients) {
      tree.set("clients", new ClientDraw(stage).draw());
      life.sizes(tree.get("clients"));
    }
    if (!clients || draws.chance(0.5)) {
      tree.set("script", new ScriptDraw(stage).draw());
    }
    tree.set("faults", new FaultDraw(stage).draw());
    tree.set("operations", new OperationDraw(stage).draw());
    recovery.draw(stage, tree);
    new LimitsDraw(apart(seed, attempt, LIMITS)).draw(stage.shape().replicas(), tree);
    return tree;
  }

  private static Draws apart(long seed, int attempt, int family) {
    return new Draws(Hash.mix(seed, attempt), family);
  }

  /** Leaves out the list entries that the reader refuses; false if it refuses something else. */
  private static boolean withoutRefused(ObjectNode tree, ScenarioException refused) {
    List<String> paths = refused.problems().stream().map(Problem::path).toList();
    boolean fewer = false;
    for (String key : LEFT_OUT) {
      ArrayNode list = tree.withArray(key);
      for (int i = list.size() - 1; i >= 0; i--) {
        String entry = key + "[" + i + "]";
        if (paths.stream().anyMatch(path -> path.startsWith(entry))) {
          list.remove(i);
          fewer = true;
        }
      }
    }
    return fewer;
  }
}
