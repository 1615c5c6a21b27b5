package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a replica knows of a deletion (FACTS C-4, 21-4). */
class TombstoneRulesTest {
  /** A's put reaches C long after B has read it and deleted the item. */
  private static final String LATE_PUT =
      """
      faults: [{ fault: link-partition, from: =A=, to: =C=, at: 0s, for: 20s }]
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 3s, region: =B=, delete: { key: k } }
        - { at: 19s, region: =C=, get: { key: k }, expect: absent }
        - { at: 21s, region: =C=, get: { key: k } }
        - { at: 21s, region: =B=, get: { key: k }, expect: absent }
      """;

  @Test
  void aDeletionThatIsRememberedBeatsAnOlderPut() {
    Ran ran = Ran.of(Small.mrec(LATE_PUT));

    assertThat(ran.value(3, "v")).isEqualTo("absent");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** The put arrives 17 s after the deletion. */
  @Test
  void aDeletionThatIsForgottenDoesNot() {
    Ran ran = Ran.with(Small.mrec(LATE_PUT), "clock.tombstoneRetention=16s");

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.value(3, "v")).isEqualTo("1");
    assertThat(ran.text("promises.convergence")).isEqualTo("not promised");
    assertThat(ran.text("promises.monotonic")).isEqualTo("not promised");
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
    assertThat(ran.count("replication['us-east-1>us-east-2'].applied")).isEqualTo(1);

    Ran longer = Ran.with(Small.mrec(LATE_PUT), "clock.tombstoneRetention=18s");
    assertThat(longer.value(3, "v")).isEqualTo("absent");
    assertThat(longer.text("promises.convergence")).isEqualTo("not promised");
  }

  /** FACTS I-5: a write on a forgotten deletion has the clock's time; on a known one that + 1. */
  @Test
  void aWriteAfterAForgottenDeletionTakesNoTimestampFromIt() {
    String script =
        """
        faults: [{ fault: clock-skew, region: =B=, offset: 60s, at: 0s, for: 4s }]
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
          - { at: 3s, region: =B=, delete: { key: k } }
          - { at: 10s, region: =B=, put: { key: k, set: { v: 2 } } }
          - { at: 10.5s, region: =A=, put: { key: k, set: { v: 3 } } }
          - { at: 15s, region: =C=, get: { key: k } }
        """;

    assertThat(Ran.with(Small.mrec(script), "clock.tombstoneRetention=30s").value(4, "v"))
        .isEqualTo("2");
    assertThat(Ran.with(Small.mrec(script), "clock.tombstoneRetention=5s").value(4, "v"))
        .isEqualTo("3");
  }

  /** Under MRSC there is a single order, and nothing to resurrect. */
  @Test
  void aJournalIsNotConcerned() {
    Ran ran = Ran.with(Small.mrsc(LATE_PUT), "clock.tombstoneRetention=1s");

    assertThat(ran.value(3, "v")).isEqualTo("absent");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
  }
}
