package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a scenario expects of one variant, and the replications in which it did not hold. */
public final class Checks {
  private final List<Check> expectations = new ArrayList<>();
  private final List<Check> script = new ArrayList<>();

  /**
   * One expectation, or one scripted request of which something is expected.
   *
   * @param position of the request in the script; -1 if it is an expectation
   * @param example its entry in the summary of the first replication in which it failed, or else of
   *     the first
   * @param failed the seeds in which it did not hold
   */
  public record Check(int position, JsonNode example, SeedList failed) {
    private Check with(JsonNode entry, long seed) {
      if (held(entry)) {
        return this;
      }
      JsonNode shown = failed.count() == 0 ? entry : example;
      failed.add(seed);
      return new Check(position, shown, failed);
    }

    private static boolean held(JsonNode entry) {
      return entry.path("held").asBoolean(false);
    }
  }

  /** Takes in a replication's summary. */
  void add(ObjectNode summary, long seed) {
    add(expectations, summary.path("expectations"), false, seed);
    add(script, summary.path("script"), true, seed);
  }

  private static void add(List<Check> checks, JsonNode entries, boolean scripted, long seed) {
    int next = 0;
    int position = 0;
    for (JsonNode entry : entries) {
      if (!scripted || entry.path("held").isBoolean()) {
        if (next == checks.size()) {
          checks.add(new Check(scripted ? position : -1, entry, new SeedList()));
        }
        checks.set(next, checks.get(next).with(entry, seed));
        next++;
      }
      position++;
    }
  }

  /** The scenario's expectations, in order. */
  public List<Check> expectations() {
    return List.copyOf(expectations);
  }

  /** The expectations, then the scripted requests of which something is expected. */
  public List<Check> all() {
    List<Check> all = new ArrayList<>(expectations);
    all.addAll(script);
    return all;
  }
}
