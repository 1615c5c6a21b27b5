package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which parameters of our model a run rests on: links lose, a Region goes out, a clock is wrong.
 */
class AssumptionsTest {
  private static final List<String> OF_EVERY_RUN =
      List.of(
          "table.partitions",
          "network.latency",
          "network.jitter",
          "network.service.write",
          "network.service.read",
          "zones.followerLag");

  private static final String FAULTS =
      """
      faults:
        - {fault: link-degradation, between: [us-east-1, us-west-2], loss: 10%, at: 1m, for: 1m}
        - {fault: region-outage, region: us-west-2, at: 3m, for: 1m}
        - {fault: clock-skew, region: us-west-2, offset: 1s, at: 5m, for: 1m}
      """;

  private static List<String> of(String table, String replication) throws ScenarioException {
    String text = Samples.SMALL.replace("table:\n", "table:\n  " + table + "\n");
    String section = replication.isEmpty() ? "" : "replication: " + replication + "\n";
    return ScenarioFile.parse("small.yaml", text + section + FAULTS)
        .resolve(Selection.BASE)
        .assumptions();
  }

  private static List<String> ofEveryRunAnd(String... paths) {
    List<String> all = new ArrayList<>(OF_EVERY_RUN);
    all.addAll(OF_EVERY_RUN.size() - 1, List.of(paths));
    return all;
  }

  @Test
  void eachModeHasItsOwn() throws ScenarioException {
    assertThat(of("mode: mrec", ""))
        .isEqualTo(
            ofEveryRunAnd(
                "replication.lag",
                "replication.hold",
                "replication.catchUpRate",
                "replication.retry",
                "clock.assign"));
    assertThat(of("mode: mrsc", ""))
        .isEqualTo(
            ofEveryRunAnd(
                "mrsc.requestTimeout", "mrsc.retransmit", "mrsc.catchUpRate", "mrsc.staleBase"));
    assertThat(of("mode: single-region\n  primary: us-east-1", "")).isEqualTo(OF_EVERY_RUN);
    assertThat(of("mode: active-passive\n  primary: us-east-1", ""))
        .isEqualTo(
            ofEveryRunAnd(
                "replication.lag",
                "replication.hold",
                "replication.catchUpRate",
                "replication.retry",
                "table.failover.after"));
  }

  /** A lag that never varies has no levels to hold, and neither has one outside of any queue. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{lag: 1s} | false",
        "{ordering: none} | false",
        "{pairs: [{from: us-east-1, to: us-west-2, lag: 1s}]} | true",
        "{lag: {distribution: exponential, mean: 1s}} | true",
        "{lag: 1s, pairs: [{from: us-east-1, to: us-west-2, lag: 2s}]} | false",
        "{lag: 1s, pairs: [{from: us-east-1, to: us-west-2, lag: 2s},"
            + " {from: us-west-2, to: us-east-1, lag: {distribution: exponential, mean: 1s}}]}"
            + " | true",
      })
  void theHoldIsOneWhereLagsVary(String replication, boolean holds) throws ScenarioException {
    assertThat(of("mode: mrec", replication).contains("replication.hold")).isEqualTo(holds);
  }

  @Test
  void aTableThatGrowsHasThoseOfMrecBesides() throws ScenarioException {
    String growth =
        "operations: [{operation: add-replica, region: us-west-2, at: 9m}]\n"
            + "replication: {catchUpRate: 1/s}\n";
    String alone =
        Samples.SMALL.replace(
            "table:\n  regions: [us-east-1, us-west-2, eu-west-1]\n",
            "table:\n  mode: single-region\n  primary: us-east-1\n"
                + "  regions: [us-east-1, eu-west-1]\n");
    assertThat(
            ScenarioFile.parse("small.yaml", alone + growth + FAULTS)
                .resolve(Selection.BASE)
                .assumptions())
        .contains("replication.lag", "replication.hold", "replication.retry", "clock.assign");
  }
}
