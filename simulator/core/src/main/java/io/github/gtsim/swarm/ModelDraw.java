package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws the parameters of the model: {@code network}, {@code zones}, {@code clock}, {@code
 * replication} and {@code mrsc}.
 */
final class ModelDraw {
  private final Stage stage;
  private final Draws draws;

  ModelDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
  }

  void draw(ObjectNode tree) {
    network(tree.putObject("network"));
    if (draws.chance(0.7)) {
      zones(tree.putObject("zones"));
    }
    if (draws.chance(0.25)) {
      tree.putObject("clock").put("assign", "raw");
    }
    if (List.of("mrec", "active-passive").contains(stage.shape().mode())) {
      replication(tree.putObject("replication"));
    }
    if (stage.shape().mode().equals("mrsc")) {
      mrsc(tree.putObject("mrsc"));
    }
  }

  private void zones(ObjectNode zones) {
    zones.put("lease", known(draws.one(0L, 1L, 100L, 1000L, 5000L)));
    zones.put("followerLag", known(draws.one(0L, 0L, 1L, 5L, 1000L)));
  }

  private void network(ObjectNode network) {
    network.put("jitter", draws.one("none", "none", "lognormal"));
    if (draws.chance(0.6)) {
      ObjectNode service = network.putObject("service");
      service.put("write", known(draws.one(0L, 0L, 1L, 20L, 100L)));
      service.put("read", known(draws.one(0L, 0L, 3L, 50L)));
    }
    List<String> members = stage.shape().members();
    if (draws.chance(0.3) && members.size() > 1) {
      ArrayNode latency = network.putArray("latency");
      for (int i = 1; i < members.size(); i++) {
        if (draws.chance(0.6)) {
          ends(latency.addObject(), members.get(0), members.get(i));
        }
      }
    }
  }

  private void ends(ObjectNode entry, String from, String to) {
    if (draws.chance(0.6)) {
      entry.set("between", Trees.list(List.of(from, to)));
    } else {
      entry.put("from", from).put("to", to);
    }
    entry.put("delay", known(draws.one(0L, 1L, 10L, 50L, 50L, 400L)));
  }

  /** Milliseconds, which instants may then differ by. */
  private String known(long millis) {
    stage.moments().delay(millis * Nanos.MILLISECOND);
    return Quantity.time(millis * Nanos.MILLISECOND);
  }

  private void replication(ObjectNode replication) {
    if (draws.chance(0.8)) {
      delay(replication, "lag");
    }
    List<String> replicas = stage.shape().replicas();
    if (draws.chance(0.3)) {
      ObjectNode pair = replication.putArray("pairs").addObject();
      pair.put("from", replicas.get(0)).put("to", replicas.get(1));
      delay(pair, "lag");
    }
    replication.put("ordering", draws.one("partition", "none"));
    replication.put("hold", known(draws.one(100L, 1000L, 10_000L)));
    replication.put("retry", known(draws.one(1L, 100L, 1000L)));
    replication.put("catchUpRate", draws.one("2/s", "20/s", "5000/s"));
  }

  private void delay(ObjectNode owner, String key) {
    if (draws.chance(0.5)) {
      owner.put(key, known(draws.one(0L, 1L, 50L, 250L, 2000L)));
    } else if (draws.chance(0.5)) {
      owner.putObject(key).put("distribution", "exponential").put("mean", "400ms");
    } else {
      owner
          .putObject(key)
          .put("distribution", "lognormal")
          .put("p50", "600ms")
          .put("p99", "2500ms");
    }
  }

  private void mrsc(ObjectNode mrsc) {
    mrsc.put("catchUpRate", draws.one("2/s", "50/s", "5000/s"));
    mrsc.put("requestTimeout", known(draws.one(60L, 300L, 1000L, 4000L)));
    mrsc.put("retransmit", known(draws.one(20L, 200L, 900L)));
    mrsc.put("staleBase", draws.one("catch-up", "catch-up", "conflict"));
  }
}
