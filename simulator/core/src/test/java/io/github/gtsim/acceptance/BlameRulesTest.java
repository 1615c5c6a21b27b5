package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is put down to which fault, and what to none. */
class BlameRulesTest {
  /** C lacks a write of B's when A goes, which A has: that is nothing A's clients would lose. */
  @Test
  void rpoCountsWhatTheLostRegionAcknowledged() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 100ms, pairs: [{ from: =B=, to: =C=, lag: 5s }] }
                faults: [{ fault: region-outage, region: =A=, at: 5s, for: 5s }]
                script:
                  - { at: 4s, region: =B=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.count("outages[0].rpo.writes")).isZero();
    assertThat(ran.count("outages[0].rpo.byRegion.us-east-2.writes")).isZero();
  }

  /** B and C differ for their cut link, not for A's outage. */
  @Test
  void survivorsThatDifferForAnotherReasonAreNotCounted() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults:
                  - { fault: region-outage, region: =A=, at: 5s }
                  - { fault: link-partition, between: [=B=, =C=], at: 5s }
                script:
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.count("outages[0].survivorsDiffer.items")).isZero();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Two outages at once: each is to blame for the requests that ended at its own Region. */
  @Test
  void rtoCountsRequestsThatEndedAtTheLostRegion() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                clients:
                  - name: west
                    region: =B=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { count: 10 }
                    mix: { get: 100% }
                    retry: none
                faults:
                  - { fault: region-outage, region: =A=, at: 5s, for: 10s }
                  - { fault: region-outage, region: =B=, at: 7s, for: 2s }
                """));

    assertThat(ran.number("outages[0].rto.west.seconds")).isZero();
    assertThat(ran.count("outages[0].rto.west.failed")).isZero();
    assertThat(ran.number("outages[1].rto.west.seconds")).isEqualTo(2);
    assertThat(ran.count("outages[1].rto.west.failed")).isEqualTo(20);
  }

  /** What is acknowledged while a read is under way, the read may miss. */
  @Test
  void aReadIsNotStaleForAWriteAcknowledgedAfterItsCall() {
    String yaml =
        Small.mrec(
            """
            script:
              - { at: 1s, region: =B=, get: { key: k }, expect: absent }
              - { at: PUT, region: =A=, put: { key: k, set: { v: 1 } } }
            """);
    Ran after = Ran.with(yaml.replace("PUT", "1.1s"), "network.service.read=300ms");

    assertThat(after.report().expectationsHeld()).isTrue();
    assertThat(after.count("reads.eventual.ok")).isEqualTo(1);
    assertThat(after.count("reads.eventual.stale")).isZero();

    Ran before = Ran.with(yaml.replace("PUT", "0.9s"), "network.service.read=300ms");

    assertThat(before.report().expectationsHeld()).isTrue();
    assertThat(before.count("reads.eventual.stale")).isEqualTo(1);
    assertThat(before.number("reads.eventual.ageMs.max")).isEqualTo(100);
  }

  /** No way leads to B when A proposes; one does when C stores the record, who passes it on. */
  @Test
  void aMemberThatMissedTheProposalGetsTheRecordFromTheOneThatStoredIt() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, between: [=A=, =B=], at: 500ms }
                  - { fault: link-partition, between: [=C=, =B=], at: 500ms, for: 505ms }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.049s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 1.051s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }
}
