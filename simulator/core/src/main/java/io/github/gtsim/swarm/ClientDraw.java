package io.github.gtsim.swarm;

import io.github.gtsim.cluster.OperationKind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws {@code clients}: groups of users who meet on a few items. */
final class ClientDraw {
  private static final List<String> FAR = List.of("eu-west-2", "ap-south-1", "ap-southeast-1");
  private static final int MOST_REQUESTS_POWER = 8;

  private final Stage stage;
  private final Draws draws;
  private final Menu<String> operations;
  private final Menu<String> processes;
  private final double far;
  private final int count;

  ClientDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    operations =
        new Menu<>(draws, Arrays.stream(OperationKind.values()).map(OperationKind::text).toList());
    processes = new Menu<>(draws, List.of("poisson", "constant", "burst", "users"));
    far = draws.one(0.0, 0.0, 0.3);
    count = draws.power(3);
  }

  ArrayNode draw() {
    ArrayNode clients = Trees.list();
    int groups = draws.one(1, 2, 2, 3, 4);
    for (int i = 0; i < groups; i++) {
      group(clients.addObject(), i);
    }
    return clients;
  }

  private void group(ObjectNode group, int number) {
    String home = draws.chance(far) ? draws.one(FAR) : draws.one(stage.shape().replicas());
    stage.place(home);
    group.put("name", "group-" + number);
    group.put("region", home);
    arrivals(group.putObject("arrivals"));
    keys(group.putObject("keys"), number);
    mix(group.putObject("mix"));
    group.put("reads", draws.one("strong", "strong", "eventual"));
    group.put("attribute", draws.one("a", "b"));
    long timeout = draws.one(10L, 60L, 300L, 3000L) * Quantity.MILLI;
    stage.moments().delay(timeout);
    group.put("timeout", Quantity.time(timeout));
    retry(group);
    if (draws.chance(0.4)) {
      failover(group, home);
    }
  }

  private void arrivals(ObjectNode arrivals) {
    int requests = draws.power(MOST_REQUESTS_POWER);
    long seconds = stage.seconds();
    String busiest = seconds > 2 ? "20ms" : "0s";
    long perSecond = Math.max(1, requests / seconds);
    switch (processes.draw()) {
      case "users" ->
          arrivals
              .put("users", draws.between(1, 4))
              .put("think", draws.one(busiest, "50ms", "300ms"));
      case "burst" -> {
        long at = stage.moments().atNanos();
        ArrayNode schedule = arrivals.putArray("schedule");
        schedule.addObject().put("at", Quantity.time(at)).put("rate", requests * 10 + "/s");
        if (at + 100 * Quantity.MILLI < seconds * Quantity.SECOND) {
          String until = Quantity.time(at + 100 * Quantity.MILLI);
          schedule.addObject().put("at", until).put("rate", "0/s");
        }
      }
      case "constant" -> {
        arrivals.put("rate", perSecond + "/s").put("process", "constant").put("clients", 3);
        stage.moments().instant(Quantity.SECOND / perSecond);
        stage.moments().delay(Quantity.SECOND / perSecond);
      }
      default -> arrivals.put("rate", perSecond + "/s").put("clients", 5);
    }
  }

  private void keys(ObjectNode keys, int number) {
    if (draws.chance(0.1)) {
      keys.put("space", "own" + number).put("distribution", "unique");
      return;
    }
    keys.put("space", "k").put("count", count);
    if (draws.chance(0.3)) {
      keys.put("distribution", "zipf").put("exponent", 1);
    }
  }

  private void mix(ObjectNode mix) {
    Set<String> kinds = new LinkedHashSet<>();
    int wanted = draws.between(1, 5);
    for (int i = 0; i < wanted; i++) {
      kinds.add(operations.draw());
    }
    int left = 100;
    int lacking = kinds.size();
    for (String kind : kinds) {
      lacking--;
      int share = lacking == 0 ? left : left / 2;
      left -= share;
      mix.put(kind, share + "%");
    }
  }

  private void retry(ObjectNode group) {
    switch (draws.below(3)) {
      case 0 -> group.put("retry", "none");
      case 1 -> group.putObject("retry").put("attempts", 3).put("base", "10ms").put("cap", "200ms");
      default -> {}
    }
  }

  private void failover(ObjectNode group, String home) {
    List<String> others =
        stage.shape().replicas().stream().filter(region -> !region.equals(home)).toList();
    if (others.isEmpty()) {
      return;
    }
    List<String> to = draws.shuffled(others).subList(0, draws.between(1, others.size()));
    ObjectNode failover = group.putObject("routing").putObject("failover");
    failover.set("to", Trees.list(to));
    String interval = draws.one("50ms", "200ms", "1s");
    failover.putObject("healthCheck").put("interval", interval).put("threshold", draws.one(1, 2));
    failover.put("dnsTtl", draws.one("0s", "500ms", "2s"));
    failover.put("failback", draws.one("automatic", "never"));
  }
}
