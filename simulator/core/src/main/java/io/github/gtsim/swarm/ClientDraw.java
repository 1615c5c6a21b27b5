package io.github.gtsim.swarm;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.engine.Nanos;
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
  private final KeysDraw keys;
  private final RoutingDraw routing;
  private final Menu<String> operations;
  private final Menu<String> processes;
  private final double far;
  private final double idempotent;

  ClientDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    keys = new KeysDraw(draws);
    routing = new RoutingDraw(stage);
    List<OperationKind> possible = possible(stage.shape().transactions(), keys.stocked());
    // Some figures are of items that see one kind of write alone.
    if (draws.chance(0.3)) {
      OperationKind only = keys.stocked() ? OperationKind.DECREMENT : draws.one(possible);
      possible = List.of(OperationKind.GET, only);
    }
    operations = new Menu<>(draws, possible.stream().map(OperationKind::text).toList());
    processes = new Menu<>(draws, List.of("poisson", "constant", "burst", "users"));
    far = draws.one(0.0, 0.0, 0.3);
    idempotent = draws.one(0.0, 0.5, 1.0);
  }

  /** What users can ask of the table and of its items. */
  private static List<OperationKind> possible(boolean transactions, boolean stocked) {
    return Arrays.stream(OperationKind.values())
        .filter(kind -> transactions || kind != OperationKind.TRANSACT_WRITE)
        .filter(kind -> stocked || kind != OperationKind.DECREMENT)
        .toList();
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
    KeysDraw.Drawn items = keys.draw(group, number);
    mix(group.putObject("mix"), items.stocked());
    group.put("transactionItems", draws.between(1, items.mostAtOnce()));
    group.put("idempotent", draws.chance(idempotent));
    group.put("reads", draws.one("strong", "strong", "eventual"));
    long timeout = draws.one(10L, 60L, 300L, 3000L) * Nanos.MILLISECOND;
    stage.moments().delay(timeout);
    group.put("timeout", Quantity.time(timeout));
    retry(group);
    routing.draw(group, home);
  }

  private void arrivals(ObjectNode arrivals) {
    int requests = draws.power(MOST_REQUESTS_POWER);
    long seconds = stage.seconds();
    switch (processes.draw()) {
      case "users" -> {
        long think = seconds * draws.one(seconds > 1 ? 3L : 0L, 10L, 50L) * Nanos.MILLISECOND;
        arrivals.put("users", draws.between(1, 4)).put("think", Quantity.time(think));
      }
      case "burst" -> {
        long at = stage.moments().atNanos();
        ArrayNode schedule = arrivals.putArray("schedule");
        schedule.addObject().put("at", Quantity.time(at)).put("rate", requests * 10 + "/s");
        if (at + 100 * Nanos.MILLISECOND < seconds * Nanos.SECOND) {
          String until = Quantity.time(at + 100 * Nanos.MILLISECOND);
          schedule.addObject().put("at", until).put("rate", "0/s");
        }
      }
      case "constant" -> {
        long gap = rate(arrivals, requests);
        arrivals.put("process", "constant").put("clients", 3);
        stage.moments().instant(gap);
        stage.moments().delay(gap);
      }
      default -> {
        rate(arrivals, requests);
        arrivals.put("clients", 5);
      }
    }
  }

  /** Writes a rate of about so many requests in all; gives the nanoseconds between two. */
  private long rate(ObjectNode arrivals, int requests) {
    long perSecond = requests / stage.seconds();
    if (perSecond > 0) {
      arrivals.put("rate", perSecond + "/s");
      return Nanos.SECOND / perSecond;
    }
    long perMinute = Math.max(1, 60 * requests / stage.seconds());
    arrivals.put("rate", perMinute + "/m");
    return 60 * Nanos.SECOND / perMinute;
  }

  private void mix(ObjectNode mix, boolean stocked) {
    Set<String> kinds = new LinkedHashSet<>();
    int wanted = draws.between(1, 5);
    for (int i = 0; i < wanted; i++) {
      kinds.add(operations.draw());
    }
    if (!stocked && kinds.remove(OperationKind.DECREMENT.text()) && kinds.isEmpty()) {
      kinds.add(OperationKind.INCREMENT.text());
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
}
