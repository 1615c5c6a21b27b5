package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How records travel from Region to Region under mrec. */
class ReplicationRulesTest {
  /** FACTS R-8: C has the write, and does not pass it on. */
  @Test
  void aReplicatedWriteIsNotRelayed() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-partition, between: [=A=, =B=], at: 0s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 20s, region: =C=, get: { key: k }, expect: { v: 1 } }
                  - { at: 20s, region: =B=, get: { key: k }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.count("freshness['us-east-1>us-west-2'].never")).isEqualTo(1);
  }

  /** FACTS R-2: one direction of one pair stands still, the others go on. */
  @Test
  void aPairThatIsCutOneWayHoldsUpNoOther() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-partition, from: =A=, to: =B=, at: 5s, for: 10s }]
                script:
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =B=, put: { key: b, set: { v: 1 } } }
                  - { at: 7.001s, region: =C=, get: { key: a }, expect: { v: 1 } }
                  - { at: 7.001s, region: =A=, get: { key: b }, expect: { v: 1 } }
                  - { at: 15.049s, region: =B=, get: { key: a }, expect: absent }
                  - { at: 15.051s, region: =B=, get: { key: a }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** MODEL 3.1-5: a pair counts as down for a record if it is down at the record's due time. */
  @Test
  void aRecordThatIsDueAfterHealingIsNotHeldUp() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: link-partition, between: [=A=, =B=], at: 1.2s, for: 500ms }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.max")).isEqualTo(1000);
  }

  /** FACTS R-4: one partition's records arrive in order, and meet one lag for a hold. */
  @Test
  void aPartitionIsAFifoWithALagOfItsOwn() {
    String yaml =
        Small.mrecWithOwnLag(
            """
            replication: { lag: { distribution: lognormal, p50: 600ms, p99: 2500ms }, hold: 60s }
            clients:
              - name: writer
                region: =A=
                arrivals: { rate: 100/s }
                keys: { count: 1 }
                mix: { put: 100% }
            """);
    Ran ordered = Ran.with(yaml, "table.partitions=1");

    String there = "replication['us-east-1>us-west-2'].";
    String elsewhere = "replication['us-east-1>us-east-2'].";
    assertThat(ordered.count(there + "records")).isGreaterThan(2500);
    assertThat(ordered.count(there + "discarded")).isZero();
    assertThat(ordered.number(there + "lagMs.p50"))
        .isCloseTo(ordered.number(there + "lagMs.max"), within(0.001));
    assertThat(ordered.number(there + "lagMs.max"))
        .isNotEqualTo(ordered.number(elsewhere + "lagMs.max"));

    Ran unordered = Ran.with(yaml, "table.partitions=1", "replication.ordering=none");

    assertThat(unordered.count(there + "discarded")).isPositive();
    assertThat(unordered.number(there + "lagMs.p50")).isCloseTo(600, within(30.0));
  }

  /** What a user configures as percentiles is what comes out. */
  @Test
  void theLevelsOfLagFollowTheDistribution() {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { lag: { distribution: lognormal, p50: 600ms, p99: 2500ms } }
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 200/s }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                """),
            "table.partitions=1000",
            "duration=200s");

    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.p50"))
        .isCloseTo(600, within(20.0));
    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.p99"))
        .isCloseTo(2500, within(200.0));
  }

  /** Half a round trip after healing, then 1 / catchUpRate apart. */
  @Test
  void recordsThatWaitedArriveAtTheCatchUpRate() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 1s, catchUpRate: 2/s }
                faults: [{ fault: region-isolation, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 6s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 7s, region: =A=, put: { key: b, set: { v: 1 } } }
                  - { at: 8s, region: =A=, put: { key: c, set: { v: 1 } } }
                  - { at: 15.049s, region: =B=, get: { key: a }, expect: absent }
                  - { at: 15.051s, region: =B=, get: { key: a }, expect: { v: 1 } }
                  - { at: 15.549s, region: =B=, get: { key: b }, expect: absent }
                  - { at: 15.551s, region: =B=, get: { key: b }, expect: { v: 1 } }
                  - { at: 16.049s, region: =B=, get: { key: c }, expect: absent }
                  - { at: 16.051s, region: =B=, get: { key: c }, expect: { v: 1 } }
                  - { at: 15.011s, region: =C=, get: { key: a }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.max")).isEqualTo(9050);
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(1.04, within(0.001));
  }

  /** A backlog of 100/s × 10 s, drained at 1000/s against 100/s that keep coming. */
  @Test
  void aBacklogDrainsInTheTimeThatItsClosedFormGives() {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 0ms, catchUpRate: 1000/s }
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 100/s, process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                faults: [{ fault: region-isolation, region: =A=, at: 5s, for: 10s }]
                """),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds"))
        .isCloseTo(100 * 10 / 900.0, within(0.02));
    assertThat(ran.count("replication['us-east-1>us-west-2'].backlogMax")).isBetween(1000L, 1006L);
  }

  /** Our model: the default lag has half a round trip on top, one that is given is all there is. */
  @Test
  void theDefaultLagAddsTheWay() {
    String writer =
        """
        clients:
          - name: writer
            region: =A=
            arrivals: { rate: 10/s, process: constant }
            keys: { distribution: unique }
            mix: { put: 100% }
        """;
    Ran byDefault = Ran.of(Small.mrecWithOwnLag(writer));
    Ran given =
        Ran.of(
            Small.mrecWithOwnLag(
                writer
                    + "replication: {lag: {distribution: lognormal, p50: 600ms, p99: 2500ms}}\n"));

    for (String way : List.of("us-west-2", "us-east-2")) {
      String lag = "replication['us-east-1>" + way + "'].lagMs.max";
      double half = way.equals("us-west-2") ? 50 : 10;
      assertThat(byDefault.number(lag) - given.number(lag)).isCloseTo(half, within(0.001));
    }
  }

  /** FACTS O-3: replication may go on for a while after the pause has begun. */
  @Test
  void aPauseTakesEffectAfterItsDelay() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: replication-pause, region: =A=, at: 5s, for: 15s,
                  effectDelay: 5s }]
                script:
                  - { at: 6s, region: =A=, put: { key: early, set: { v: 1 } } }
                  - { at: 11s, region: =A=, put: { key: late, set: { v: 1 } } }
                  - { at: 12s, region: =B=, put: { key: in, set: { v: 1 } } }
                  - { at: 7.001s, region: =B=, get: { key: early }, expect: { v: 1 } }
                  - { at: 20.049s, region: =B=, get: { key: late }, expect: absent }
                  - { at: 20.051s, region: =B=, get: { key: late }, expect: { v: 1 } }
                  - { at: 20.049s, region: =A=, get: { key: in }, expect: absent }
                  - { at: 20.051s, region: =A=, get: { key: in }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.text("outages[0].fault")).isEqualTo("replication-pause");
  }

  /** FACTS R-7: the source keeps trying, however long it takes. */
  @Test
  void aBacklogWaitsWithoutBound() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: link-partition, between: [=A=, =B=], at: 0s, for: 8d }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                """),
            "drain=30d");

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.count("replication['us-east-1>us-west-2'].applied")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }
}
