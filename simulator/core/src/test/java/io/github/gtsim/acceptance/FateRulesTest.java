package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What became of each write, and what a lost Region takes with it. */
class FateRulesTest {
  /** One that A's end finds shipped, its successor not. */
  @Test
  void onlyWhatHadReachedNoSurvivorIsDestroyed() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =A=, at: 5s, data: destroyed }]
                script:
                  - { at: 3.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 4.5s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 9s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.destroyed")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.number("outages[0].rpo.seconds")).isEqualTo(0.5);
  }

  /** A create that has seen the one before it is none too many. */
  @Test
  void aCreateAfterADeleteIsNoDuplicate() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 }, if: absent } }
                  - { at: 5s, region: =B=, delete: { key: k } }
                  - { at: 9s, region: =C=, put: { key: k, set: { v: 2 }, if: absent } }
                """));

    assertThat(ran.count("creates.acknowledged")).isEqualTo(2);
    assertThat(ran.count("creates.duplicate")).isZero();
  }

  /** Displaced in A before A's end, and so not destroyed with it. */
  @Test
  void whatWasLostBeforeIsNotDestroyed() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 5s, pairs: [{ from: =B=, to: =A=, lag: 500ms }] }
                faults: [{ fault: region-outage, region: =A=, at: 5s, data: destroyed }]
                script:
                  - { at: 3s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 3.5s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 20s, region: =C=, get: { key: k }, expect: { v: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("writes.destroyed")).isZero();
    assertThat(ran.count("outages[0].rpo.writes")).isZero();
  }

  /** Neither destroyed nor out at the end: A is not live, and nothing of it is destroyed. */
  @Test
  void aRegionThatStaysOutStrandsItsWrites() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =A=, at: 5s }]
                script:
                  - { at: 4.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.count("writes.stranded")).isEqualTo(1);
    assertThat(ran.count("writes.destroyed")).isZero();
    assertThat(ran.count("outages[0].afterHeal.stranded")).isEqualTo(1);
    assertThat(ran.has("outages[0].endSeconds")).isFalse();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** FACTS C-7: a write made elsewhere meanwhile suppresses the one that comes late. */
  @Test
  void aLaterWriteElsewhereSuppressesOneThatComesLate() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 4.4s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 4.5s, region: =A=, put: { key: late, set: { v: 1 } } }
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 20s, region: =A=, get: { key: k }, expect: { v: 2 } }
                  - { at: 20s, region: =B=, get: { key: late }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(2);
    assertThat(ran.number("outages[0].rpo.seconds")).isEqualTo(0.6);
    assertThat(ran.count("outages[0].afterHeal.late")).isEqualTo(1);
    assertThat(ran.count("outages[0].afterHeal.suppressed")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(3600);
  }

  @Test
  void anIsolationCountsWhatItsEndWouldHaveCost() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ name: alone, fault: region-isolation, region: =A=, at: 5s, for: 10s }]
                script:
                  - { at: 4.5s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =A=, put: { key: b, set: { v: 1 } } }
                  - { at: 7s, region: =A=, put: { key: b, set: { v: 2 } } }
                  - { at: 8s, region: =B=, put: { key: b, set: { v: 3 } } }
                  - { at: 8s, region: =B=, put: { key: c, set: { v: 3 } } }
                """));

    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isEqualTo(3);
    assertThat(ran.number("outages[0].rpo.atEnd.seconds")).isEqualTo(10.5);
    assertThat(ran.count("outages[0].afterHeal.writtenOnBothSides")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isEqualTo(2);
    assertThat(ran.number("outages[0].endSeconds")).isEqualTo(15);
  }

  /** There is no second copy: nothing to lose while the data are kept, all of it otherwise. */
  @Test
  void aSingleRegionHasNoRpoUntilItIsDestroyed() {
    String yaml =
        Small.single(
            """
            faults: [{ fault: region-outage, region: =A=, at: 5s }]
            script:
              - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
              - { at: 2s, region: =A=, put: { key: a, set: { v: 2 } } }
              - { at: 3s, region: =A=, put: { key: b, set: { v: 2 } } }
            """);
    Ran kept = Ran.with(yaml, "faults[0].for=5s");

    assertThat(kept.has("outages[0].rpo")).isFalse();
    assertThat(kept.count("writes.surviving")).isEqualTo(3);

    Ran destroyed = Ran.with(yaml, "faults[0].data=destroyed");

    assertThat(destroyed.count("outages[0].rpo.writes")).isEqualTo(3);
    assertThat(destroyed.count("outages[0].rpo.items")).isEqualTo(2);
    assertThat(destroyed.number("outages[0].rpo.seconds")).isEqualTo(4);
    assertThat(destroyed.count("writes.destroyed")).isEqualTo(3);
  }

  @Test
  void ofThreeCreatesOfOneKeyTwoAreDuplicates() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 }, if: absent } }
                  - { at: 1.1s, region: =B=, put: { key: k, set: { v: 2 }, if: absent } }
                  - { at: 1.2s, region: =C=, put: { key: k, set: { v: 3 }, if: absent } }
                """));

    assertThat(ran.count("creates.acknowledged")).isEqualTo(3);
    assertThat(ran.count("creates.duplicate")).isEqualTo(2);
    assertThat(ran.count("writes.lost")).isEqualTo(2);
  }

  /** A counter that was also set is none. */
  @Test
  void anItemThatSawOtherWritesIsNoCounter() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, update: { key: pure, add: { n: 3 } } }
                  - { at: 1s, region: =A=, update: { key: set, add: { n: 1 } } }
                  - { at: 2s, region: =A=, put: { key: set, set: { n: 10 } } }
                """));

    assertThat(ran.count("counters.applied")).isEqualTo(3);
    assertThat(ran.count("counters.final")).isEqualTo(3);
  }

  private static final String WITHOUT_FAILOVER =
      """
      clients:
        - name: reader
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { count: 10 }
          mix: { get: 100% }
          retry: none
        - name: elsewhere
          region: =B=
          arrivals: { rate: 10/s, process: constant }
          keys: { count: 10 }
          mix: { get: 100% }
          retry: none
      faults: [{ fault: region-outage, region: =A=, at: 5s }]
      """;

  @Test
  void withoutFailoverAGroupIsOutAsLongAsItsRegion() {
    Ran never = Ran.of(Small.mrec(WITHOUT_FAILOVER));

    assertThat(never.has("outages[0].rto.reader.seconds")).isFalse();
    assertThat(never.count("outages[0].rto.reader.failed")).isEqualTo(250);
    assertThat(never.number("outages[0].rto.elsewhere.seconds")).isZero();

    Ran returns = Ran.with(Small.mrec(WITHOUT_FAILOVER), "faults[0].for=10s");

    assertThat(returns.number("outages[0].rto.reader.seconds")).isEqualTo(10);
    assertThat(returns.count("outages[0].rto.reader.failed")).isEqualTo(100);
    assertThat(returns.count("outages[0].rto.reader.outSeconds")).isEqualTo(10);
    assertThat(returns.number("availability.all")).isCloseTo(500 / 600.0, within(0.0001));
  }

  /** Level 40 ms after the first arrival; what a later cut holds up is not this fault's doing. */
  @Test
  void aLaterFaultDoesNotStretchTheCatchingUp() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults:
                  - { fault: region-isolation, region: =A=, at: 1s, for: 3s }
                  - { fault: link-partition, between: [=A=, =B=], at: 10s, for: 5s }
                script:
                  - { at: 1.1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 11s, region: =A=, put: { key: k, set: { v: 2 } } }
                """));

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(0.04, within(1e-9));
  }

  /** FACTS W-8: B's copy of a write whose request has ended is settled like any other. */
  @Test
  void aWriteThatIsAppliedAfterItsRequestHasEndedIsCounted() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
                      timeout: 5ms, expect: { error: Timeout } }
                  - { at: 2s, region: =B=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.unknownNotApplied")).isZero();
  }

  /** A group is not out when nobody asks: 20 s of requests after the outage, then none. */
  @Test
  void aGroupIsOutUntilItsLastRequestEnded() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                    retry: none
                faults: [{ fault: region-outage, region: =A=, at: 10s, for: 2h }]
                """));

    assertThat(ran.has("outages[0].rto.writer.seconds")).isFalse();
    assertThat(ran.count("outages[0].rto.writer.failed")).isEqualTo(200);
    assertThat(ran.count("outages[0].rto.writer.outSeconds")).isEqualTo(19);
  }
}
