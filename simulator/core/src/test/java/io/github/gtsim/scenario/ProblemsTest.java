package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private static final String REGIONS = "regions: [us-east-1, us-west-2, eu-west-1]";
  private static final String OUTAGE = "faults: [{fault: region-outage, region: us-east-1, ";

  @Test
  void fiveMistakesAreFiveProblemsInOrder() throws Exception {
    ScenarioFile file =
        ScenarioFile.parse(
            "five.yaml",
            """
            name: five
            seed: 42
            duration: 10
            table:
              mode: mrce
              regoins: [us-east-1, us-west-2]
            clients:
              - name: shoppers
                region: us-esat-1
                arrivals: {rate: 200/s}
                keys: {count: 10, distribution: zipf, exponent: 0.99}
                mix: {get: 70%, putt: 30%}
            """);
    assertThat(Samples.lines(Samples.problems(file, Selection.BASE)))
        .containsExactly(
            "3:11 duration | must be a duration with its unit, such as 250ms, 1.5s, 10m, 20h or 7d,"
                + " not 10 | did you mean '10s'?",
            "5:9 table.mode | must be mrec, mrsc, single-region or active-passive, not 'mrce'"
                + " | did you mean 'mrec'?",
            "6:3 table.regoins | unknown key; allowed here: mode, regions, witness, primary,"
                + " failover, pitr, partitions, itemSize, indexes, localIndexes, ttl, capacity"
                + " | did you mean 'regions'?",
            "9:13 clients[0].region | unknown Region 'us-esat-1'; name an AWS Region, or give its"
                + " delays in network.latency | did you mean 'us-east-1'?",
            "12:21 clients[0].mix.putt | unknown key; allowed here: get, put, update, increment,"
                + " delete, create, compare-and-set, read-modify-write, decrement, transact-write"
                + " | did you mean 'put'?");
    assertThat(file.problems()).isEqualTo(Samples.problems(file, Selection.BASE));
  }

  @Test
  void aProblemIsOneLineWhateverTheFileSays() throws Exception {
    ScenarioFile file = Samples.small("\"a\\e[31m\\n\": 1\n");
    assertThat(Samples.problems(file, Selection.BASE))
        .singleElement()
        .extracting(Problem::toString)
        .matches(line -> line.chars().noneMatch(Character::isISOControl));
  }

  @Test
  void aProblemReadsLikeACompilersMessage() throws Exception {
    ScenarioFile file = Samples.replaced("put: 0.5", "put: 0.6");
    assertThatThrownBy(() -> file.resolve(Selection.BASE))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("small.yaml:11:10: clients[0].mix: the shares must add to 1, not to 1.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: small | name: Small | name",
        "name: small | name: 5 | name",
        "name: small | description: x | name",
        "seed: 7 | '#' | seed",
        "seed: 7 | seed: 1.5 | seed",
        "seed: 7 | seed: \"7\" | seed",
        "seed: 7 | seed: 99999999999999999999 | seed",
        "duration: 10m | duration: 0s | duration",
        "duration: 10m | duration: | duration",
        "duration: 10m | duration: [10m] | duration",
        REGIONS + " | regions: [us-east-1, us-east-1] | table.regions[1]",
        REGIONS + " | regions: [] | table.regions",
        REGIONS + " | regions: us-east-1 | table.regions",
        REGIONS + " | regions: [us-east-1, ~] | table.regions[1]",
        REGIONS + " | regions: [us-east-1, {a: b}] | table.regions[1]",
        "name: shoppers | name: '' | clients[0].name",
        "name: shoppers | name: [x] | clients[0].name",
        "region: us-east-1 | region: mars | clients[0].region",
        "{rate: 10/s} | {} | clients[0].arrivals",
        "{rate: 10/s} | 10/s | clients[0].arrivals",
        "{rate: 10/s} | {rate: 0/s} | clients[0].arrivals.rate",
        "{rate: 10/s} | {rate: 1/s, users: 3} | clients[0].arrivals",
        "{rate: 10/s} | {raet: 1/s} | clients[0].arrivals.raet",
        "{rate: 10/s} | {users: 3} | clients[0].arrivals.think",
        "{rate: 10/s} | {users: 0, think: 1s} | clients[0].arrivals.users",
        "{rate: 10/s} | {rate: 1/s, process: steady} | clients[0].arrivals.process",
        "{rate: 10/s} | {schedule: []} | clients[0].arrivals.schedule",
        "{rate: 10/s} | {schedule: [~]} | clients[0].arrivals.schedule[0]",
        "{rate: 10/s}"
            + " | {schedule: [{at: 1m, rate: 1/s}, {at: 1m, rate: 2/s}]}"
            + " | clients[0].arrivals.schedule[1].at",
        "{rate: 10/s} | {schedule: [{at: 10m, rate: 1/s}]} | clients[0].arrivals.schedule[0].at",
        "count: 100 | count: 0 | clients[0].keys.count",
        "count: 100 | distribution: zipf | clients[0].keys.count",
        "count: 100 | count: 5, distribution: unique | clients[0].keys.count",
        "count: 100 | count: 5, exponent: 1 | clients[0].keys.exponent",
        "count: 100 | count: 5, distribution: zipf, exponent: -1 | clients[0].keys.exponent",
        "put: 0.5 | put: 50 | clients[0].mix.put",
        "put: 0.5 | put: -0.5 | clients[0].mix.put",
        "put: 0.5 | put: ~ | clients[0].mix.put",
        "put: 0.5 | put: \"0.5\" | clients[0].mix.put",
      })
  void aMistakeIsOneProblemAtItsPath(String part, String by, String path) throws Exception {
    ScenarioFile file = Samples.replaced(part, by);
    List<Problem> problems = Samples.problems(file, Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly(path);
    assertThat(problems.get(0).line()).isPositive();
    assertThat(problems.get(0).column()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "warmup: 10m | warmup",
        "surprise: 1 | surprise",
        "seed: 8 | seed",
        "table: {} | table",
        "clock: {assign: fuzzy} | clock.assign",
        "clock: {skew: 1ms} | clock.skew",
        "mrsc: {retry: 1s} | mrsc.retry",
        "replication: {lag: 5} | replication.lag",
        "replication: {pairs: [{from: us-east-1, to: us-east-1, lag: 1s}]} |"
            + " replication.pairs[0].to",
        "replication: {pairs: [{from: us-east-1, to: us-west-2, lag: 1s},"
            + " {from: us-east-1, to: us-west-2, lag: 2s}]} | replication.pairs[1].from",
        "replication: {lag: {p50: 1s}} | replication.lag.distribution",
        "replication: {lag: {distribution: lognormal, p50: 2s, p99: 1s}} | replication.lag.p99",
        "replication: {lag: {distribution: exponential}} | replication.lag.mean",
        "replication: {lag: {distribution: exponential, mean: 0s}} | replication.lag.mean",
        "replication: {lag: {distribution: empirical, percentiles: {0: 1s}}}"
            + " | replication.lag.percentiles",
        "replication: {lag: {distribution: empirical, percentiles: {0: 2s, 100: 1s}}}"
            + " | replication.lag.percentiles",
        "replication: {lag: {distribution: empirical, percentiles: {0: 1s, 101: 1s}}}"
            + " | replication.lag.percentiles.101",
        "network: {jitter: normal} | network.jitter",
        "network: {service: {write: fast}} | network.service.write",
        "network: {latency: [{between: [us-east-1, mars], delay: 1s}]}"
            + " | network.latency[0].between[1]",
        "network: {latency: [{between: [us-east-1], delay: 1s}]} | network.latency[0].between",
        "network: {latency: [{from: us-east-1, to: us-east-1, delay: 1s}]} | network.latency[0].to",
        "network: {latency: [{from: us-east-1, to: us-west-2}]} | network.latency[0].delay",
        "network: {latency: [{delay: 1s}]} | network.latency[0]",
        "variants: {base: {}} | variants.base",
        "variants: {Big: {}} | variants.Big",
        "variants: {a: ~} | variants.a",
        "variants: {a: {seed: 5}} | variants.a.seed",
        "variants: [] | variants",
        "expect: [{metric: writes.lost}] | expect[0].is",
        "expect: [{metric: writes.lost, is: zero}] | expect[0].is",
        "expect: [{refused: W-99}] | expect[0].refused",
        "expect: [{refused: 9}] | expect[0].refused",
        "expect: [{metric: writes.lost, is: == 0, variant: mrscc}] | expect[0].variant",
        "faults: [~] | faults[0]",
        "faults: [{at: 1m}] | faults[0].fault",
        "faults: [{fault: region-outage, region: us-east-1}] | faults[0].at",
        "faults: [{fault: region-outage, at: 1m}] | faults[0].region",
        "faults: [{fault: regoin-outage, region: us-east-1, at: 1m}] | faults[0].fault",
        "faults: [{fault: region-outage, region: us-east-2, at: 1m}] | faults[0].region",
        OUTAGE + "at: 10m}] | faults[0].at",
        OUTAGE + "at: 1m, for: 0s}] | faults[0].for",
        OUTAGE + "at: 1m, for: 1m, data: destroyed}] | faults[0].for",
        "faults: [{fault: region-isolation, region: us-east-1, at: 1m, data: kept}]"
            + " | faults[0].data",
        "faults: [{fault: replication-pause, region: us-east-1, at: 1m, effectDelay: 6m}]"
            + " | faults[0].effectDelay",
        "faults: [{fault: link-partition, at: 1m}] | faults[0]",
        "faults: [{fault: link-partition, betwen: [us-east-1, us-west-2], at: 1m}]"
            + " | faults[0].betwen",
        "script: [{at: 1s, region: us-east-1}] | script[0]",
        "script: [{at: 1s, region: us-east-1, get: {}}] | script[0].get.key",
        "script: [{at: 1s, region: us-east-1, get: {key: a}, delete: {key: a}}] | script[0]",
        "script: [{at: 1s, region: us-east-1, put: {key: a}}] | script[0].put.set",
        "script: [{at: 1s, region: us-east-1, put: {key: a, set: {b: 1.5}}}] | script[0].put.set.b",
        "script: [{at: 1s, region: us-east-1, update: {key: a, set: {b: 1}, add: {b:"
            + " 1}}}]"
            + " | script[0].update",
        "script: [{at: 1s, region: us-east-1, update: {key: a, add: {b: x}}}]"
            + " | script[0].update.add.b",
        "script: [{at: 1s, region: us-east-1, delete: {key: a, if: gone}}] | script[0].delete.if",
        "script: [{at: 1s, region: us-east-1, get: {key: a}, expect: {outcome: good}}]"
            + " | script[0].expect.outcome",
        "script: [{at: 1s, region: us-east-1, get: {key: a}, expect: {error: TimeOut}}]"
            + " | script[0].expect.error",
        "script: [{at: 10m, region: us-east-1, get: {key: a}}] | script[0].at",
        "script: [{at: 1s, region: us-east-1, get: {key: a}, retry: some}] | script[0].retry",
        "operations: [{operation: explode, at: 1m}] | operations[0].operation",
      })
  void aMistakeFurtherDownIsOneProblemAtItsPath(String more, String path) throws Exception {
    List<Problem> problems = Samples.problems(Samples.small(more + "\n"), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly(path);
    assertThat(problems.get(0).line()).isEqualTo(12);
  }

  @Test
  void faultsOfOneKindOnOnePlaceMayNotOverlap() throws Exception {
    String faults =
        """
        faults:
          - {fault: region-outage, region: us-east-1, at: 1m, for: 1m}
          - {fault: region-outage, region: us-east-1, at: 2m, for: 1m}
          - {fault: region-outage, region: us-east-1, at: 170s, for: 1m}
          - {fault: region-outage, region: us-west-2, at: 1m}
          - {fault: link-partition, between: [us-east-1, us-west-2], at: 1m, for: 1m}
          - {fault: link-partition, from: us-west-2, to: us-east-1, at: 90s, for: 1m}
          - {fault: link-partition, from: us-east-1, to: eu-west-1, at: 90s, for: 1m}
          - {fault: link-partition, from: eu-west-1, to: us-east-1, at: 90s, for: 1m}
        """;
    List<Problem> problems = Samples.problems(Samples.small(faults), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly("faults[2].at", "faults[5].at");
  }

  @Test
  void namesAreUnique() throws Exception {
    String more =
        """
          - name: shoppers
            region: us-east-1
            arrivals: {rate: 10/s}
            keys: {space: cart, count: 100}
            mix: {get: 1}
        faults:
          - {name: dark, fault: region-outage, region: us-east-1, at: 1m, for: 1m}
          - {name: dark, fault: region-isolation, region: us-east-1, at: 1m, for: 1m}
        """;
    List<Problem> problems = Samples.problems(Samples.small(more), Selection.BASE);
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactly("clients[1].name", "faults[1].name");
  }

  @Test
  void failoverLeavesHome() throws Exception {
    String by = "region: us-east-1\n    routing: {failover: {to: [us-west-2, us-east-1]}}";
    List<Problem> problems =
        Samples.problems(Samples.replaced("region: us-east-1", by), Selection.BASE);
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactly("clients[0].routing.failover.to[1]");
  }

  @Test
  void ownRegionsNeedTheirDelays() throws Exception {
    String network =
        """
        network:
          latency:
            - {between: [lab, us-east-1], delay: 10ms}
            - {between: [lab, us-west-2], delay: {distribution: lognormal, p50: 30ms, p99: 40ms}}
            - {from: lab, to: eu-west-1, delay: 50ms}
        """;
    String part = "regions: [us-east-1, us-west-2, eu-west-1]";
    String by = "regions: [us-east-1, us-west-2, eu-west-1, lab]";
    ScenarioFile lacking =
        ScenarioFile.parse("lab.yaml", Samples.SMALL.replace(part, by) + network);
    assertThat(Samples.lines(Samples.problems(lacking, Selection.BASE)))
        .containsExactly(
            "5:46 table.regions[3] | the built-in table does not know 'lab'"
                + " | give the delay from eu-west-1 to lab in network.latency");
    String back = "    - {from: eu-west-1, to: lab, delay: 50ms}\n";
    ScenarioFile complete =
        ScenarioFile.parse("lab.yaml", Samples.SMALL.replace(part, by) + network + back);
    assertThat(complete.resolve(Selection.BASE).network().latency()).hasSize(6);
  }
}
