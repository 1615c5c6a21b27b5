package io.github.gtsim.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Faults that leave links and Regions up but slow, lossy, unreachable by name or wrong in time. */
final class RandomFaults {
  private final Random random;
  private final int seconds;
  private final List<String> places;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param seconds how long arrivals last
   * @param places Regions that may be struck
   */
  RandomFaults(Random random, int seconds, List<String> places) {
    this.random = random;
    this.seconds = seconds;
    this.places = places;
    if (random.nextInt(3) > 0) {
      linkDegradation();
      slowdown();
      regional("region-degradation", "factor: " + one("1", "2.5", "40") + ", errors: " + share());
      regional("endpoint-outage", "tail: " + one("0s", "500ms", "3s"));
      String drift = one("0ppm", "-90000ppm", "20000ppm");
      regional("clock-skew", "offset: " + one("-3s", "0s", "700ms", "4s") + ", drift: " + drift);
    }
  }

  /** Entries of the list of faults. */
  List<String> lines() {
    return lines;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String share() {
    return one("0", "5%", "0.4", "100%");
  }

  private void linkDegradation() {
    int from = random.nextInt(places.size());
    int to = random.nextInt(places.size());
    if (random.nextInt(3) == 0 && !places.get(from).equals(places.get(to))) {
      String ends = places.get(from) + ", " + places.get(to);
      String how = "factor: " + one("1", "3", "25") + ", add: " + one("0ms", "80ms", "2s");
      String between = "between: [" + ends + "], ";
      String oneWay = "from: " + places.get(from) + ", to: " + places.get(to) + ", ";
      add("link-degradation, " + one(between, oneWay) + how + ", loss: " + share());
    }
  }

  private void slowdown() {
    String region = places.get(random.nextInt(places.size()));
    if (random.nextInt(3) == 0) {
      add("replication-slowdown, region: " + region + ", factor: " + one("1", "5", "30"));
    }
  }

  private void regional(String kind, String how) {
    String region = places.get(random.nextInt(places.size()));
    if (random.nextInt(3) == 0) {
      add(kind + ", region: " + region + ", " + how);
    }
  }

  private void add(String fault) {
    int at = random.nextInt(8) == 0 ? 0 : random.nextInt(seconds * 1000);
    String length = ", for: " + (1 + random.nextInt(seconds * 1200)) + "ms";
    lines.add(
        "  - {fault: "
            + fault
            + ", at: "
            + at
            + "ms"
            + (random.nextInt(4) > 0 ? length : "")
            + "}");
  }
}
