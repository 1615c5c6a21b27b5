package io.github.gtsim.swarm;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Draws {@code routing}: where clients send their requests, and where when that fails. */
final class RoutingDraw {
  private final Stage stage;
  private final Draws draws;
  private final Menu<String> policies;
  private final double alarms;

  RoutingDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    policies = new Menu<>(draws, List.of("local", "local", "one-region", "home-region"));
    alarms = stage.seconds() > 2 * Moments.PERIOD_SECONDS ? 0.7 : 0.05;
  }

  void draw(ObjectNode group, String home) {
    ObjectNode routing = group.putObject("routing");
    String policy = policies.draw();
    routing.put("policy", policy);
    String usual = home;
    if (policy.equals("one-region")) {
      usual = draws.one(stage.shape().replicas());
      routing.put("primary", usual);
    }
    if (draws.chance(0.4)) {
      failover(routing, policy.equals("home-region") ? "" : usual);
    }
  }

  private void failover(ObjectNode routing, String usual) {
    List<String> others =
        stage.shape().replicas().stream().filter(region -> !region.equals(usual)).toList();
    if (others.isEmpty()) {
      return;
    }
    List<String> to = draws.shuffled(others).subList(0, draws.between(1, others.size()));
    ObjectNode failover = routing.putObject("failover");
    failover.set("to", Trees.list(to));
    if (draws.chance(alarms)) {
      ObjectNode on = failover.putObject("on");
      on.put("replicationLatency", draws.one("0s", "300ms", "5s"));
      on.put("periods", draws.one(1, 1, 2));
    } else {
      ObjectNode check = failover.putObject("healthCheck");
      check.put("interval", draws.one("50ms", "200ms", "1s")).put("threshold", draws.one(1, 2));
    }
    failover.put("dnsTtl", draws.one("0s", "500ms", "2s"));
    failover.put("failback", draws.one("automatic", "never"));
  }
}
