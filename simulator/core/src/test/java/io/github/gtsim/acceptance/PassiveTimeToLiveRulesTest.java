package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Under active-passive the primary, whichever it is, deletes what has expired (FACTS C-6). */
class PassiveTimeToLiveRulesTest {
  private static Ran held(String sections) {
    return Ran.with(Small.activePassive(sections), "table.ttl={after: 10s, delay: 2s}").held();
  }

  @Test
  void thePrimaryDeletesAndTheOthersFollow() {
    Ran ran =
        held(
            """
            script:
              - { at: 1s, region: =B=, put: { key: k, set: { v: 1 } } }
              - { at: 13.049s, region: =A=, get: { key: k }, expect: { v: 1 } }
              - { at: 13.051s, region: =A=, get: { key: k }, expect: absent }
              - { at: 14.049s, region: =C=, get: { key: k }, expect: { v: 1 } }
              - { at: 14.051s, region: =C=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
  }

  /** B goes on from what it has: the item expires there, its renewal having been given up. */
  @Test
  void whoIsPromotedDeletesByWhatItHas() {
    Ran ran =
        held(
            """
            operations: [{ operation: promote, region: =B=, at: 5.5s }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 5s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 12.999s, region: =B=, get: { key: k }, expect: { v: 1 } }
              - { at: 13.001s, region: =B=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
  }

  /** A's deletion had not come to B, where the item is back, and has expired at once. */
  @Test
  void whatAPromotionBringsBackExpiresAgain() {
    Ran ran =
        held(
            """
            operations: [{ operation: promote, region: =B=, at: 13.5s }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 13.4s, region: =A=, get: { key: k }, expect: absent }
              - { at: 13.4s, region: =B=, get: { key: k }, expect: { v: 1 } }
              - { at: 13.6s, region: =B=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(2);
  }
}
