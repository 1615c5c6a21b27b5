package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FACTS H-4: every Region needs the sum of all Regions' writes. */
class MustShowCapacityTest {
  /** Ohio 5/s, Virginia 10/s, Ireland 5/s. */
  private static final String THREE =
      """
      name: three
      seed: 1
      duration: 10m
      table: { mode: mrec, regions: [us-east-2, us-east-1, eu-west-1] }
      clients:
        - { name: ohio, region: us-east-2, arrivals: { rate: 5/s, process: constant },
            keys: { distribution: unique }, mix: { put: 100% } }
        - { name: virginia, region: us-east-1, arrivals: { rate: 10/s, process: constant },
            keys: { distribution: unique }, mix: { put: 100% } }
        - { name: ireland, region: eu-west-1, arrivals: { rate: 5/s, process: constant },
            keys: { distribution: unique }, mix: { put: 100% } }
      """;

  private static final String TO_VIRGINIA = "replication['us-east-2>us-east-1'].";

  private static Ran with(int units, String duration) {
    String capacity =
        "table.capacity={write: N, read: N, burst: 0s, autoScaling: {min: N, max: N}}";
    return Ran.with(THREE, capacity.replace("N", Integer.toString(units)), "duration=" + duration);
  }

  @Test
  void atTheSumOfAllWritesReplicationKeepsUp() {
    Ran tenMinutes = with(20, "10m");
    Ran hour = with(20, "60m");

    assertThat(tenMinutes.number(TO_VIRGINIA + "lagMs.max")).isLessThan(15_000);
    assertThat(hour.number(TO_VIRGINIA + "lagMs.p99")).isLessThan(5_000);
    assertThat(hour.count("requests.throttled")).isZero();
    assertThat(hour.number("simulated.drainSeconds")).isLessThan(15);
  }

  /** One write a second short of it, of ten that come: a second more for each ten. */
  @Test
  void belowItTheLagGrowsWithoutBound() {
    Ran tenMinutes = with(19, "10m");
    Ran hour = with(19, "60m");

    assertThat(tenMinutes.number(TO_VIRGINIA + "lagMs.max")).isCloseTo(60_000, within(6_000.0));
    assertThat(hour.number(TO_VIRGINIA + "lagMs.max")).isCloseTo(360_000, within(12_000.0));
    assertThat(hour.count(TO_VIRGINIA + "throttled")).isGreaterThan(17_000);
    assertThat(hour.count("requests.throttled")).isZero();
    assertThat(hour.text("promises.convergence")).isEqualTo("kept");
  }

  /** A backlog ΛD at a destination that takes μ a second is gone after ΛD/(μ − Λ), ± 5 %. */
  @ParameterizedTest
  @CsvSource({"50, 100, 60", "20, 60, 300", "100, 125, 30"})
  void aBacklogDrainsAtTheCapacityOfItsDestination(int rate, int capacity, int seconds) {
    String yaml =
        """
        name: backlog
        seed: 1
        duration: 30m
        table: { mode: mrec, regions: [us-east-1, us-west-2], partitions: 16 }
        replication: { lag: 200ms }
        clients:
          - { name: east, region: us-east-1, arrivals: { rate: RATE/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% } }
        faults:
          - { fault: link-partition, from: us-east-1, to: us-west-2, at: 1m, for: DOWNs }
          - { fault: replication-pause, region: us-west-2, at: 1m, for: DOWNs }
        """
            .replace("RATE", Integer.toString(rate))
            .replace("DOWN", Integer.toString(seconds));
    String units = "{write: N, read: N, burst: 0s, autoScaling: {min: N, max: N}}";
    String set = "table.capacity=" + units.replace("N", Integer.toString(capacity));
    Ran ran = Ran.with(yaml, set);

    double form = (double) rate * seconds / (capacity - rate);
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds"))
        .isCloseTo(form, within(0.05 * form));
  }
}
