package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in the keys of application patterns. */
class PatternProblemsTest {
  private static final String EVACUATE = "operations: [{operation: evacuate, region: us-east-1, ";
  private static final String TRANSACT = "script: [{at: 1s, region: us-east-1, transact: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count: 100 | count: 5, distribution: hotspot, share: 90% | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspot, of: 1 | clients[0].keys.share",
        "count: 100 | count: 5, distribution: hotspot, share: 90%, of: 5 | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspot, share: 90%, of: 0 | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspot, share: 90%, of: 1.5 | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspot, share: 90%, of: 100% | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspot, share: 9, of: 1 | clients[0].keys.share",
        "count: 100 | count: 5, share: 90% | clients[0].keys.share",
        "count: 100 | count: 5, of: 1 | clients[0].keys.of",
        "count: 100 | count: 5, distribution: hotspt | clients[0].keys.distribution",
        "count: 100 | count: 5, preload: yes please | clients[0].keys.preload",
        "count: 100 | count: 5, stock: -1 | clients[0].keys.stock",
        "count: 100 | count: 5, stock: 5, preload: false | clients[0].keys.preload",
        "count: 100 | distribution: unique, preload: true | clients[0].keys.preload",
        "count: 100 | distribution: unique, stock: 5 | clients[0].keys.stock",
        "count: 100 | count: 5, home: range | clients[0].keys.home",
        "put: 0.5 | decrement: 0.5 | clients[0].mix.decrement",
      })
  void aMistakeInAGroupIsOneProblemAtItsPath(String part, String by, String path) throws Exception {
    List<Problem> problems = Samples.problems(Samples.replaced(part, by), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly(path);
    assertThat(problems.get(0).line()).isPositive();
  }

  @Test
  void aMisspeltWordIsRecognised() throws Exception {
    ScenarioFile file = Samples.replaced("count: 100", "count: 5, distribution: hotspt");
    assertThat(Samples.problems(file, Selection.BASE).get(0).hint())
        .isEqualTo("did you mean 'hotspot'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operations: [{at: 1m}] | operations[0].operation",
        EVACUATE + "at: 1m}] | operations[0].to",
        EVACUATE + "to: us-west-2}] | operations[0].at",
        EVACUATE + "to: us-west-2, at: 10m}] | operations[0].at",
        EVACUATE + "to: us-east-1, at: 1m}] | operations[0].to",
        EVACUATE + "to: us-esat-1, at: 1m}] | operations[0].to",
        EVACUATE + "to: eu-west-2, at: 1m}] | operations[0].to",
        EVACUATE + "to: us-west-2, at: 1m, factor: -1}] | operations[0].factor",
        EVACUATE + "to: us-west-2, at: 1m, factr: 1}] | operations[0].factr",
        TRANSACT + "[]}] | script[0].transact",
        TRANSACT + "[{get: {key: a}}]}] | script[0].transact[0].get",
        TRANSACT + "[{}]}] | script[0].transact[0]",
        TRANSACT + "[{put: {key: a}}]}] | script[0].transact[0].put.set",
        TRANSACT
            + "[{delete: {key: a}}, {delete: {key: a}}]}]"
            + " | script[0].transact[1].delete.key",
        TRANSACT + "[{delete: {key: a}}], expect: absent}] | script[0].expect",
      })
  void aMistakeFurtherDownIsOneProblemAtItsPath(String more, String path) throws Exception {
    List<Problem> problems = Samples.problems(Samples.small(more + "\n"), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly(path);
    assertThat(problems.get(0).line()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy: nearest | policy",
        "policy: one-region | primary",
        "policy: one-region, primary: us-esat-1 | primary",
        "policy: one-region, primary: eu-west-2 | primary",
        "primary: us-east-1 | primary",
        "policy: one-region, primary: us-west-2, failover: {to: [us-west-2]} | failover.to[0]",
        "failover: {to: [us-west-2], on: {periods: 2}} | failover.on.replicationLatency",
        "failover: {to: [us-west-2], on: {replicationLatency: 3m, periods: 0}}"
            + " | failover.on.periods",
        "failover: {to: [us-west-2], on: {replicationLatency: 3}}"
            + " | failover.on.replicationLatency",
        "failover: {to: [us-west-2], on: 3m} | failover.on",
        "failover: {to: [us-west-2], on: {replicationLatency: 3m}, healthCheck: {threshold: 2}}"
            + " | failover.on",
      })
  void aMistakeInRoutingIsOneProblemAtItsPath(String routing, String path) throws Exception {
    String by = "region: us-east-1\n    routing: {" + routing + "}";
    List<Problem> problems =
        Samples.problems(Samples.replaced("region: us-east-1", by), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly("clients[0].routing." + path);
  }

  @Test
  void aTransactionNeedsDifferentKeys() throws Exception {
    List<String> sets = List.of("clients[0].mix={transact-write: 1}", "clients[0].keys.count=1");
    List<Problem> problems = Samples.problems(Samples.small(""), Selection.BASE.with(sets));
    assertThat(problems).extracting(Problem::path).containsExactly("clients[0].keys.count");
    assertThat(problems.get(0).message())
        .isEqualTo("a transaction writes 2 items, but there are fewer keys");
  }

  @Test
  void groupsAgreeOnTheStockOfTheirKeys() throws Exception {
    String second =
        """
          - name: others
            region: us-east-1
            arrivals: {rate: 10/s}
            keys: {space: cart, count: 100, stock: 4}
            attribute: ATTRIBUTE
            mix: {decrement: 1}
        """;
    String first = Samples.SMALL.replace("count: 100", "count: 100, stock: STOCK");
    for (String difference : List.of("4 value ", "5 value clients[1].keys.stock", "4 n both")) {
      String[] parts = difference.split(" ", 3);
      ScenarioFile file =
          ScenarioFile.parse(
              "stock.yaml",
              first.replace("STOCK", parts[0]) + second.replace("ATTRIBUTE", parts[1]));
      List<String> paths =
          Samples.problems(file, Selection.BASE).stream().map(Problem::path).toList();
      if (parts[2].equals("both")) {
        assertThat(paths).containsExactly("clients[1].keys.stock", "clients[1].mix.decrement");
      } else {
        assertThat(String.join(",", paths)).isEqualTo(parts[2]);
      }
    }
  }
}
