package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What last writer wins does with one item. */
class MrecRulesTest {
  private static final String NOTHING_NEW =
      """
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 2s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 3s, region: =A=, update: { key: k, set: { v: 1 } } }
        - { at: 4s, region: =A=, delete: { key: absent } }
      """;

  /** FACTS I-7. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void aWriteThatChangesNothingMakesNoVersion(String mode) {
    Ran ran = Ran.with(Small.mrec(NOTHING_NEW), "table.mode=" + mode);

    assertThat(ran.count("requests.ok")).isEqualTo(4);
    assertThat(ran.count("writes.noop")).isEqualTo(3);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** FACTS I-7: and so nothing to replicate. */
  @Test
  void aWriteThatChangesNothingIsNotReplicated() {
    Ran ran = Ran.of(Small.mrec(NOTHING_NEW));

    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(1);
  }

  /** FACTS C-3. */
  @Test
  void aLaterDeleteBeatsAPut() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 5.3s, region: =B=, delete: { key: k } }
                  - { at: 9s, region: =A=, get: { key: k }, expect: absent }
                  - { at: 9s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 9s, region: =C=, get: { key: k }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.number("ledger[0].atSeconds")).isEqualTo(5);
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(300);
  }

  /** FACTS C-3. */
  @Test
  void aLaterPutBeatsADelete() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =B=, delete: { key: k } }
                  - { at: 5.3s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 9s, region: =A=, get: { key: k }, expect: { v: 2 } }
                  - { at: 9s, region: =B=, get: { key: k }, expect: { v: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(1);
  }

  /** FACTS C-4: the tombstone of a delete outlives it. */
  @Test
  void aPutThatArrivesAfterALaterDeleteDoesNotResurrectTheItem() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 100ms, pairs: [{ from: =A=, to: =C=, lag: 5s }] }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 2s, region: =B=, delete: { key: k } }
                  - { at: 3s, region: =C=, get: { key: k }, expect: absent }
                  - { at: 7s, region: =C=, get: { key: k }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("replication['us-east-1>us-east-2'].discarded")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  /** FACTS C-5: of equal timestamps the Region greater by name wins, everywhere. */
  @Test
  void tiesConverge() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =B=, put: { key: k, set: { v: west } } }
                  - { at: 1s, region: =A=, put: { key: k, set: { v: east } } }
                  - { at: 9s, region: =A=, get: { key: k }, expect: { v: west } }
                  - { at: 9s, region: =B=, get: { key: k }, expect: { v: west } }
                  - { at: 9s, region: =C=, get: { key: k }, expect: { v: west } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.number("ledger[0].byMs")).isZero();
  }

  /** FACTS Q-2: a condition sees the local version only. */
  @Test
  void aConditionIsCheckedAtTheLocalReplicaAlone() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.5s, region: =B=, put: { key: k, set: { v: 2 }, if: exists },
                      expect: { error: ConditionalCheckFailedException } }
                  - { at: 2.1s, region: =B=, put: { key: k, set: { v: 3 }, if: exists },
                      expect: { outcome: ok } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** MODEL: a write discarded somewhere is not lost if the winner had seen it. */
  @Test
  void aDiscardedAncestorOfTheWinnerIsNotLost() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 100ms, pairs: [{ from: =A=, to: =C=, lag: 5s }] }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 2s, region: =B=, update: { key: k, set: { w: 2 } } }
                  - { at: 9s, region: =C=, get: { key: k }, expect: { v: 1, w: 2 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("replication['us-east-1>us-east-2'].discarded")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.concurrent")).isZero();
  }
}
