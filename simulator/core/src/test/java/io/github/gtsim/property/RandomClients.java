package io.github.gtsim.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The client groups of a random scenario. */
final class RandomClients {
  private static final List<String> FAR = List.of("eu-west-2", "ap-south-1", "ap-southeast-1");
  private static final List<String> KINDS =
      List.of(
          "get",
          "put",
          "update",
          "increment",
          "delete",
          "create",
          "compare-and-set",
          "read-modify-write",
          "decrement",
          "transact-write");

  private final RandomText it;
  private final List<String> regions;
  private final boolean mrsc;
  private boolean sells;
  private String stock = "";
  private String preload = "";

  RandomClients(RandomText it, List<String> regions, boolean mrsc) {
    this.it = it;
    this.regions = regions;
    this.mrsc = mrsc;
  }

  /** Writes the groups; returns where their users are. */
  Set<String> write() {
    Set<String> homes = new LinkedHashSet<>();
    int groups = 1 + it.below(4);
    sells = it.chance(0.3);
    preload = sells ? "" : ", preload: true";
    stock = sells ? "k, stock: " + it.one(3, 50) : "k";
    String attribute = it.one("a", "b");
    it.line("clients:");
    int count = 2 + it.below(4);
    for (int group = 0; group < groups; group++) {
      String home = it.chance(0.15) ? it.one(FAR) : it.one(regions);
      homes.add(home);
      it.line("  - name: group-" + group);
      it.line("    region: " + home);
      it.line("    arrivals: " + arrivals());
      boolean unique = it.chance(0.1);
      String space = unique ? "own" + group + ", distribution: unique" : shared(count);
      it.line("    keys: {space: " + space + "}");
      it.line("    mix: {" + mix(unique) + "}");
      it.line("    reads: " + it.one("strong", "eventual"));
      it.line("    attribute: " + (unique || !sells ? it.one("a", "b") : attribute));
      it.line("    idempotent: " + it.one("true", "false"));
      it.line("    timeout: " + it.one("10ms", "60ms", "300ms", "3s"));
      it.line(
          "    retry: " + it.one("none", "{attempts: 3, base: 10ms, cap: 200ms}", "{attempts: 9}"));
      if (it.chance(0.4)) {
        routing(home);
      } else if (it.chance(0.3)) {
        it.line("    routing: {policy: one-region, primary: " + it.one(regions) + "}");
      }
    }
    return homes;
  }

  /** What follows the name of the space that groups share. */
  private String shared(int count) {
    String law =
        it.one(
            "",
            "",
            ", distribution: zipf, exponent: 1",
            ", distribution: hotspot, share: 80%, of: 1",
            ", distribution: sequential");
    return stock + ", count: " + count + law + it.one("", preload);
  }

  private String arrivals() {
    return switch (it.below(4)) {
      case 0 -> "{users: " + (1 + it.below(3)) + ", think: " + it.one("50ms", "300ms") + "}";
      case 1 -> "{rate: " + (1 + it.below(20)) + "/s, process: constant, clients: 3}";
      case 2 ->
          "{schedule: [{at: 0s, rate: %d/s}, {at: 1s, rate: %d/s}]}"
              .formatted(1 + it.below(30), 1 + it.below(8));
      default -> "{rate: " + (1 + it.below(20)) + "/s, clients: 5}";
    };
  }

  private String mix(boolean unique) {
    if (it.chance(0.15)) {
      return "increment: 100%";
    }
    if (sells && !unique && it.chance(0.7)) {
      return "decrement: 70%, get: 30%";
    }
    List<String> kinds = new ArrayList<>(KINDS);
    if (unique || !sells) {
      kinds.remove("decrement");
    }
    if (mrsc) {
      kinds.remove("transact-write");
    }
    it.shuffle(kinds);
    int count = 1 + it.below(5);
    int rest = 100;
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int share = i == count - 1 ? rest : rest / 2;
      shares.add(kinds.get(i) + ": " + share + "%");
      rest -= share;
    }
    return String.join(", ", shares);
  }

  private void routing(String home) {
    List<String> targets = regions.stream().filter(region -> !region.equals(home)).toList();
    String check = "{interval: " + it.one("200ms", "1s") + ", threshold: " + it.one(1, 2) + "}";
    if (!targets.isEmpty()) {
      it.line("    routing:");
      it.line("      policy: " + it.one("local", "local", "home-region"));
      it.line("      failover:");
      it.line("        to: [" + String.join(", ", targets) + "]");
      it.line("        healthCheck: " + check);
      it.line("        dnsTtl: " + it.one("0s", "500ms", "2s"));
      it.line("        failback: " + it.one("automatic", "never"));
    }
  }
}
