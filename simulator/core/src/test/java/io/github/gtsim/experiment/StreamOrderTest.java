package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Items;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Observers;
import io.github.gtsim.cluster.ReplicaRemoval;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import io.github.gtsim.swarm.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * The order of changes that a replica's stream would show, which is that in which it came to hold
 * them (FACTS 0.1-2, R-4, R-5).
 */
class StreamOrderTest {
  private static final int RUNS = Integer.getInteger("gtsim.runs", 150);

  /** What each Region's replica came to hold, in order. */
  private static final class Streams implements Observer {
    private final Map<Integer, List<Version>> byRegion = new TreeMap<>();
    private Items items;
    private boolean added;

    @Override
    public void held(int region, Version before, Version after) {
      byRegion.computeIfAbsent(region, none -> new ArrayList<>()).add(after);
    }

    private Observer beside(Observer listener) {
      if (added) {
        return listener;
      }
      added = true;
      Observers both = new Observers();
      both.add(this);
      both.add(listener);
      return both;
    }

    /** For each Region its stream in parts, such as those of its items. */
    List<Map<Integer, List<Version>>> parted(ToIntFunction<Version> part) {
      List<Map<Integer, List<Version>>> all = new ArrayList<>();
      for (List<Version> stream : byRegion.values()) {
        Map<Integer, List<Version>> parts = new TreeMap<>();
        for (Version version : stream) {
          parts.computeIfAbsent(part.applyAsInt(version), none -> new ArrayList<>()).add(version);
        }
        all.add(parts);
      }
      return all;
    }
  }

  private static Streams run(Scenario scenario) {
    Streams streams = new Streams();
    Run run = new Run(scenario, new Recording.None(), streams::beside);
    streams.items = run.items();
    run.execute();
    return streams;
  }

  private interface Check {
    void of(Streams streams, Scenario scenario, String where);
  }

  private static void overTheSwarm(String mode, Check check) throws ScenarioException {
    int checked = 0;
    for (long seed = 1; checked < RUNS; seed++) {
      Scenario scenario =
          ScenarioFile.parse("seed-" + seed, Swarm.scenario(seed)).resolve(Selection.BASE);
      if (scenario.mode().name().equals(mode)
          && scenario.table().keepsVersionOrder()
          && staysAsItIs(scenario)) {
        check.of(run(scenario), scenario, "seed " + seed);
        checked++;
      }
    }
  }

  /** A replica that is added again is a new one, and what is left of a strong table is not one. */
  private static boolean staysAsItIs(Scenario scenario) {
    return scenario.operations().stream().noneMatch(ReplicaRemoval.class::isInstance);
  }

  /** FACTS: some may be missing, but none goes back, whoever wrote it. */
  @Test
  void underMrecAnItemsVersionsOnlyGrowAtAReplica() throws ScenarioException {
    overTheSwarm(
        "mrec",
        (streams, scenario, where) -> {
          for (Map<Integer, List<Version>> items : streams.parted(Version::item)) {
            for (List<Version> stream : items.values()) {
              assertThat(stream).as(where).isSorted().doesNotHaveDuplicates();
            }
          }
        });
  }

  /** FACTS 0.1-2: one order for each partition, and so for each item, at every replica. */
  @Test
  void underMrscAPartitionsStreamIsTheSameAtEveryReplica() throws ScenarioException {
    int[] differing = {0};
    overTheSwarm(
        "mrsc",
        (streams, scenario, where) -> {
          List<Map<Integer, List<Version>>> all =
              streams.parted(version -> streams.items.partition(version.item()));
          for (Map<Integer, List<Version>> one : all) {
            for (Map<Integer, List<Version>> other : all) {
              one.forEach(
                  (partition, stream) ->
                      assertOneBeginsTheOther(
                          stream, other.getOrDefault(partition, List.of()), where));
            }
          }
          List<List<Version>> whole = new ArrayList<>(streams.byRegion.values());
          differing[0] += whole.stream().distinct().count() > 1 ? 1 : 0;
        });
    assertThat(differing[0]).as("runs in which the order between partitions differs").isPositive();
  }

  private static void assertOneBeginsTheOther(
      List<Version> one, List<Version> other, String where) {
    int common = Math.min(one.size(), other.size());
    assertThat(one.subList(0, common)).as(where).isEqualTo(other.subList(0, common));
  }

  /** FACTS R-3: two items, each written in its own Region, come in two orders. */
  @Test
  void underMrecTheOrderBetweenItemsIsEachReplicasOwn() throws ScenarioException {
    String yaml =
        """
        name: streams
        seed: 1
        duration: 10s
        table: { mode: mrec, regions: [us-east-1, us-west-2] }
        replication: { lag: 1s }
        script:
          - { at: 1s, region: us-east-1, put: { key: a, set: { v: 1 } } }
          - { at: 1.2s, region: us-west-2, put: { key: b, set: { v: 1 } } }
        """;
    Streams streams = run(ScenarioFile.parse("s.yaml", yaml).resolve(Selection.BASE));

    List<Version> east = streams.byRegion.get(0);
    assertThat(east).hasSize(2);
    assertThat(streams.byRegion.get(1)).containsExactly(east.get(1), east.get(0));
  }
}
