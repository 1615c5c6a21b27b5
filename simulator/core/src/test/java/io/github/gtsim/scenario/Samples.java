package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Scenario texts for tests. */
final class Samples {
  static final String SMALL =
      """
      name: small
      seed: 7
      duration: 10m
      table:
        regions: [us-east-1, us-west-2, eu-west-1]
      clients:
        - name: shoppers
          region: us-east-1
          arrivals: {rate: 10/s}
          keys: {space: cart, count: 100}
          mix: {get: 50%, put: 0.5}
      """;

  /** A scenario that has most of the keys there are. */
  static final String FULL =
      """
      name: full
      description: most of the keys there are
      seed: 7
      duration: 10m
      warmup: 1s
      drain: 1h
      table:
        mode: mrsc
        regions: [us-east-1, us-west-2]
        witness: us-east-2
        partitions: 8
        itemSize: 2KB
        indexes: 2
        localIndexes: 0
        capacity:
          write: 10
          read: 20
          burst: 60s
          autoScaling: {target: 60%, min: 5, max: 50, takes: 1m}
          byRegion: {us-west-2: {write: 5, read: 5, autoScaling: {min: 1, max: 9}}}
      network:
        jitter: none
        latency:
          - {between: [us-east-1, us-west-2], delay: 30ms}
          - {from: us-east-1, to: us-east-2, delay: {distribution: exponential, mean: 1ms}}
        service:
          write: {distribution: lognormal, p50: 4ms, p99: 10ms}
          read: {distribution: empirical, percentiles: {0: 1ms, 50: 2ms, 100: 9ms}}
      replication:
        lag: 250ms
        pairs: [{from: us-east-1, to: us-west-2, lag: 1s}]
        ordering: none
        hold: 5s
        catchUpRate: 1000/s
        retry: 2s
        coalesce: 1s
      mrsc:
        catchUpRate: 1000/s
        requestTimeout: 2s
        retransmit: 100ms
        staleBase: conflict
        regionRule: any3of15
      clock: {assign: monotonic, tombstoneRetention: 1h}
      zones: {lease: 3s, followerLag: 1ms}
      clients:
        - name: a
          region: us-east-1
          arrivals: {schedule: [{at: 0s, rate: 1/s}, {at: 1m, rate: 0/s}], process: constant}
          keys: {space: s, count: 10, distribution: zipf, exponent: 1}
          mix: {get: 0.5, increment: 0.5}
          reads: strong
          attribute: n
          itemSize: 3KB
          timeout: 1s
          retry: {attempts: 2, base: 1ms, cap: 1s}
          routing:
            policy: local
            failover: {to: [us-west-2], healthCheck: {interval: 1s}, dnsTtl: 0s, failback: never}
        - name: b
          region: eu-west-1
          arrivals: {users: 3, think: 1s}
          keys: {distribution: unique}
          mix: {create: 1}
          idempotent: true
          retry: none
        - name: c
          region: us-east-1
          arrivals: {rate: 1/s}
          keys: {space: t, count: 10, distribution: hotspot, share: 90%, of: 2, stock: 5}
          mix: {decrement: 0.5, put: 0.5}
          transactionItems: 3
          routing: {policy: one-region, primary: us-east-1}
        - name: d
          region: us-east-1
          arrivals: {rate: 1/s}
          keys: {space: u, count: 10, distribution: sequential, preload: true, home: hash}
          mix: {put: 1}
          routing:
            policy: home-region
            failover: {to: [us-west-2], on: {replicationLatency: 3m, periods: 2}}
      script:
        - {at: 1s, region: us-east-1, put: {key: k, set: {c: x}, if: absent}, expect: {c: x}}
        - {at: 2s, region: us-east-1, update: {key: k, add: {n: 1}, if: {n: '< 1'}}, retry: none}
        - {at: 3s, region: us-west-2, get: {key: k, consistency: strong}, expect: absent}
        - {at: 4s, region: us-west-2, delete: {key: k, if: exists}, expect: {error: Timeout}}
      faults:
        - {fault: region-outage, region: us-east-1, at: 1m, data: destroyed, manner: hang}
        - {fault: region-isolation, region: us-west-2, at: 1m, for: 1m}
        - {fault: link-partition, from: us-east-1, to: us-east-2, at: 1m, for: 1m}
        - {fault: replication-pause, region: us-west-2, at: 1m, for: 1m, effectDelay: 1m}
        - {fault: link-degradation, between: [us-east-1, us-west-2], factor: 2, add: 1ms, loss: 1%,
           at: 1m}
        - {fault: replication-slowdown, from: us-east-1, to: us-west-2, factor: 2, at: 1m}
        - {fault: replication-slowdown, region: us-west-2, factor: 2, at: 1m}
        - {fault: region-degradation, region: us-west-2, factor: 2, errors: 1%, at: 1m}
        - {fault: endpoint-outage, region: us-west-2, tail: 1m, at: 1m}
        - {fault: clock-skew, region: us-west-2, offset: -1s, drift: 2ppm, at: 1m}
        - {fault: zone-outage, region: us-west-2, zones: 2, at: 1m, for: 1m}
        - {fault: capacity-cut, region: us-west-2, write: 5, read: 5, at: 1m}
      operations:
        - {name: go, operation: evacuate, region: us-east-1, to: us-west-2, at: 1m, factor: 5}
      variants:
        other: {table: {mode: mrec}, clients: {b: null}}
      expect:
        - {metric: writes.lost, is: == 0, variant: other}
      """;

  private Samples() {}

  /** The path of every value in a text. */
  static List<String> paths(String text) {
    List<String> paths = new ArrayList<>();
    collect(YamlTree.parse("paths.yaml", text, new Findings()).orElseThrow(), paths);
    return paths;
  }

  private static void collect(Tree tree, List<String> paths) {
    if (!tree.place().path().isEmpty()) {
      paths.add(tree.place().path());
    }
    if (tree instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), paths));
    } else if (tree instanceof Tree.Sequence list) {
      list.items().forEach(item -> collect(item, paths));
    }
  }

  /** The small scenario with more text at its end. */
  static ScenarioFile small(String more) throws ScenarioException {
    return ScenarioFile.parse("small.yaml", SMALL + more);
  }

  /** The small scenario with a part of it replaced. */
  static ScenarioFile replaced(String part, String by) throws ScenarioException {
    if (!SMALL.contains(part)) {
      throw new IllegalArgumentException(part);
    }
    return ScenarioFile.parse("small.yaml", SMALL.replace(part, by));
  }

  /** Problems as {@code LINE:COLUMN PATH | MESSAGE | HINT}. */
  static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                "%d:%d %s | %s | %s"
                    .formatted(
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        problem.message(),
                        problem.hint()))
        .collect(Collectors.toList());
  }

  /** The problems of a selection; none if it resolves. */
  static List<Problem> problems(ScenarioFile file, Selection selection) {
    try {
      file.resolve(selection);
      return List.of();
    } catch (ScenarioException refused) {
      return refused.problems();
    }
  }
}
