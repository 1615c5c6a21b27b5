package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, what is there from the start, stock, and idempotency. */
class PatternRulesTest {
  private static final String GROUP =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { space: k, KEYS }
          mix: { OPERATION: 100% }
          reads: strong
      """;

  private static String group(String keys, String operation) {
    return GROUP.replace("KEYS", keys).replace("OPERATION", operation);
  }

  /** 300 requests over 100 keys in turn: of the creates of each key the first alone is new. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void sequentialKeysGoRoundInTurn(String mode) {
    String yaml = Small.mrec(group("count: 100, distribution: sequential", "create"));
    Ran ran = Ran.with(yaml, "table.mode=" + mode);

    assertThat(ran.count("requests.sent")).isEqualTo(300);
    assertThat(ran.count("creates.acknowledged")).isEqualTo(100);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(200);
  }

  /** The k-th requests of two groups are for one key, whatever their Regions. */
  @Test
  void sequentialKeysOfTwoGroupsMeet() {
    String yaml =
        """
        clients:
          - name: a
            region: =A=
            arrivals: { rate: 10/s, process: constant }
            keys: { space: k, count: 300, distribution: sequential }
            mix: { create: 100% }
          - name: b
            region: =B=
            arrivals: { schedule: [{ at: 500ms, rate: 10/s }], process: constant }
            keys: { space: k, count: 300, distribution: sequential }
            mix: { create: 100% }
        """;
    Ran mrec = Ran.of(Small.mrec(yaml));

    assertThat(mrec.count("creates.acknowledged")).isEqualTo(595);
    assertThat(mrec.count("creates.duplicate")).isEqualTo(295);

    Ran late = Ran.with(Small.mrec(yaml), "replication.lag=400ms");

    assertThat(late.count("creates.acknowledged")).isEqualTo(300);
    assertThat(late.count("creates.duplicate")).isZero();
  }

  /** Nine in ten requests create one of two keys; the others one of 9998, hardly ever twice. */
  @ParameterizedTest
  @CsvSource({"2", "0.02%"})
  void aHotspotDrawsItsShareOfTheRequests(String of) {
    String keys = "count: 10000, distribution: hotspot, share: 90%, of: " + of;
    Ran ran =
        Ran.with(
            Small.mrec(group(keys, "create")).replace("seed: 1", "seed: 2"),
            "clients[0].arrivals.rate=100/s");

    assertThat(ran.count("requests.sent")).isEqualTo(3000);
    assertThat(ran.count("creates.acknowledged")).isBetween(250L, 350L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void whatIsPreloadedIsThereAndNobodysWrite(String mode) {
    String yaml =
        Small.mrec(
            group("count: 10, preload: true", "create")
                + """
                script:
                  - { at: 0s, region: =B=, get: { key: k/3, consistency: strong },
                      expect: { value: 0 } }
                  - { at: 1s, region: =B=, update: { key: k/3, set: { value: 7 }, if: exists },
                      expect: { value: 7 } }
                  - { at: 9s, region: =B=, get: { key: k/3, consistency: strong },
                      expect: { value: 7 } }
                  - { at: 9s, region: =B=, get: { key: k/10 }, expect: absent }
                """);
    Ran ran = Ran.with(yaml, "table.mode=" + mode);

    assertThat(ran.report().expectationsHeld()).as(ran.report().summary().toString()).isTrue();
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(300);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("creates.acknowledged")).isZero();
    assertThat(ran.count("writes.concurrent")).isZero();
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
  }

  /** FACTS Q-2, C-1: each Region sells one of the two in stock; both may, both think so. */
  @ParameterizedTest
  @CsvSource({"mrec,4,2", "mrsc,2,0", "single-region,2,0"})
  void aStockIsSoldTwiceWhereConditionsAreLocal(String mode, int sold, int oversold) {
    String yaml =
        Small.mrec(
            """
            clients:
              - name: a
                region: =A=
                arrivals: { schedule: [{ at: 1s, rate: 10/s }, { at: 1.5s, rate: 0/s }],
                            process: constant }
                keys: { space: k, count: 1, stock: 2 }
                mix: { decrement: 100% }
              - name: b
                region: =B=
                arrivals: { schedule: [{ at: 1s, rate: 10/s }, { at: 1.5s, rate: 0/s }],
                            process: constant }
                keys: { space: k, count: 1 }
                mix: { decrement: 100% }
            """);
    Ran ran = Ran.with(yaml, "table.mode=" + mode);

    assertThat(ran.count("requests.sent")).isEqualTo(10);
    assertThat(ran.count("inventory.stock")).isEqualTo(2);
    assertThat(ran.count("inventory.sold")).isEqualTo(sold);
    assertThat(ran.count("inventory.oversold")).isEqualTo(oversold);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(10 - sold);
    assertThat(ran.count("counters.applied")).isZero();
  }

  /** What is incremented from a stock counts from there. */
  @Test
  void aCounterCountsFromItsStock() {
    Ran ran = Ran.of(Small.mrec(group("count: 3, stock: 40", "increment")));

    assertThat(ran.count("counters.acknowledged")).isEqualTo(300);
    assertThat(ran.count("counters.final")).isEqualTo(300);
    assertThat(ran.count("inventory.stock")).isZero();
    assertThat(ran.count("inventory.sold")).isZero();
  }

  /**
   * A create of which the answer comes too late, at 60 ms and again, since the user's time-out is
   * 50 ms: from the second attempt on the key is taken, by itself.
   */
  private static final String UNHEARD =
      """
      clients:
        - name: users
          region: =B=
          arrivals: { schedule: [{ at: 1s, rate: 10/s }, { at: 1.1s, rate: 0/s }],
                      process: constant }
          keys: { space: k, distribution: unique }
          mix: { create: 100% }
          timeout: 110ms
          retry: { attempts: 3, base: 0ms, cap: 0ms }
      faults:
        - { fault: region-outage, region: =A=, at: 1080ms, for: 50ms, manner: hang }
      """;

  /** FACTS Y-2: a condition that failed because the item is mine is a success. */
  @ParameterizedTest
  @CsvSource({"false,0,1", "true,1,0"})
  void aRefusalByOnesOwnTokenIsASuccess(boolean idempotent, int ok, int unknown) {
    Ran ran = Ran.with(Small.single(UNHEARD), "clients[0].idempotent=" + idempotent);

    assertThat(ran.count("requests.sent")).isEqualTo(1);
    assertThat(ran.count("requests.attempts")).isEqualTo(2);
    assertThat(ran.count("requests.ok")).isEqualTo(ok);
    assertThat(ran.count("requests.unknown")).isEqualTo(unknown);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(ok);
    assertThat(ran.count("writes.unknownApplied.count")).isEqualTo(unknown);
    assertThat(ran.count("writes.duplicateEffects.count")).isZero();
    assertThat(ran.count("creates.acknowledged")).isEqualTo(ok);
  }

  /** Somebody else's item is no success: the first user has the name. */
  @Test
  void aRefusalByAnothersItemIsNone() {
    Ran ran =
        Ran.with(
            Small.mrec(group("count: 1", "create")),
            "clients[0].idempotent=true",
            "clients[0].retry=none");

    assertThat(ran.count("requests.ok")).isEqualTo(1);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(299);
  }

  /**
   * The answer to an attempt that A has applied at 1.05 s is on its way to users in B when A goes
   * out, and is lost (MODEL 5); the second attempt is made in C after the time-out.
   */
  private static final String FAILOVER =
      """
      clients:
        - name: users
          region: =B=
          arrivals: { schedule: [{ at: 1s, rate: 10/s }, { at: 1.05s, rate: 0/s }],
                      process: constant }
          keys: { space: k, distribution: unique }
          mix: { OPERATION: 100% }
          idempotent: true
          timeout: 1s
          retry: { attempts: 2, base: 0ms, cap: 0ms }
          routing:
            policy: one-region
            primary: =A=
            failover: { to: [=C=], healthCheck: { interval: 100ms, threshold: 1 }, dnsTtl: 0s }
      faults:
        - { fault: region-outage, region: =A=, at: 1.07s, for: 9s, manner: hang }
      """;

  /** MODEL 6: what is applied a second time is the double charge, whatever becomes of it. */
  @ParameterizedTest
  @CsvSource({
    "mrec,increment,1", "mrsc,increment,1",
    "mrec,put,1", "mrsc,put,1",
    "mrec,create,1", "mrsc,create,0"
  })
  void aRetryAcrossAFailoverChargesTwiceUnlessTheKeyIsKnownThere(
      String mode, String operation, int doubleCharges) {
    Ran ran = Ran.with(Small.mrec(FAILOVER.replace("OPERATION", operation)), "table.mode=" + mode);

    assertThat(ran.count("requests.ok")).isEqualTo(1);
    assertThat(ran.count("requests.attempts")).isEqualTo(2);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("writes.duplicateEffects.count")).isEqualTo(doubleCharges);
    assertThat(ran.count("creates.duplicate")).isZero();
  }
}
