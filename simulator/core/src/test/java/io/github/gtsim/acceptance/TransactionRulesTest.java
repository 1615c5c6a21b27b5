package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions are atomic at home and travel item by item (FACTS ). */
class TransactionRulesTest {
  private static final String ORDER =
      """
      script:
        - { at: 1s, region: =A=, put: { key: product, set: { left: 1 } } }
        - at: 3s
          region: =A=
          transact:
            - { update: { key: product, add: { left: -1 }, if: { left: ">= 1" } } }
            - { put: { key: order/1, set: { by: ada }, if: absent } }
          expect: { outcome: ok }
        - at: 4s
          region: =A=
          transact:
            - { put: { key: order/2, set: { by: bob }, if: absent } }
            - { update: { key: product, add: { left: -1 }, if: { left: ">= 1" } } }
          expect: { error: TransactionCanceledException }
        - { at: 5s, region: =A=, get: { key: order/1 }, expect: { by: ada } }
        - { at: 5s, region: =A=, get: { key: order/2 }, expect: absent }
        - { at: 5s, region: =A=, get: { key: product }, expect: { left: 0 } }
        - { at: 6s, region: =A=, transact: [{ delete: { key: order/1, if: exists } }],
            expect: { outcome: ok } }
        - { at: 9s, region: =B=, get: { key: order/1 }, expect: absent }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"mrec", "single-region"})
  void allItemsAreWrittenOrNone(String mode) {
    Ran ran = Ran.with(Small.mrec(ORDER), "table.mode=" + mode);

    assertThat(ran.report().expectationsHeld()).as(ran.report().summary().toString()).isTrue();
    assertThat(ran.count("transactions.acknowledged")).isEqualTo(2);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(4);
    assertThat(ran.count("writes.surviving")).isEqualTo(4);
    assertThat(ran.count("requests.sent")).isEqualTo(8);
    assertThat(ran.count("requests.attempts")).isEqualTo(8);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(1);
    assertThat(ran.number("availability.all")).isEqualTo(1);
    assertThat(ran.count("transactions.torn")).isZero();
  }

  /** FACTS W-9. */
  @Test
  void mrscHasNone() {
    assertThatThrownBy(() -> Ran.of(Small.mrsc(ORDER))).hasMessageContaining("W-9");
  }

  private static final String TWO_ITEMS =
      """
      replication: { ordering: none, lag: LAG, pairs: [{ from: =A=, to: =C=, lag: 1s }] }
      script:
        - at: 1s
          region: =A=
          transact:
            - { put: { key: a, set: { v: 1 } } }
            - { put: { key: b, set: { v: 1 } } }
      """;

  private static Ran twoItems(String lag, String more) {
    return Ran.of(Small.mrecWithOwnLag(TWO_ITEMS.replace("LAG", lag) + more));
  }

  /** Each record draws its own lag, so that B has one before the other; C has both at once. */
  @Test
  void theWindowIsBetweenTheFirstItemAndTheLast() {
    Ran ran = twoItems("{ distribution: exponential, mean: 1s }", "");

    assertThat(ran.count("transactions.acknowledged")).isEqualTo(1);
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    double last = ran.number("freshness['us-east-1>us-west-2'].maxMs");
    double window = ran.number("transactions.windowMs.max");
    assertThat(window).isPositive().isLessThan(last);
    double lag = ran.number("replication['us-east-1>us-west-2'].lagMs.p50");
    assertThat(last - window).isBetween(lag * 0.99, lag * 1.01);
  }

  @Test
  void whatArrivesTogetherIsNeverSeenInPart() {
    Ran ran = twoItems("1s", "");

    assertThat(ran.count("transactions.acknowledged")).isEqualTo(1);
    assertThat(ran.count("transactions.partiallyVisible")).isZero();
    assertThat(ran.has("transactions.windowMs.max")).isFalse();
  }

  /** B writes one of the two items later, without having seen it: half of the order is gone. */
  @Test
  void aPartThatLosesTearsTheTransaction() {
    Ran ran =
        twoItems("1s", "  - { at: 1.5s, region: us-west-2, put: { key: a, set: { v: 2 } } }\n");

    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("transactions.torn")).isEqualTo(1);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(3);
    // B's own item has taken the place of a part that it has never shown.
    assertThat(ran.count("transactions.partiallyVisible")).isZero();
    assertThat(ran.has("transactions.windowMs.max")).isFalse();
  }

  private static final String APART =
      """
      replication: { ordering: none, lag: 2s }
      script:
        - at: 1s
          region: =A=
          transact:
            - { put: { key: a, set: { v: 1 } } }
            - { put: { key: b, set: { v: 1 } } }
      """;

  private static Ran apart(String more) {
    return Ran.of(Small.mrecWithOwnLag(APART + more));
  }

  /** B shows its own a and no b until 3 s: nothing of the transaction. */
  @Test
  void whatIsWrittenInThePlaceOfAPartIsNoPartOfIt() {
    Ran ran = apart("  - { at: 1.5s, region: us-west-2, put: { key: a, set: { v: 9 } } }\n");

    assertThat(ran.count("transactions.partiallyVisible")).isZero();
    assertThat(ran.has("transactions.windowMs.max")).isFalse();
    assertThat(ran.count("transactions.torn")).isEqualTo(1);
  }

  @Test
  void aTransactionThatLosesAllItsPartsIsGoneButNotTorn() {
    Ran ran =
        twoItems(
            "1s",
            """
              - { at: 1.5s, region: us-west-2, put: { key: a, set: { v: 2 } } }
              - { at: 1.5s, region: us-west-2, put: { key: b, set: { v: 2 } } }
            """);

    assertThat(ran.count("writes.lost")).isEqualTo(2);
    assertThat(ran.count("transactions.torn")).isZero();
  }

  private static final String GROUP =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { space: k, count: 20 }
          mix: { transact-write: 100% }
          transactionItems: 3
      """;

  /** n items are n writes, of one request. */
  @Test
  void aTransactionOfThreeItemsIsThreeWrites() {
    Ran ran = Ran.of(Small.mrec(GROUP));

    assertThat(ran.count("requests.sent")).isEqualTo(300);
    assertThat(ran.count("transactions.acknowledged")).isEqualTo(300);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(900);
    assertThat(ran.count("latency.us-east-1.transact-write.count")).isEqualTo(300);
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(900);
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
  }

  /** A key that is drawn twice gives way to the next: each transaction takes all three. */
  @Test
  void theItemsOfATransactionAreDifferentOnes() {
    Ran ran = Ran.with(Small.mrec(GROUP), "clients[0].keys={space: k, count: 3}");

    assertThat(ran.count("writes.acknowledged")).isEqualTo(900);
    assertThat(ran.count("writes.duplicateEffects.count")).isZero();
  }

  /**
   * FACTS Y-1: without a token a transaction whose answer is late is applied again, here by three
   * attempts; with one the service knows it for ten minutes.
   */
  @Test
  void aTokenKeepsATransactionFromBeingAppliedTwice() {
    String yaml =
        Small.single(GROUP)
            .replace("region: us-east-1\n    arrivals", "region: us-west-2\n    arrivals");
    String timeout = "clients[0].timeout=90ms";
    String retry = "clients[0].retry={attempts: 3, base: 0ms, cap: 0ms}";
    Ran without = Ran.with(yaml, timeout, retry);
    Ran with = Ran.with(yaml, timeout, retry, "clients[0].idempotent=true");

    assertThat(without.count("requests.attempts")).isEqualTo(900);
    assertThat(without.count("writes.duplicateEffects.count")).isEqualTo(1800);
    assertThat(with.count("requests.attempts")).isEqualTo(900);
    assertThat(with.count("writes.duplicateEffects.count")).isZero();
    assertThat(with.count("writes.unknownApplied.count")).isEqualTo(900);
    assertThat(with.count("writes.unknownNotApplied")).isZero();
  }
}
