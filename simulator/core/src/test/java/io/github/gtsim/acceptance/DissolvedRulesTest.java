package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is under way between members when two of them leave comes to nothing (our model of 9). */
class DissolvedRulesTest {
  /** Committed in A and C at 1.02 s; on its way to B, which has left when it comes there. */
  @Test
  void aRecordDoesNotReachAMemberThatHasLeft() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 1.03s }]
                script: [{ at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }]
                """));

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(1.03);
    assertThat(ran.count("replication['us-east-1>us-east-2'].records")).isEqualTo(1);
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isZero();
    assertThat(ran.has("cost.byRegion.us-west-2.rwru")).isFalse();
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** Given up after a second, a write that takes two to reach anybody finds no table there. */
  @Test
  void aProposalThatComesTooLateIsNotCommitted() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-degradation, from: =A=, to: =B=, add: 2s, at: 0s }
                  - { fault: link-degradation, from: =A=, to: =C=, add: 2s, at: 0s }
                operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 2.5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                  - { at: 5s, region: =A=, get: { key: k, consistency: strong }, expect: absent }
                """));

    ran.held();
    assertThat(ran.outcome(0)).isEqualTo("unknown");
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(2.5);
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.count")).isZero();
  }

  /** Of three writes that B has missed it has replayed none when it leaves, and never will. */
  @Test
  void aMemberThatLeavesCatchesUpNoMore() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                mrsc: { catchUpRate: 1/s }
                faults: [{ fault: region-outage, region: =B=, at: 2s, for: 3s }]
                operations: [{ operation: remove-replica, regions: [=B=, =C=], at: 5.5s }]
                script:
                  - { at: 2.5s, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 3s, region: =A=, put: { key: b, set: { v: 1 } } }
                  - { at: 3.5s, region: =A=, put: { key: c, set: { v: 1 } } }
                """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(5.5);
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(3);
  }
}
