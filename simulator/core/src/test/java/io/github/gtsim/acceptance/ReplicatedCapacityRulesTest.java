package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A backlog of replicated writes meets the capacity of its destination (FACTS R-10, H-1). */
class ReplicatedCapacityRulesTest {
  /** 100/s for ten seconds, B being out of reach of A for all but the first millisecond. */
  private static final String BACKLOG =
      """
      replication: { lag: 0ms, catchUpRate: 100000/s }
      clients:
        - name: writer
          region: =A=
          arrivals: { schedule: [{ at: 0s, rate: 100/s }, { at: 10s, rate: 0/s }],
              process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
          retry: none
      faults: [{ fault: region-isolation, region: =B=, at: 1ms, for: 10s }]
      """;

  private static Ran drained(int partitions, String byRegion) {
    return Ran.with(
        Small.mrecWithOwnLag(BACKLOG),
        "table.regions=[us-east-1, us-west-2]",
        "table.partitions=" + partitions,
        "table.itemSize=3KB",
        "table.capacity={write: 9000, read: 10, burst: 0s, autoScaling: {min: 1, max: 9000}"
            + byRegion
            + "}");
  }

  private static void assertDrains(Ran ran, double seconds, double off) {
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(seconds, within(off));
    assertThat(ran.count("replication['us-east-1>us-west-2'].throttled")).isPositive();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** 1,000 records of 3 units at 1,000 a second, of which the first second's are at hand. */
  @Test
  void aPartitionTakesItsThousandUnitsASecond() {
    assertDrains(drained(1, ""), 2, 0.01);
  }

  /** Each takes its own, as many as the keys' hashes give it. */
  @Test
  void twoPartitionsTakeTwiceAsMuch() {
    assertDrains(drained(2, ""), 0.5, 0.1);
  }

  /** Of what the table has, half a second's stays for its clients (our model): 2,750 at 500. */
  @Test
  void aTableTakesWhatItHas() {
    String west =
        ", byRegion: {us-west-2: {write: 500, read: 500, autoScaling: {min: 1, max: 500}}}";
    assertDrains(drained(2, west), 5.5, 0.01);
  }
}
