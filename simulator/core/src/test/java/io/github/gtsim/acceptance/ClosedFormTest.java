package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gtsim.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that probability theory gives as well. */
class ClosedFormTest {
  private static final String TWO_WRITERS =
      """
      name: two-writers
      seed: 1
      duration: 5h
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      network: { jitter: none, service: { write: 0ms, read: 0ms } }
      replication: { lag: LAG, ordering: none }
      clients:
        - name: east
          region: us-east-1
          arrivals: { rate: EAST/s }
          keys: { count: 1 }
          mix: { put: 100% }
        - name: west
          region: us-west-2
          arrivals: { rate: WEST/s }
          keys: { count: 1 }
          mix: { put: 100% }
      """;

  /** Over all: each Region's share, weighted by its writes. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1s, 0.632",
    "5, 1, 500ms, 0.481",
    "1, 1, '{ distribution: exponential, mean: 1s }', 0.5"
  })
  void theShareOfConcurrentWrites(String east, String west, String lag, double share) {
    Ran ran = Ran.of(TWO_WRITERS.replace("LAG", lag).replace("EAST", east).replace("WEST", west));

    double acknowledged = ran.count("writes.acknowledged");
    assertThat(acknowledged).isGreaterThan(30_000);
    assertThat(ran.count("writes.concurrent") / acknowledged).isCloseTo(share, within(0.01));
  }

  /** A strong read elsewhere misses the newest write: 1 - exp(-lag), or m / (1 + m). */
  @ParameterizedTest
  @CsvSource({"1s, 0.632", "'{ distribution: exponential, mean: 1s }', 0.5"})
  void theShareOfStaleReads(String lag, double share) {
    String yaml = TWO_WRITERS.replace("LAG", lag).replace("EAST", "1").replace("WEST", "2");
    int west = yaml.indexOf("name: west");
    String reads = yaml.substring(west).replace("put: 100%", "get: 100%") + "    reads: strong\n";
    Ran ran = Ran.of(yaml.substring(0, west) + reads);

    assertThat(ran.number("reads.strong.staleShare")).isCloseTo(share, within(0.01));
  }

  private static final String LOST_FOR_EVER =
      """
      name: lost-for-ever
      seed: 1
      duration: 30s
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      network: { jitter: none, service: { write: 0ms, read: 0ms } }
      replication: { lag: { distribution: exponential, mean: 1s }, ordering: none }
      clients:
        - name: east
          region: us-east-1
          arrivals: { rate: 50/s }
          keys: { distribution: unique }
          mix: { put: 100% }
          retry: none
      faults: [{ fault: region-outage, region: us-east-1, at: 20s, data: destroyed }]
      """;

  /** Poisson of mean 50 × 1 s; and P(RPO <= 4 s) = exp(-50 exp(-4)). */
  @Test
  void theWritesThatALostRegionHadNotShipped() {
    int runs = 400;
    double writes = 0;
    double squares = 0;
    double within4s = 0;
    for (int seed = 1; seed <= runs; seed++) {
      Ran ran = Ran.of(LOST_FOR_EVER, Selection.BASE.with(seed));
      long missing = ran.count("outages[0].rpo.writes");
      assertThat(ran.count("writes.destroyed")).isEqualTo(missing);
      writes += missing;
      squares += missing * missing;
      within4s += ran.number("outages[0].rpo.seconds") <= 4 ? 1 : 0;
    }
    double mean = writes / runs;

    assertThat(mean).isCloseTo(50, within(1.5));
    assertThat(squares / runs - mean * mean).isCloseTo(50, within(15.0));
    assertThat(within4s / runs).isCloseTo(0.400, within(0.08));
  }

  /** 1000 items, 50/s on each side for 20 s: 1000 (1 - 1/e)². */
  @Test
  void theItemsWrittenOnBothSidesOfAPause() {
    String yaml =
        TWO_WRITERS
                .replace("LAG", "1s")
                .replace("EAST", "50")
                .replace("WEST", "50")
                .replace("count: 1", "count: 1000")
            + "faults: [{ fault: replication-pause, region: us-east-1, at: 5s, for: 20s }]\n";
    double both = 0;
    for (int seed = 1; seed <= 10; seed++) {
      Ran ran = Ran.of(yaml, Selection.BASE.with(seed).with(List.of("duration=30s")));
      both += ran.count("outages[0].afterHeal.writtenOnBothSides");
    }

    assertThat(both / 10).isCloseTo(399.6, within(18.0));
  }
}
