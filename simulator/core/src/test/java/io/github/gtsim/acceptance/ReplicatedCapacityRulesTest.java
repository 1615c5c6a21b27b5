package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static Ran drained(String byRegion, String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = "table.regions=[us-east-1, us-west-2]";
    all[1] =
        "table.capacity={write: 9000, read: 10, burst: 0s, autoScaling: {min: 1, max: 9000}"
            + byRegion
            + "}";
    System.arraycopy(settings, 0, all, 2, settings.length);
    return Ran.with(Small.mrecWithOwnLag(BACKLOG), all);
  }

  /** 1,000 records of 3 units at 1,000 a second, of which the first second's are at hand. */
  @Test
  void aPartitionTakesItsThousandUnitsASecond() {
    Ran ran = drained("", "table.partitions=1", "table.itemSize=3KB");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(2, within(0.01));
    assertThat(ran.count("replication['us-east-1>us-west-2'].throttled")).isPositive();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Each takes its own; of what the table has, half a second's stays for clients (our model). */
  @ParameterizedTest
  @CsvSource({
    "'', 0.5, 0.1",
    "', byRegion: {us-west-2: {write: 500, read: 500, autoScaling: {min: 1, max: 500}}}', 5.5, 0.01"
  })
  void aTableOfTwoPartitionsTakesTwiceAsMuch(String byRegion, double seconds, double off) {
    Ran ran = drained(byRegion, "table.partitions=2", "table.itemSize=3KB");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(seconds, within(off));
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }
}
