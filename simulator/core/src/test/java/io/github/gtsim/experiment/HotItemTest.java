package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.property.RandomScenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An item that is written so often that it never comes to rest: the ledger settles it in parts. */
class HotItemTest {

  private static String text(String ordering, String lag, String mix) {
    return """
        name: hot
        seed: 5
        duration: 20s
        table: {mode: mrec, regions: [us-east-1, eu-west-1, us-west-2], partitions: 1}
        replication: {lag: %s, ordering: %s, hold: 1s, catchUpRate: 50/s}
        clients:
          - name: a
            region: us-east-1
            arrivals: {rate: 40/s}
            keys: {space: k, count: 1}
            mix: {%s}
            attribute: a
          - name: b
            region: eu-west-1
            arrivals: {schedule: [{at: 0s, rate: 20/s}, {at: 9s, rate: 0/s}, {at: 12s, rate: 20/s}]}
            keys: {space: k, count: 1}
            mix: {%s}
            attribute: b
        faults:
          - {fault: region-isolation, region: eu-west-1, at: 3s, for: 2s}
          - {fault: region-outage, region: us-east-1, at: 18s, data: destroyed}
        """
        .formatted(lag, ordering, mix, mix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partition | 250ms | update: 100%",
        "none      | '{distribution: exponential, mean: 200ms}' | update: 100%",
        "none      | 30ms  | 'put: 50%, update: 30%, get: 20%'",
        "partition | 0ms   | 'increment: 100%'",
        "none      | 100ms | 'create: 30%, delete: 70%'",
      })
  void isSettledAsItWouldBeAtTheEnd(String ordering, String lag, String mix) {
    assertThat(Audit.differences(RandomScenarios.scenario(text(ordering, lag, mix)))).isEmpty();
  }
}
