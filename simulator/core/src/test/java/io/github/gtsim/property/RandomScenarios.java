package io.github.gtsim.property;

import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small random scenarios, each a pure function of its seed, as the text of a scenario file. */
public final class RandomScenarios {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1", "ca-central-1");
  private final RandomText it;
  private final int seconds;
  private boolean mrsc;
  private final List<String> regions = new ArrayList<>();
  private final List<String> places;

  private RandomScenarios(long seed) {
    it = new RandomText(seed);
    seconds = 2 + it.below(14);
    it.line("name: random-" + seed);
    it.line("seed: " + seed);
    it.line("duration: " + seconds + "s");
    if (it.below(4) == 0) {
      it.line("warmup: 1s");
    }
    places = new ArrayList<>(table());
    network();
    replication();
    mrsc();
    Set<String> homes = new RandomClients(it, regions, mrsc).write();
    places.addAll(homes);
    script();
    operations();
    faults();
    if (it.chance(0.3)) {
      it.line("clock: {assign: raw}");
    }
  }

  /** The text of the scenario of {@code seed}. */
  public static String text(long seed) {
    return new RandomScenarios(seed).it.toString();
  }

  /** The scenario that {@code text} describes, which must be valid. */
  public static Scenario scenario(String text) {
    try {
      return ScenarioFile.parse("random.yaml", text).resolve(Selection.BASE);
    } catch (ScenarioException invalid) {
      throw new AssertionError(invalid.getMessage() + "\n" + text, invalid);
    }
  }

  /** Writes the table; returns the Regions with a replica or a witness. */
  private List<String> table() {
    List<String> pool = new ArrayList<>(REGIONS);
    it.shuffle(pool);
    String mode = it.one("mrec", "mrec", "mrec", "mrsc", "mrsc", "mrsc-witness", "single-region");
    int count =
        switch (mode) {
          case "mrec" -> 2 + it.below(3);
          case "single-region" -> 1 + it.below(3);
          default -> 3;
        };
    mrsc = mode.startsWith("mrsc");
    List<String> members = new ArrayList<>(pool.subList(0, count));
    regions.addAll(mode.equals("mrsc-witness") ? members.subList(0, 2) : members);
    it.line("table:");
    it.line("  mode: " + (mode.equals("mrsc-witness") ? "mrsc" : mode));
    it.line("  regions: [" + String.join(", ", regions) + "]");
    if (mode.equals("mrsc-witness")) {
      it.line("  witness: " + members.get(2));
    }
    if (mode.equals("single-region")) {
      it.line("  primary: " + it.one(regions));
    }
    it.line("  partitions: " + it.one(1, 2, 16));
    return members;
  }

  private void network() {
    it.line("network:");
    it.line("  jitter: " + it.one("none", "lognormal"));
    if (it.chance(0.4)) {
      String write = it.one("0ms", "1ms", "20ms");
      it.line("  service: {write: " + write + ", read: " + it.one("0ms", "3ms") + "}");
    }
  }

  private String delay() {
    return it.one(
        "0ms",
        "50ms",
        "250ms",
        "2s",
        "{distribution: exponential, mean: 400ms}",
        "{distribution: lognormal, p50: 600ms, p99: 2500ms}");
  }

  private void replication() {
    it.line("replication:");
    if (it.chance(0.7)) {
      it.line("  lag: " + delay());
    }
    if (it.chance(0.3) && regions.size() > 1) {
      it.line(
          "  pairs: [{from: %s, to: %s, lag: %s}]"
              .formatted(regions.get(0), regions.get(1), delay()));
    }
    it.line("  ordering: " + it.one("partition", "none"));
    it.line("  hold: " + it.one("100ms", "1s", "10s"));
    it.line("  catchUpRate: " + it.one("2/s", "20/s", "5000/s"));
  }

  private void mrsc() {
    it.line("mrsc:");
    it.line("  catchUpRate: " + it.one("2/s", "50/s", "5000/s"));
    it.line("  requestTimeout: " + it.one("60ms", "300ms", "1s", "4s"));
    it.line("  retransmit: " + it.one("20ms", "200ms", "900ms"));
    it.line("  staleBase: " + it.one("catch-up", "catch-up", "conflict"));
  }

  private void script() {
    int entries = it.below(7);
    if (entries == 0) {
      return;
    }
    it.line("script:");
    for (int i = 0; i < entries; i++) {
      String key = it.one("k/0", "k/1", "named");
      String what =
          switch (it.below(mrsc ? 7 : 8)) {
            case 0 -> "get: {key: " + key + ", consistency: " + it.one("strong", "eventual") + "}";
            case 1 -> "delete: {key: " + key + it.one("}", ", if: exists}");
            case 2 -> "update: {key: " + key + ", add: {n: " + (1 + it.below(5)) + "}}";
            case 3 ->
                "update: {key: " + key + ", set: {c: v" + i + "}" + it.one("}", ", if: exists}");
            case 4 -> "put: {key: " + key + ", set: {c: v" + i + "}, if: absent}";
            case 5 -> "put: {key: " + key + ", set: {c: same}}";
            case 7 ->
                "transact: [{put: {key: k/0, set: {c: t%d}}}, {delete: {key: named%s}}]"
                    .formatted(i, it.one("", ", if: exists"));
            default -> "put: {key: " + key + ", set: {c: v" + i + ", n: 3}}";
          };
      String retry = it.one("", ", retry: none", ", timeout: 15ms");
      it.line(
          "  - {at: %dms, region: %s, %s%s}"
              .formatted(it.below(Math.min(seconds, 4) * 1000), it.one(places), what, retry));
    }
  }

  private void operations() {
    if (regions.size() > 1 && it.chance(0.15)) {
      it.line("operations:");
      it.line(
          "  - {operation: evacuate, region: %s, to: %s, at: %dms, factor: %s}"
              .formatted(
                  regions.get(0),
                  regions.get(1),
                  it.below(seconds * 1000),
                  it.one("0", "1", "3.5")));
    }
  }

  private void faults() {
    int wanted = it.below(5);
    List<String> written = new ArrayList<>();
    Set<String> struck = new LinkedHashSet<>();
    for (int i = 0; i < wanted; i++) {
      String kind =
          it.one("region-outage", "region-isolation", "link-partition", "replication-pause");
      String where = it.one(places);
      String other = it.one(places);
      boolean link = kind.equals("link-partition");
      if (link && where.equals(other) || !struck.add(kind + (link ? "" : where))) {
        continue;
      }
      String fault = "fault: " + kind + ", ";
      if (link) {
        fault +=
            it.one("between: [" + where + ", " + other + "]", "from: " + where + ", to: " + other);
      } else {
        fault += "region: " + where;
      }
      boolean destroyed = kind.equals("region-outage") && it.chance(0.3);
      fault += ", at: " + (it.chance(0.1) ? 0 : it.below(seconds * 1000)) + "ms";
      if (destroyed) {
        fault += ", data: destroyed";
      } else if (it.chance(0.75)) {
        fault += ", for: " + (1 + it.below(seconds * 1200)) + "ms";
      }
      if (kind.equals("region-outage")) {
        fault += ", manner: " + it.one("refuse", "hang");
      } else if (kind.equals("replication-pause") && it.chance(0.3)) {
        fault += ", effectDelay: " + it.one("100ms", "1s", "8s");
      }
      written.add("  - {" + fault + "}");
    }
    Random more = new Random(it.below(Integer.MAX_VALUE));
    written.addAll(new RandomFaults(more, seconds, places).lines());
    if (!written.isEmpty()) {
      it.line("faults:");
      written.forEach(it::line);
    }
  }
}
