package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who serves whom, over which way, and what that costs. */
class TopologyRulesTest {
  private static final String FAR_READERS =
      """
      clients:
        - name: readers
          region: =B=
          arrivals: { rate: 10/s, process: constant }
          keys: { count: 10 }
          mix: { get: 50%, put: 50% }
          reads: READS
      """;

  /** The nearest replica of B's clients is in C, 40 ms away; a single Region is 50 ms away. */
  @ParameterizedTest
  @CsvSource({
    "'table.mode=mrec,table.regions=[us-east-1, us-east-2]', strong, 80, 80",
    "table.mode=single-region, strong, 100, 100",
    "table.mode=mrec, strong, 0, 0",
    "table.mode=mrsc, strong, 80, 80",
    "table.mode=mrsc, eventual, 0, 80",
    "'table.mode=mrsc,table.witness=us-west-2,table.regions=[us-east-1, us-east-2]', strong,"
        + " 100, 100",
    "'table.mode=mrsc,table.witness=us-west-2,table.regions=[us-east-1, us-east-2]', eventual,"
        + " 80, 100"
  })
  void clientsPayTheWayToTheNearestReplica(String sets, String reads, double get, double put) {
    Ran ran =
        Ran.with(Small.mrec(FAR_READERS.replace("READS", reads)), sets.split(",(?=[a-z]+\\.)"));

    assertThat(ran.number("latency.us-west-2.get.maxMs")).isEqualTo(get);
    assertThat(ran.number("latency.us-west-2.get.p50Ms")).isEqualTo(get);
    assertThat(ran.number("latency.us-west-2.put.maxMs")).isEqualTo(put);
    assertThat(ran.number("latency.us-west-2.put.p50Ms")).isEqualTo(put);
  }

  /** A Region that the built-in table does not know is as near to itself as any other. */
  @Test
  void ownRegionsRunWithTheirOwnDelays() {
    Ran ran =
        Ran.of(
            """
            name: own
            seed: 1
            duration: 10s
            table: { regions: [my-region, us-east-1] }
            network:
              jitter: none
              service: { write: 0ms, read: 0ms }
              latency: [{ between: [my-region, us-east-1], delay: 30ms }]
            replication: { lag: 1s }
            script:
              - { at: 1s, region: my-region, put: { key: k, set: { v: 1 } } }
              - { at: 1.9s, region: us-east-1, get: { key: k }, expect: absent }
              - { at: 2.1s, region: us-east-1, get: { key: k }, expect: { v: 1 } }
            """);

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("replication['my-region>us-east-1'].lagMs.max")).isEqualTo(1000);
  }

  /** FACTS U-3: with the direct link cut a message goes through the third member. */
  @Test
  void oneWayCutsAreByPassedUnderMrsc() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, from: =A=, to: =C=, at: 0s }
                  - { fault: link-partition, from: =C=, to: =B=, at: 0s }
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 1/s, process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                """));

    assertThat(ran.count("requests.ok")).isEqualTo(30);
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isEqualTo(100);
  }

  /** Reach needs both directions. */
  @Test
  void aMemberThatIsHeardAndHearsNobodyRefusesUnderMrsc() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, from: =B=, to: =A=, at: 5s, for: 10s }
                  - { fault: link-partition, from: =C=, to: =A=, at: 5s, for: 10s }
                script:
                  - { at: 6s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 6s, region: =A=, get: { key: k, consistency: strong }, retry: none }
                  - { at: 6s, region: =A=, get: { key: k }, retry: none }
                  - { at: 7s, region: =B=, put: { key: k, set: { v: 2 } }, retry: none }
                  - { at: 20s, region: =A=, get: { key: k } }
                """));

    assertThat(ran.error(0)).isEqualTo("InternalServerError");
    assertThat(ran.error(1)).isEqualTo("InternalServerError");
    assertThat(ran.outcome(2)).isEqualTo("ok");
    assertThat(ran.outcome(3)).isEqualTo("ok");
    assertThat(ran.value(4, "v")).isEqualTo("2");
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }

  /** FACTS U-1: of three members two must be up. */
  @Test
  void theLastMemberLeftAnswersEventualReadsOnly() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: region-outage, region: =A=, at: 5s, for: 10s }
                  - { fault: region-outage, region: =C=, at: 6s, for: 10s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 2 } }, retry: none }
                  - { at: 8s, region: =B=, get: { key: k, consistency: strong }, retry: none }
                  - { at: 8s, region: =B=, get: { key: k }, retry: none }
                  - { at: 15.5s, region: =B=, put: { key: k, set: { v: 3 } }, retry: none }
                  - { at: 25s, region: =C=, get: { key: k, consistency: strong } }
                """));

    assertThat(ran.error(1)).isEqualTo("InternalServerError");
    assertThat(ran.error(2)).isEqualTo("InternalServerError");
    assertThat(ran.value(3, "v")).isEqualTo("1");
    assertThat(ran.outcome(4)).isEqualTo("ok");
    assertThat(ran.value(5, "v")).isEqualTo("3");
  }

  /** An entry without a replica is skipped; if none is left there is no failover. */
  @Test
  void failoverSkipsRegionsWithoutAReplica() {
    String yaml =
        Small.mrec(
            """
            clients:
              - name: reader
                region: =A=
                arrivals: { rate: 10/s, process: constant }
                keys: { count: 10 }
                mix: { get: 100% }
                retry: none
                routing:
                  failover: { to: [=C=, =B=], healthCheck: { interval: 1s }, dnsTtl: 0s }
            faults: [{ fault: region-outage, region: =A=, at: 5s }]
            """);

    Ran both = Ran.of(yaml);

    assertThat(both.number("latency.us-east-1.get.maxMs")).isEqualTo(20);
    assertThat(both.number("outages[0].rto.reader.seconds")).isBetween(2.0, 3.2);

    Ran first = Ran.with(yaml, "table.regions=[us-east-1, us-west-2]");

    assertThat(first.number("latency.us-east-1.get.maxMs")).isEqualTo(100);

    Ran none = Ran.with(yaml, "table.mode=single-region");

    assertThat(none.number("latency.us-east-1.get.maxMs")).isZero();
    assertThat(none.has("outages[0].rto.reader.seconds")).isFalse();
  }

  /** A member cut off for no longer than requestTimeout is level again at once. */
  @Test
  void aShortIsolationNeedsNoCatchUp() {
    String yaml =
        Small.mrsc(
            """
            mrsc: { catchUpRate: 1/s }
            faults: [{ fault: region-isolation, region: =A=, at: 5s, for: 900ms }]
            script:
              - { at: 5.1s, region: =B=, put: { key: a, set: { v: 1 } } }
              - { at: 5.2s, region: =B=, put: { key: b, set: { v: 1 } } }
              - { at: 5.911s, region: =A=, get: { key: b } }
              - { at: 6.5s, region: =A=, put: { key: c, set: { v: 1 } }, retry: none }
            """);
    Ran brief = Ran.of(yaml);

    assertThat(brief.value(2, "v")).isEqualTo("1");
    assertThat(brief.outcome(3)).isEqualTo("ok");

    Ran longer = Ran.with(yaml, "mrsc.requestTimeout=800ms");

    assertThat(longer.value(2, "v")).isEqualTo("absent");
    assertThat(longer.outcome(3)).isEqualTo("unknown");
  }
}
