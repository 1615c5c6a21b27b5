package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules at the instant, or in the state, in which they could be taken either way. */
class EdgeRulesTest {
  private static Ran held(String yaml, String... settings) {
    return Ran.with(yaml, settings).held();
  }

  /**
   * FACTS H-5: 8/s for two minutes ask for 12/s, which are there at 7 min; that 10/s at 4 min ask
   * for more is not heard meanwhile. 20/s from 2 min on: 300 s of 10 too many, 240 s of 8.
   */
  @Test
  void whileAChangeIsOnItsWayAutoScalingDecidesNothing() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                clients:
                  - name: users
                    region: =A=
                    arrivals: { schedule: [{ at: 0s, rate: 8/s }, { at: 2m, rate: 20/s }],
                      process: constant }
                    keys: { count: 1000, distribution: sequential }
                    mix: { put: 100% }
                    retry: none
                """),
            "table.capacity={write: 10, read: 10, burst: 0s,"
                + " autoScaling: {min: 10, max: 1000, takes: 5m}}",
            "duration=11m");

    assertThat(ran.count("requests.throttled")).isCloseTo(300 * 10 + 240 * 8, within(30L));
  }

  /**
   * FACTS X-1: a restore goes back to just before its instant, so harm at that instant is undone.
   */
  @ParameterizedTest
  @CsvSource({"399s, 0, 351", "398999ms, 1, 30"})
  void aRestoreUndoesHarmAtItsVeryInstant(String harm, long corrupted, double seconds) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]
                faults: [{ fault: logical-corruption, space: s, share: 100%, at: HARM }]
                operations:
                  - { operation: restore, region: =A=, pointInTime: 399s, at: 720s, takes: 30s }
                """
                    .replace("HARM", harm)),
            "duration=800s",
            "table.pitr={region: us-east-1}");

    assertThat(ran.count("corrupted.items")).isEqualTo(corrupted);
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(seconds);
  }

  /** MODEL 3.4: a primary that others hear, or that hears others, but not both, is none. */
  @ParameterizedTest
  @CsvSource({
    "'from: =A=, to: =B=', 'from: =A=, to: =C='",
    "'from: =B=, to: =A=', 'from: =C=, to: =A='"
  })
  void aPrimaryThatIsReachedOneWayOnlyIsSucceeded(String one, String other) {
    String cuts =
        """
        faults:
          - { name: one, fault: link-partition, ONE, at: 5s, for: 15s }
          - { name: other, fault: link-partition, OTHER, at: 5s, for: 15s }
        """;
    String both = cuts.replace("ONE", one).replace("OTHER", other);
    Ran ran = Ran.with(Small.activePassive(both), "table.failover.after=3s");
    assertThat(ran.size("recoveries")).isEqualTo(1);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-west-2");
    assertThat(ran.number("recoveries[0].atSeconds")).isEqualTo(8);

    String first = "faults: [{ fault: link-partition, " + one + ", at: 5s, for: 15s }]\n";
    Ran linked = Ran.with(Small.activePassive(first), "table.failover.after=3s");
    assertThat(linked.size("recoveries")).isZero();
  }

  /** From C to A takes 10 ms, in the midst of which B is made the primary, and A hears of it. */
  @Test
  void aForwardedWriteThatMeetsADeposedPrimaryIsNotTaken() {
    Ran ran =
        held(
            Small.activePassive(
                """
                script:
                  - { at: 4.985s, region: =C=, put: { key: early, set: { v: 1 } }, retry: none,
                      expect: { outcome: ok } }
                  - { at: 4.995s, region: =C=, put: { key: late, set: { v: 1 } }, retry: none,
                      expect: { error: InternalServerError } }
                  - { at: 5.006s, region: =A=, get: { key: late, consistency: strong },
                      expect: absent }
                operations: [{ operation: promote, region: =B=, at: 5s }]
                """));

    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
  }

  /**
   * FACTS Z-2: a third of A's partitions have no leader for 5 s; all of C's, which forwards, do.
   */
  @Test
  void aForwardedWriteNeedsALeaderAtThePrimary() {
    StringBuilder script = new StringBuilder("script:\n");
    for (int i = 0; i < 96; i++) {
      String region = i % 2 == 0 ? "=A=" : "=C=";
      script.append(
          "  - { at: 6s, region: %s, put: { key: k%d, set: { v: %d } }, retry: none }\n"
              .formatted(region, i / 2, i));
    }
    String outage = "faults: [{ fault: zone-outage, region: =A=, at: 5s, for: 10s }]\n";
    Ran ran = Ran.with(Small.activePassive(script + outage), "zones.lease=5s");

    for (int i = 0; i < 96; i += 2) {
      assertThat(ran.error(i + 1)).as("k" + i / 2).isEqualTo(ran.error(i));
      assertThat(ran.error(i)).isIn("", "InternalServerError");
    }
    assertThat(ran.count("requests.unknown")).isBetween(20L, 48L);
    assertThat(ran.count("writes.acknowledged") + ran.count("requests.unknown")).isEqualTo(96);
  }

  /** FACTS R-13: it never got what it had to ship off, so it is not gone by the book, but lost. */
  @Test
  void aRegionThatIsDestroyedWhileItLeavesHasNotLeft() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                operations: [{ operation: remove-replica, regions: [=A=], at: 10s }]
                faults: [{ fault: region-outage, region: =A=, at: 10.5s, data: destroyed }]
                script: [{ at: 9.9s, region: =A=, put: { key: k, set: { v: 1 } } }]
                """));

    assertThat(ran.has("topology[0].doneSeconds")).isFalse();
    assertThat(ran.count("writes.destroyed")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(1);
  }

  /**
   * FACTS C-4, R-13: C is filled with A's deletion of 9.9 s at 10.001 s. B, whose clock is 5 s slow
   * and which has not heard of the deletion, writes an older version that reaches C at 11.5 s.
   */
  @Test
  void aNewReplicaKnowsOfDeletionsBeforeIt() {
    Ran ran =
        held(
            Small.mrec(
                """
                operations: [{ operation: add-replica, region: =C=, at: 10s, rate: 1000/s }]
                faults: [{ fault: clock-skew, region: =B=, offset: -5s, at: 0s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 9.9s, region: =A=, delete: { key: k } }
                  - { at: 10.5s, region: =B=, put: { key: k, set: { v: 2 } },
                      expect: { outcome: ok } }
                  - { at: 11.6s, region: =C=, get: { key: k, consistency: strong },
                      expect: absent }
                """),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10.001);
    assertThat(ran.count("replication['us-west-2>us-east-2'].records")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }
}
