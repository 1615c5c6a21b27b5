package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How a member comes by what it lacks, whatever is lost on the way (FACTS U-2, U-3, T-3). */
class MrscRepairRulesTest {
  /** B's write waits for A's return at 5 s; both copies are lost to cuts shorter than the way. */
  @Test
  void aRepairThatIsLostIsSentAgain() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: region-isolation, region: =A=, at: 1s, for: 4s }
                  - { fault: link-partition, between: [=A=, =C=], at: 5.001s, for: 1ms }
                  - { fault: link-partition, between: [=A=, =B=], at: 5.003s, for: 1ms }
                script:
                  - { at: 2s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 9s, region: =A=, get: { key: k, consistency: strong }, retry: none,
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** Committed in C, which dies before anybody else hears of it: A itself still has the record. */
  @Test
  void aCoordinatorKeepsWhatItHasProposed() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, between: [=A=, =B=], at: 0s, for: 5s }
                  - { fault: region-outage, region: =C=, at: 1.015s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none,
                      expect: { error: InternalServerError } }
                  - { at: 6s, region: =A=, get: { key: k, consistency: strong }, retry: none,
                      expect: { v: 1 } }
                  - { at: 6s, region: =B=, get: { key: k, consistency: strong }, retry: none,
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
  }

  /** Missed: ten writes. They take 1 s at 10/s, from the first's arrival 10 ms after the return. */
  @Test
  void catchingUpBeginsAtTheReturn() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                mrsc: { catchUpRate: 10/s }
                clients:
                  - name: writer
                    region: =C=
                    arrivals: { schedule: [{ at: 0s, rate: 10/s }, { at: 1s, rate: 0/s }],
                      process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                faults: [{ fault: region-outage, region: =A=, at: 0s, for: 5s }]
                """));

    assertThat(ran.count("writes.acknowledged")).isEqualTo(10);
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(1.01, within(1e-9));
  }

  /** Both replicas have the write, the witness, cut off since before, has not. */
  @Test
  void aWitnessThatLacksAWriteDoesNotCountAsASurvivorThatHasIt() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                    """
                    faults:
                      - { fault: region-isolation, region: =C=, at: 1s, for: 9s }
                      - { fault: region-outage, region: =A=, at: 5s, for: 1s }
                    script:
                      - { at: 2s, region: =A=, put: { key: k, set: { v: 1 } } }
                    """)
                .replace(
                    "regions: [us-east-1, us-west-2, us-east-2]",
                    "regions: [us-east-1, us-west-2], witness: us-east-2"));

    assertThat(ran.count("outages[1].rpo.writes")).isZero();
    assertThat(ran.count("outages[1].rpo.byRegion.us-west-2.writes")).isZero();
    assertThat(ran.count("outages[1].rpo.byRegion.us-east-2.writes")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** With the only replicas gone, what the witness has is there but cannot be read. */
  @Test
  void whatOnlyAWitnessHasIsStranded() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                    """
                    faults:
                      - { fault: region-isolation, region: =C=, at: 2s, for: 1s }
                      - { fault: region-outage, region: =A=, at: 5s, data: destroyed }
                      - { fault: region-outage, region: =B=, at: 6s, data: destroyed }
                      - { fault: link-partition, between: [=A=, =C=], at: 4s }
                      - { fault: link-partition, between: [=B=, =C=], at: 4s }
                    script:
                      - { at: 2.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 4.5s, region: =A=, put: { key: m, set: { v: 1 } } }
                    """)
                .replace(
                    "regions: [us-east-1, us-west-2, us-east-2]",
                    "regions: [us-east-1, us-west-2], witness: us-east-2"));

    assertThat(ran.count("writes.acknowledged")).isEqualTo(2);
    assertThat(ran.count("writes.stranded")).isEqualTo(1);
    assertThat(ran.count("writes.destroyed")).isEqualTo(1);
  }

  /** A record is on its way from the commit on: C, which decides, holds it at that instant. */
  @Test
  void everyRecordIsCountedOnItsWayToEveryReplica() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                """));

    assertThat(ran.count("replication['us-east-1>us-east-2'].records")).isEqualTo(1);
    assertThat(ran.number("replication['us-east-1>us-east-2'].lagMs.max")).isZero();
    assertThat(ran.count("replication['us-east-1>us-west-2'].records")).isEqualTo(1);
    assertThat(ran.number("replication['us-east-1>us-west-2'].lagMs.max")).isEqualTo(40);
  }

  /** C has it at 1.010 s and passes it on: B has it at 1.050 s, though its own copy is cut off. */
  @Test
  void theMemberThatDecidesPassesTheRecordOn() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: link-partition, between: [=A=, =B=], at: 1.030s, for: 5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.049s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 1.051s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  @Test
  void nothingIsOnItsWayToADestroyedRegion() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 100/s, process: constant }
                    keys: { distribution: unique }
                    mix: { put: 100% }
                faults: [{ fault: region-outage, region: =B=, at: 10s, data: destroyed }]
                """));

    assertThat(ran.count("replication['us-east-1>us-west-2'].backlogMax")).isBetween(1L, 10L);
  }

  /** Written in A and at once in C, the nearest; B has it 40 ms later (our model). */
  @Test
  void whatTheOperatorWritesIsAtOnceWithTheNearest() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: logical-corruption, space: s, share: 100%, effect: delete, at: 5s }
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 5.001s, region: =C=, get: { key: s/1 }, expect: absent }
                  - { at: 5.039s, region: =B=, get: { key: s/1 }, expect: { v: 1 } }
                  - { at: 5.041s, region: =B=, get: { key: s/1 }, expect: absent }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** It has its place in the order, between the writes before and after it. */
  @Test
  void whatTheOperatorWritesIsCaughtUpInItsTurn() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                mrsc: { catchUpRate: 1/s }
                faults:
                  - { fault: region-outage, region: =A=, at: 2s, for: 8s }
                  - { fault: logical-corruption, space: s, share: 100%, effect: delete, at: 5s }
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 4s, region: =B=, put: { key: a, set: { v: 1 } } }
                  - { at: 6s, region: =B=, put: { key: b, set: { v: 1 } } }
                  - { at: 11.1s, region: =A=, get: { key: a }, expect: { v: 1 } }
                  - { at: 11.1s, region: =A=, get: { key: s/1 }, expect: { v: 1 } }
                  - { at: 12.1s, region: =A=, get: { key: s/1 }, expect: absent }
                  - { at: 12.1s, region: =A=, get: { key: b }, expect: absent }
                  - { at: 13.1s, region: =A=, get: { key: b }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isCloseTo(3, within(0.1));
  }

  /** A Region of users alone is no member: its outage loses no call of A's. */
  @Test
  void anOutageElsewhereLosesNoCall() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-outage, region: eu-west-1, at: 1.005s, for: 5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } }, retry: none }
                clients:
                  - name: far
                    region: eu-west-1
                    arrivals: { rate: 1/s }
                    keys: { count: 1 }
                    mix: { get: 100% }
                """));

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
  }
}
