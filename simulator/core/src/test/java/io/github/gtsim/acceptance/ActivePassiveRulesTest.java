package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What MODEL 3.4 says of a primary, its secondaries and promotions. A is the primary. */
class ActivePassiveRulesTest {
  private static Ran held(String sections, String... settings) {
    return Ran.with(Small.activePassive(sections), settings).held();
  }

  /** From B to A and back: 100 ms. */
  @Test
  void aSecondaryForwardsWritesForARoundTrip() {
    Ran ran =
        held(
            """
            clients:
              - name: users
                region: =B=
                arrivals: { rate: 1/s, process: constant }
                keys: { count: 100 }
                mix: { put: 100% }
            """);

    assertThat(ran.number("latency['us-west-2'].put.p50Ms")).isEqualTo(100);
    assertThat(ran.number("latency['us-west-2'].put.maxMs")).isEqualTo(100);
    assertThat(ran.count("writes.surviving")).isEqualTo(30);
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(30);
    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.max")).isEqualTo(1000);
    assertThat(ran.has("replication['us-west-2>us-east-1']")).isFalse();
  }

  /** Conditions hold of what the primary has; the answer takes the round trip, too. */
  @Test
  void theSamePrimaryChecksEveryCondition() {
    Ran ran =
        held(
            """
            script:
              - { at: 1s, region: =B=, put: { key: k, set: { v: 1 }, if: absent } }
              - { at: 1.1s, region: =C=, put: { key: k, set: { v: 2 }, if: absent },
                  expect: { error: ConditionalCheckFailedException } }
              - { at: 1.2s, region: =B=, update: { key: k, add: { v: 1 } }, expect: { v: 3 } }
              - { at: 1.2s, region: =C=, update: { key: k, add: { v: 1 } }, expect: { v: 2 } }
            """);

    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("creates.duplicate")).isZero();
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
    assertThat(ran.text("promises.durability")).isEqualTo("not promised");
  }

  /** Strong or not: linearizability is promised at the primary alone. */
  @Test
  void aSecondaryServesReadsOfWhatItHas() {
    Ran ran =
        held(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 1.9s, region: =A=, get: { key: k, consistency: strong }, expect: { v: 1 } }
              - { at: 1.9s, region: =B=, get: { key: k, consistency: strong }, expect: absent }
              - { at: 2.1s, region: =B=, get: { key: k }, expect: { v: 1 } }
            """);

    assertThat(ran.count("reads.strong.stale")).isEqualTo(1);
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
  }

  /** Closed form: with constant rate r and lag L, r L writes are acknowledged and not shipped. */
  @Test
  void aPromotionRewindsExactlyWhatWasNotShipped() {
    for (int rate : new int[] {10, 50, 200}) {
      Ran ran =
          held(
              """
              clients:
                - name: users
                  region: =A=
                  arrivals: { rate: RATE/s, process: constant }
                  keys: { distribution: unique }
                  mix: { put: 100% }
                  retry: none
              operations: [{ name: move, operation: promote, region: =B=, at: 10.001s }]
              """
                  .replace("RATE", "" + rate));

      assertThat(ran.count("writes.rewound")).isEqualTo(rate);
      assertThat(ran.count("writes.lost")).isZero();
      assertThat(ran.text("recoveries[0].name")).isEqualTo("move");
      assertThat(ran.text("recoveries[0].region")).isEqualTo("us-west-2");
      assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(rate);
      double first = Math.ceil(9.001 * rate) / rate;
      assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(10.001 - first, within(1e-3));
      assertThat(ran.number("recoveries[0].restoredToSeconds")).isEqualTo(first, within(1e-3));
      assertThat(ran.number("recoveries[0].rtoSeconds")).isZero();
      assertThat(ran.text("promises.convergence")).isEqualTo("kept");
      assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
    }
  }

  /** A is lost at 5 s with a write under way; B is made primary after 3 s; A returns at 20 s. */
  @Test
  void withoutAPrimaryTheFirstSecondaryIsPromoted() {
    Ran ran =
        held(
            """
            script:
              - { at: 3.9s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 4.5s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 7.5s, region: =C=, put: { key: k, set: { v: 0 } }, retry: none,
                  expect: { error: InternalServerError } }
              - { at: 8.5s, region: =C=, update: { key: k, add: { v: 10 } }, expect: { v: 11 } }
              - { at: 22s, region: =A=, get: { key: k, consistency: strong }, expect: { v: 11 } }
              - { at: 23s, region: =A=, update: { key: k, add: { v: 1 } }, expect: { v: 12 } }
            faults: [{ name: dark, fault: region-outage, region: =A=, at: 5s, for: 15s }]
            """,
            "table.failover.after=3s");

    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(3);
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.number("outages[0].rpo.seconds")).isEqualTo(0.5);
    assertThat(ran.count("outages[0].afterHeal.rewound")).isEqualTo(1);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-west-2");
    assertThat(ran.number("recoveries[0].atSeconds")).isEqualTo(8);
    assertThat(ran.number("recoveries[0].restoredToSeconds")).isEqualTo(4.5);
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(3);
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(0.5);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.number("simulated.drainSeconds")).isZero();
  }

  /** Users of C cannot write until B is the primary: their RTO is from the loss of A. */
  @Test
  void writesOfOtherRegionsWaitForThePromotion() {
    Ran ran =
        held(
            """
            clients:
              - name: users
                region: =C=
                arrivals: { rate: 10/s, process: constant }
                keys: { count: 100 }
                mix: { put: 100% }
                retry: none
            faults: [{ name: dark, fault: region-outage, region: =A=, at: 5s, for: 15s }]
            """,
            "table.failover.after=3s");

    assertThat(ran.number("outages[0].rto.users.seconds")).isEqualTo(3.08);
    assertThat(ran.count("requests.unknown")).isEqualTo(30);
  }

  /** One that comes back in time is still the primary, and what was under way arrives. */
  @Test
  void aPrimaryThatReturnsInTimeStaysIt() {
    for (String after : new String[] {"never", "16s"}) {
      Ran ran =
          held(
              """
              script:
                - { at: 4.5s, region: =A=, put: { key: k, set: { v: 2 } } }
                - { at: 22s, region: =B=, get: { key: k }, expect: { v: 2 } }
              faults: [{ name: dark, fault: region-outage, region: =A=, at: 5s, for: 15s }]
              """,
              "table.failover.after=" + after);

      assertThat(ran.count("writes.surviving")).isEqualTo(1);
      assertThat(ran.size("recoveries")).isZero();
      assertThat(ran.count("outages[0].afterHeal.late")).isEqualTo(1);
    }
  }

  /** Its writes are on their way to nobody: it hears of its successor when it is reached again. */
  @Test
  void anIsolatedPrimaryTakesWritesThatAreDiscarded() {
    Ran ran =
        held(
            """
            script:
              - { at: 6s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 12s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 12s, region: =B=, put: { key: k, set: { v: 3 } } }
              - { at: 14s, region: =A=, get: { key: k, consistency: strong }, expect: { v: 2 } }
              - { at: 22s, region: =A=, get: { key: k, consistency: strong }, expect: { v: 3 } }
            faults: [{ name: alone, fault: region-isolation, region: =A=, at: 5s, for: 15s }]
            """,
            "table.failover.after=3s");

    assertThat(ran.count("writes.acknowledged")).isEqualTo(3);
    assertThat(ran.count("writes.rewound")).isEqualTo(2);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
  }

  /** For ever out of reach: neither its state nor its writes are the table's. */
  @Test
  void aPrimaryThatNeverHearsOfItsSuccessorIsNotLive() {
    Ran ran =
        held(
            """
            script:
              - { at: 12s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 11s, region: =B=, put: { key: k, set: { v: 3 } } }
            faults:
              - { fault: region-isolation, region: =A=, at: 5s }
              - { fault: region-outage, region: =C=, at: 9s, for: 1s }
              - { fault: link-partition, between: [=A=, =C=], at: 14s, for: 1s }
            """,
            "table.failover.after=3s");

    assertThat(ran.size("recoveries")).isEqualTo(1);
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** A destroyed primary took its unshipped writes with it before there was a promotion. */
  @Test
  void whatWasDestroyedBeforeIsNotRewound() {
    Ran ran =
        held(
            """
            script:
              - { at: 3.5s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 4.5s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 20s, region: =B=, update: { key: k, add: { v: 1 } }, expect: { v: 2 } }
            faults: [{ fault: region-outage, region: =A=, at: 5s, data: destroyed }]
            """,
            "table.failover.after=3s");

    assertThat(ran.count("writes.destroyed")).isEqualTo(1);
    assertThat(ran.count("writes.rewound")).isZero();
    assertThat(ran.count("recoveries[0].rpo.writes")).isEqualTo(1);
    assertThat(ran.number("recoveries[0].rpo.seconds")).isEqualTo(0.5);
  }

  /** C was ahead of B, which knows nothing of the create: C gives it up, too. */
  @Test
  void theOtherSecondariesTakeOverTheStateOfThePromoted() {
    Ran ran =
        held(
            """
            script:
              - { at: 4.5s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 4.9s, region: =C=, get: { key: k }, expect: { v: 1 } }
              - { at: 5.1s, region: =C=, get: { key: k }, expect: absent }
              - { at: 5.1s, region: =A=, get: { key: k, consistency: strong }, expect: absent }
            operations: [{ operation: promote, region: =B=, at: 5s }]
            """,
            "replication={lag: 1s, pairs: [{from: us-east-1, to: us-east-2, lag: 100ms}]}");

    assertThat(ran.count("writes.rewound")).isEqualTo(1);
    assertThat(ran.count("reads.eventual.stale")).isZero();
    assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
  }

  /** And back: two promotions, each of which rewinds what was on its way then. */
  @Test
  void aFormerPrimaryCanBePromotedAgain() {
    Ran ran =
        held(
            """
            script:
              - { at: 4.5s, region: =A=, put: { key: a, set: { v: 1 } } }
              - { at: 9.5s, region: =B=, put: { key: b, set: { v: 1 } } }
              - { at: 8s, region: =B=, put: { key: c, set: { v: 1 } } }
              - { at: 12s, region: =A=, update: { key: c, add: { v: 1 } }, expect: { v: 2 } }
              - { at: 14s, region: =B=, get: { key: c }, expect: { v: 2 } }
              - { at: 14s, region: =B=, get: { key: b }, expect: absent }
            operations:
              - { operation: promote, region: =B=, at: 5s }
              - { operation: promote, region: =A=, at: 10s }
            """);

    assertThat(ran.count("writes.rewound")).isEqualTo(2);
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
    assertThat(ran.size("recoveries")).isEqualTo(2);
  }
}
