package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What is shown of a transaction by a Region that goes back, by a promotion or a restore, or that
 * has another copy later (FACTS Q-3). Records that a cut link has held up arrive a second apart.
 */
class TransactionRewindRulesTest {
  private static Ran ran(String sections) {
    return Ran.with(
        Small.activePassive(sections),
        "replication={ lag: 1s, catchUpRate: 1/s }",
        "table.failover.after=3s");
  }

  /** A's own a took the place of the a that is awaited there, and is given up before that comes. */
  @Test
  void aDeposedPrimaryThatGoesBackAwaitsWhatItHadPassedOver() {
    Ran ran =
        ran(
            """
            script:
              - at: 10s
                region: =B=
                transact: [{ put: { key: a, set: { v: 1 } } }, { put: { key: b, set: { v: 1 } } }]
              - { at: 12s, region: =A=, put: { key: a, set: { v: 2 } } }
            faults: [{ fault: region-isolation, region: =A=, at: 5s, for: 15s }]
            """);

    // A has the a at 20.05 s and the b at 21.05 s; C had both at 11 s.
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("transactions.acknowledged")).isEqualTo(1);
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(1000);
    assertThat(ran.count("transactions.torn")).isZero();
  }

  /** Who is cut from A until 4 s has the a soon after that, and the b a second later. */
  private static final String HELD_UP =
      """
      script:
        - { at: 2s, region: =A=,
            transact: [{ put: { key: a, set: { v: 1 } } }, { put: { key: b, set: { v: 1 } } }] }
      """;

  private static String cut(String region) {
    return "  - { fault: link-partition, from: =A=, to: " + region + ", at: 1s, for: 3s }\n";
  }

  /** The new primary has the a at 4.05 s and not the b, until b is written anew at 10 s. */
  private static final String TORN =
      HELD_UP
          + "  - { at: 10s, region: =B=, put: { key: b, set: { v: 2 } } }\n"
          + "faults:\n"
          + cut("=B=")
          + cut("=C=");

  private static final String PROMOTED =
      "operations:\n  - { operation: promote, region: =B=, at: 4.5s }\n";

  /** A shows it whole until 4.5 s and in part until 11 s, C from 4.01 s to 11 s all along. */
  @Test
  void whoGoesBackToHalfOfATransactionShowsIt() {
    Ran ran = ran(TORN + PROMOTED);

    assertThat(ran.count("transactions.torn")).isEqualTo(1);
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.p50")).isEqualTo(6500);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(6990);
  }

  /** B has nothing of it when it is promoted: C shows the a from 4.01 s to 4.5 s. */
  @Test
  void whoGivesUpATransactionShowsItNoMore() {
    Ran ran =
        ran(
            HELD_UP
                + "faults:\n"
                + cut("=C=")
                + "  - { fault: link-partition, from: =A=, to: =B=, at: 1s, for: 10s }\n"
                + PROMOTED);

    assertThat(ran.count("writes.rewound")).isEqualTo(2);
    assertThat(ran.count("transactions.torn")).isZero();
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(490);
  }

  /** Many other transactions, so that those of which no more is known are forgotten. */
  private static final String USERS =
      """
      clients:
        - name: users
          region: =B=
          arrivals:
            process: constant
            schedule: [{ at: 0s, rate: 0/s }, { at: 12.5s, rate: 100/s }, { at: 16s, rate: 0/s }]
          keys: { count: 100 }
          mix: { transact-write: 100% }
      """;

  /** B shows it in part from 4.05 s to 10 s, and again from 20 s to 25 s. */
  @Test
  void aTableMayGoBackToHalfOfATransaction() {
    String later = "  - { at: 25s, region: =B=, put: { key: b, set: { v: 3 } } }\nfaults";
    Ran ran =
        ran(
            USERS
                + TORN.replace("faults", later)
                + PROMOTED
                + "  - { operation: backup, name: half, region: =B=, at: 6s }\n"
                + "  - { operation: restore, region: =B=, backup: half, at: 18s, takes: 2s }\n");

    assertThat(ran.count("transactions.torn")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(10950);
  }

  /**
   * B shows it in part from 4.05 s to 5.05 s, and from 12 s, when it is back at what it had at 4.5
   * s, to 17 s. That its b is gone is certain from 12 s on.
   */
  @Test
  void aTransactionCountsAsLongAsItIsSeenInPart() {
    Ran ran =
        Ran.with(
            Small.mrec(
                USERS
                    + HELD_UP
                    + "  - { at: 17s, region: =B=, put: { key: b, set: { v: 2 } } }\n"
                    + "faults:\n"
                    + cut("=B=")
                    + """
                    operations:
                      - { operation: backup, name: half, region: =B=, at: 4.5s }
                      - { operation: restore, region: =B=, backup: half, at: 10s, takes: 2s }
                    """),
            "replication={ lag: 1s, catchUpRate: 1/s }");

    assertThat(ran.count("transactions.torn")).isEqualTo(1);
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(6000);
  }

  /** C leaves with the a alone; that its next copy is filled with both is nothing of that one. */
  @Test
  void aCopyThatIsGoneNeverShowsTheRest() {
    Ran ran =
        Ran.with(
            Small.mrec(
                HELD_UP
                    + "faults:\n"
                    + cut("=C=")
                    + """
                    operations:
                      - { operation: remove-replica, regions: [=C=], at: 4.5s }
                      - { operation: add-replica, region: =C=, at: 10s }
                    """),
            "replication={ lag: 1s, catchUpRate: 1/s }");

    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.has("transactions.windowMs.max")).isFalse();
  }
}
