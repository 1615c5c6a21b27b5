package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a committed write whose coordinator never acknowledged it means to the next one. */
class MrscCoordinatorRulesTest {
  /** A's write is stored in C at 1.010 s; B, which has it at 1.050 s, proposes before. */
  private static String afterWhich(String fault, String at) {
    return Small.mrsc(
            """
            faults: [{ fault: FAULT, region: =A=, at: 1.015s, for: 5s }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
              - { at: AT, region: =B=, put: { key: k, set: { v: 2 } } }
              - { at: 20s, region: =A=, get: { key: k }, expect: { v: 2 } }
            """)
        .replace("FAULT", fault)
        .replace("AT", at);
  }

  @Test
  void aWriteStillInTheHandsOfItsCoordinatorIsInConflict() {
    Ran ran = Ran.of(afterWhich("region-isolation", "1.045s"));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.error(0)).isEqualTo("InternalServerError");
    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  @Test
  void aWriteOfADeadCoordinatorCountsAsAcknowledgedAtItsCommit() {
    Ran ran = Ran.of(afterWhich("region-outage", "1.045s"));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.error(0)).isEqualTo("Timeout");
    assertThat(ran.count("conflicts.raised")).isZero();
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** A gives up at 1.084 s, a millisecond before B's proposal is stored in C. */
  @Test
  void aWriteThatItsCoordinatorGaveUpCountsAsAcknowledgedAtItsCommit() {
    String yaml = afterWhich("region-isolation", "1.045s");

    assertThat(Ran.with(yaml, "mrsc.requestTimeout=84ms").count("conflicts.raised")).isZero();
    assertThat(Ran.with(yaml, "mrsc.requestTimeout=86ms").count("conflicts.raised")).isEqualTo(1);
  }

  /** Writes that wait for the slot of an item leave the line after requestTimeout, unproposed. */
  @Test
  void aWriteThatWaitedTooLongIsNotApplied() {
    Ran ran =
        Ran.with(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, update: { key: k, add: { n: 1 } }, retry: none }
                  - { at: 1s, region: =A=, update: { key: k, add: { n: 1 } }, retry: none }
                  - { at: 1s, region: =A=, update: { key: k, add: { n: 1 } }, retry: none }
                  - { at: 1s, region: =A=, update: { key: k, add: { n: 1 } }, retry: none }
                """),
            "mrsc.requestTimeout=50ms");

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.outcome(1)).isEqualTo("ok");
    assertThat(ran.outcome(2)).isEqualTo("ok");
    assertThat(ran.error(3)).isEqualTo("InternalServerError");
    assertThat(ran.count("counters.final")).isEqualTo(3);
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }
}
