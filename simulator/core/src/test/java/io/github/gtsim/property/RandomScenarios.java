package io.github.gtsim.property;

import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small random scenarios, each a pure function of its seed, as the text of a scenario file. */
public final class RandomScenarios {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1", "ca-central-1");
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
          "read-modify-write");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final int seconds;
  private final List<String> regions = new ArrayList<>();
  private final List<String> places;

  private RandomScenarios(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    seconds = 2 + random.nextInt(14);
    line("name: random-" + seed);
    line("seed: " + seed);
    line("duration: " + seconds + "s");
    if (random.nextInt(4) == 0) {
      line("warmup: 1s");
    }
    places = new ArrayList<>(table());
    network();
    replication();
    mrsc();
    Set<String> homes = clients();
    places.addAll(homes);
    script();
    faults();
    if (chance(0.3)) {
      line("clock: {assign: raw}");
    }
  }

  /** The text of the scenario of {@code seed}. */
  public static String text(long seed) {
    return new RandomScenarios(seed).text.toString();
  }

  /** The scenario that {@code text} describes, which must be valid. */
  public static Scenario scenario(String text) {
    try {
      return ScenarioFile.parse("random.yaml", text).resolve(Selection.BASE);
    } catch (ScenarioException invalid) {
      throw new AssertionError(invalid.getMessage() + "\n" + text, invalid);
    }
  }

  private void line(String content) {
    text.append(content).append('\n');
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Writes the table; returns the Regions with a replica or a witness. */
  private List<String> table() {
    List<String> pool = new ArrayList<>(REGIONS);
    Collections.shuffle(pool, random);
    String mode = one("mrec", "mrec", "mrec", "mrsc", "mrsc", "mrsc-witness", "single-region");
    int count =
        switch (mode) {
          case "mrec" -> 2 + random.nextInt(3);
          case "single-region" -> 1 + random.nextInt(3);
          default -> 3;
        };
    List<String> members = new ArrayList<>(pool.subList(0, count));
    regions.addAll(mode.equals("mrsc-witness") ? members.subList(0, 2) : members);
    line("table:");
    line("  mode: " + (mode.equals("mrsc-witness") ? "mrsc" : mode));
    line("  regions: [" + String.join(", ", regions) + "]");
    if (mode.equals("mrsc-witness")) {
      line("  witness: " + members.get(2));
    }
    if (mode.equals("single-region")) {
      line("  primary: " + one(regions));
    }
    line("  partitions: " + one(1, 2, 16));
    return members;
  }

  private void network() {
    line("network:");
    line("  jitter: " + one("none", "lognormal"));
    if (chance(0.4)) {
      String write = one("0ms", "1ms", "20ms");
      line("  service: {write: " + write + ", read: " + one("0ms", "3ms") + "}");
    }
  }

  private String delay() {
    return one(
        "0ms",
        "50ms",
        "250ms",
        "2s",
        "{distribution: exponential, mean: 400ms}",
        "{distribution: lognormal, p50: 600ms, p99: 2500ms}");
  }

  private void replication() {
    line("replication:");
    if (chance(0.7)) {
      line("  lag: " + delay());
    }
    if (chance(0.3) && regions.size() > 1) {
      line(
          "  pairs: [{from: %s, to: %s, lag: %s}]"
              .formatted(regions.get(0), regions.get(1), delay()));
    }
    line("  ordering: " + one("partition", "none"));
    line("  hold: " + one("100ms", "1s", "10s"));
    line("  catchUpRate: " + one("2/s", "20/s", "5000/s"));
  }

  private void mrsc() {
    line("mrsc:");
    line("  catchUpRate: " + one("2/s", "50/s", "5000/s"));
    line("  requestTimeout: " + one("60ms", "300ms", "1s", "4s"));
    line("  retransmit: " + one("20ms", "200ms", "900ms"));
    line("  staleBase: " + one("catch-up", "catch-up", "conflict"));
  }

  private Set<String> clients() {
    Set<String> homes = new LinkedHashSet<>();
    int groups = 1 + random.nextInt(4);
    line("clients:");
    int count = 1 + random.nextInt(4);
    for (int group = 0; group < groups; group++) {
      String home = chance(0.15) ? one(FAR) : one(regions);
      homes.add(home);
      line("  - name: group-" + group);
      line("    region: " + home);
      line("    arrivals: " + arrivals());
      boolean unique = chance(0.1);
      line(
          "    keys: "
              + (unique
                  ? "{space: own" + group + ", distribution: unique}"
                  : "{space: k, count: " + count + one("}", ", distribution: zipf, exponent: 1}")));
      line("    mix: {" + mix() + "}");
      line("    reads: " + one("strong", "eventual"));
      line("    attribute: " + one("a", "b"));
      line("    timeout: " + one("10ms", "60ms", "300ms", "3s"));
      line("    retry: " + one("none", "{attempts: 3, base: 10ms, cap: 200ms}", "{attempts: 9}"));
      if (chance(0.4)) {
        routing(home);
      }
    }
    return homes;
  }

  private String arrivals() {
    return switch (random.nextInt(4)) {
      case 0 -> "{users: " + (1 + random.nextInt(3)) + ", think: " + one("50ms", "300ms") + "}";
      case 1 -> "{rate: " + (1 + random.nextInt(20)) + "/s, process: constant, clients: 3}";
      case 2 ->
          "{schedule: [{at: 0s, rate: %d/s}, {at: 1s, rate: %d/s}]}"
              .formatted(1 + random.nextInt(30), 1 + random.nextInt(8));
      default -> "{rate: " + (1 + random.nextInt(20)) + "/s, clients: 5}";
    };
  }

  private String mix() {
    if (chance(0.15)) {
      return "increment: 100%";
    }
    List<String> kinds = new ArrayList<>(KINDS);
    Collections.shuffle(kinds, random);
    int count = 1 + random.nextInt(5);
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
    String check = "{interval: " + one("200ms", "1s") + ", threshold: " + one(1, 2) + "}";
    if (!targets.isEmpty()) {
      line("    routing:");
      line("      failover:");
      line("        to: [" + String.join(", ", targets) + "]");
      line("        healthCheck: " + check);
      line("        dnsTtl: " + one("0s", "500ms", "2s"));
      line("        failback: " + one("automatic", "never"));
    }
  }

  private void script() {
    int entries = random.nextInt(7);
    if (entries == 0) {
      return;
    }
    line("script:");
    for (int i = 0; i < entries; i++) {
      String key = one("k/0", "k/1", "named");
      String what =
          switch (random.nextInt(7)) {
            case 0 -> "get: {key: " + key + ", consistency: " + one("strong", "eventual") + "}";
            case 1 -> "delete: {key: " + key + one("}", ", if: exists}");
            case 2 -> "update: {key: " + key + ", add: {n: " + (1 + random.nextInt(5)) + "}}";
            case 3 -> "update: {key: " + key + ", set: {c: v" + i + "}" + one("}", ", if: exists}");
            case 4 -> "put: {key: " + key + ", set: {c: v" + i + "}, if: absent}";
            case 5 -> "put: {key: " + key + ", set: {c: same}}";
            default -> "put: {key: " + key + ", set: {c: v" + i + ", n: 3}}";
          };
      String retry = one("", ", retry: none", ", timeout: 15ms");
      line(
          "  - {at: %dms, region: %s, %s%s}"
              .formatted(random.nextInt(Math.min(seconds, 4) * 1000), one(places), what, retry));
    }
  }

  private void faults() {
    int wanted = random.nextInt(5);
    List<String> written = new ArrayList<>();
    Set<String> struck = new LinkedHashSet<>();
    for (int i = 0; i < wanted; i++) {
      String kind = one("region-outage", "region-isolation", "link-partition", "replication-pause");
      String where = one(places);
      String other = one(places);
      boolean link = kind.equals("link-partition");
      if (link && where.equals(other) || !struck.add(kind + (link ? "" : where))) {
        continue;
      }
      String fault = "fault: " + kind + ", ";
      if (link) {
        fault +=
            one("between: [" + where + ", " + other + "]", "from: " + where + ", to: " + other);
      } else {
        fault += "region: " + where;
      }
      boolean destroyed = kind.equals("region-outage") && chance(0.3);
      fault += ", at: " + (chance(0.1) ? 0 : random.nextInt(seconds * 1000)) + "ms";
      if (destroyed) {
        fault += ", data: destroyed";
      } else if (chance(0.75)) {
        fault += ", for: " + (1 + random.nextInt(seconds * 1200)) + "ms";
      }
      if (kind.equals("region-outage")) {
        fault += ", manner: " + one("refuse", "hang");
      } else if (kind.equals("replication-pause") && chance(0.3)) {
        fault += ", effectDelay: " + one("100ms", "1s", "8s");
      }
      written.add("  - {" + fault + "}");
    }
    Random more = new Random(~random.nextLong());
    written.addAll(new RandomFaults(more, seconds, places).lines());
    if (!written.isEmpty()) {
      line("faults:");
      written.forEach(this::line);
    }
  }
}
