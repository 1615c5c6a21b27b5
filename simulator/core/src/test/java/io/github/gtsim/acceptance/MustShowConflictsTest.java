package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What two Regions that write one item at the same time come to. */
class MustShowConflictsTest {
  private static final String ADDRESS =
      """
      name: address
      seed: 1
      duration: 5s
      table: { mode: mrec, regions: [us-east-1, eu-west-1] }
      network: { jitter: none, service: { write: 4ms, read: 3ms } }
      replication: { lag: 250ms }
      script:
        - { at: 1s, region: us-east-1, put: { key: user/17, set: { city: Boston } } }
        - { at: 1.05s, region: eu-west-1, put: { key: user/17, set: { city: Dublin } } }
        - { at: 1.2s, region: us-east-1, get: { key: user/17 } }
        - { at: 1.29s, region: eu-west-1, get: { key: user/17 } }
        - { at: 4s, region: us-east-1, get: { key: user/17 } }
        - { at: 4s, region: eu-west-1, get: { key: user/17 } }
      variants:
        mrsc:
          table: { mode: mrsc, regions: [us-east-1, eu-west-1, ap-northeast-1] }
          script:
            - { at: 1s, region: us-east-1, put: { key: user/17, set: { city: Boston } } }
            - { at: 1.01s, region: eu-west-1, put: { key: user/17, set: { city: Dublin } } }
            - { at: 4s, region: us-east-1, get: { key: user/17 } }
            - { at: 4s, region: eu-west-1, get: { key: user/17 } }
            - { at: 4s, region: ap-northeast-1, get: { key: user/17 } }
      """;

  @Test
  void bostonIsSilentlyLostToDublinUnderMrec() {
    Ran ran = Ran.of(ADDRESS);

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.outcome(1)).isEqualTo("ok");
    assertThat(ran.value(2, "city")).isEqualTo("Boston");
    assertThat(ran.value(3, "city")).isEqualTo("Dublin");
    assertThat(ran.value(4, "city")).isEqualTo("Dublin");
    assertThat(ran.value(5, "city")).isEqualTo("Dublin");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(2);
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.concurrent")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  @Test
  void theLedgerSaysBostonLostByFiftyMilliseconds() {
    Ran ran = Ran.of(ADDRESS);

    assertThat(ran.size("ledger")).isEqualTo(1);
    assertThat(ran.text("ledger[0].key")).isEqualTo("user/17");
    assertThat(ran.text("ledger[0].client")).isEqualTo("script");
    assertThat(ran.text("ledger[0].region")).isEqualTo("us-east-1");
    assertThat(ran.number("ledger[0].atSeconds")).isEqualTo(1.004);
    assertThat(ran.text("ledger[0].displacedBy.region")).isEqualTo("eu-west-1");
    assertThat(ran.number("ledger[0].displacedBy.atSeconds")).isEqualTo(1.054);
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(50);
  }

  @Test
  void dublinConflictsRetriesAndNothingIsLostUnderMrsc() {
    Ran ran = Ran.of(ADDRESS, "mrsc");

    assertThat(ran.count("conflicts.raised")).isEqualTo(1);
    assertThat(ran.count("conflicts.surfaced")).isZero();
    assertThat(ran.count("requests.attempts")).isEqualTo(ran.count("requests.sent") + 1);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(2);
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
    assertThat(ran.count("writes.lost")).isZero();
    for (int replica = 2; replica <= 4; replica++) {
      assertThat(ran.value(replica, "city")).isEqualTo("Dublin");
    }
  }

  private static String counters() {
    StringBuilder yaml =
        new StringBuilder(
            """
            name: counters
            seed: 1
            duration: 30s
            table: { mode: mrec, regions: [us-east-1, us-west-2, us-east-2] }
            network: { jitter: none, service: { write: 4ms, read: 3ms } }
            replication: { lag: 10s }
            variants: { mrsc: { table: { mode: mrsc } } }
            script:
            """);
    for (int i = 0; i < 10; i++) {
      for (String region : new String[] {"us-east-1", "us-west-2"}) {
        yaml.append("  - { at: ").append(1000 + 500 * i).append("ms, region: ").append(region);
        yaml.append(", update: { key: likes, add: { n: 1 } } }\n");
      }
    }
    yaml.append("  - { at: 29s, region: us-east-2, get: { key: likes } }\n");
    return yaml.toString();
  }

  @Test
  void tenIncrementsOnEachSideEndAtTenUnderMrec() {
    Ran ran = Ran.of(counters());

    assertThat(ran.count("counters.acknowledged")).isEqualTo(20);
    assertThat(ran.count("counters.applied")).isEqualTo(20);
    assertThat(ran.count("counters.final")).isEqualTo(10);
    assertThat(ran.count("counters.shortfall")).isEqualTo(10);
    assertThat(ran.count("counters.excess")).isZero();
    assertThat(ran.count("writes.lost")).isEqualTo(10);
    assertThat(ran.value(20, "n")).isEqualTo("10");
  }

  @Test
  void tenIncrementsOnEachSideEndAtTwentyUnderMrsc() {
    Ran ran = Ran.of(counters(), "mrsc");

    assertThat(ran.count("counters.acknowledged")).isEqualTo(20);
    assertThat(ran.count("counters.final")).isEqualTo(20);
    assertThat(ran.count("counters.shortfall")).isZero();
    assertThat(ran.count("counters.excess")).isZero();
    assertThat(ran.count("conflicts.raised")).isPositive();
    assertThat(ran.count("conflicts.surfaced")).isZero();
    assertThat(ran.value(20, "n")).isEqualTo("20");
  }

  private static final String NAME =
      """
      name: user-name
      seed: 1
      duration: 5s
      table: { mode: mrec, regions: [us-east-1, eu-west-1, us-east-2] }
      network: { jitter: none, service: { write: 4ms, read: 3ms } }
      replication: { lag: 600ms }
      variants: { mrsc: { table: { mode: mrsc } } }
      script:
        - { at: 1s, region: us-east-1, put: { key: ada, set: { owner: Boston }, if: absent } }
        - { at: 1.1s, region: eu-west-1, put: { key: ada, set: { owner: Dublin }, if: absent } }
        - { at: 4s, region: us-east-2, get: { key: ada } }
      """;

  @Test
  void twoCreatesOfOneKeyAreBothAcknowledgedUnderMrec() {
    Ran ran = Ran.of(NAME);

    assertThat(ran.count("creates.acknowledged")).isEqualTo(2);
    assertThat(ran.count("creates.duplicate")).isEqualTo(1);
    assertThat(ran.count("requests.conditionFailed")).isZero();
    assertThat(ran.value(2, "owner")).isEqualTo("Dublin");
  }

  @Test
  void theSecondCreateOfAKeyIsRefusedUnderMrsc() {
    Ran ran = Ran.of(NAME, "mrsc");

    assertThat(ran.count("creates.acknowledged")).isEqualTo(1);
    assertThat(ran.count("creates.duplicate")).isZero();
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(1);
    assertThat(ran.error(1)).isEqualTo("ConditionalCheckFailedException");
    assertThat(ran.value(2, "owner")).isEqualTo("Boston");
  }

  /** FACTS I-2: the winner is the whole item as its own Region knew it. */
  @Test
  void anUpdateOfAnotherAttributeIsOverwritten() {
    String yaml =
        """
        name: attributes
        seed: 1
        duration: 10s
        table: { mode: mrec, regions: [us-east-1, us-west-2, us-east-2] }
        network: { jitter: none, service: { write: 4ms, read: 3ms } }
        replication: { lag: 1s }
        variants: { mrsc: { table: { mode: mrsc } } }
        script:
          - { at: 1s, region: us-east-1, put: { key: k, set: { foo: old, bar: old } } }
          - { at: 5s, region: us-east-1, update: { key: k, set: { foo: new } } }
          - { at: 5.5s, region: us-west-2, update: { key: k, set: { bar: new } } }
          - { at: 9s, region: us-east-1, get: { key: k } }
          - { at: 9s, region: us-west-2, get: { key: k } }
        """;
    Ran mrec = Ran.of(yaml);

    assertThat(mrec.count("attributes.overwritten")).isEqualTo(1);
    assertThat(mrec.count("writes.lost")).isEqualTo(1);
    for (int read = 3; read <= 4; read++) {
      assertThat(mrec.value(read, "foo")).isEqualTo("old");
      assertThat(mrec.value(read, "bar")).isEqualTo("new");
    }

    Ran mrsc = Ran.of(yaml, "mrsc");

    assertThat(mrsc.count("attributes.overwritten")).isZero();
    assertThat(mrsc.value(3, "foo")).isEqualTo("new");
    assertThat(mrsc.value(3, "bar")).isEqualTo("new");
  }
}
