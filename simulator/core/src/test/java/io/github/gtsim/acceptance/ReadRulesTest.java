package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How old what a read answers may be. */
class ReadRulesTest {
  /** FACTS Q-1: a strong read is strong in its own Region only. */
  @Test
  void aReadUnderMrecIsStaleForAsLongAsTheRecordTravels() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.4s, region: =B=, get: { key: k, consistency: eventual },
                      expect: absent }
                  - { at: 1.7s, region: =B=, get: { key: k, consistency: strong }, expect: absent }
                  - { at: 1.7s, region: =A=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                  - { at: 2.1s, region: =B=, get: { key: k, consistency: eventual },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("reads.eventual.ok")).isEqualTo(2);
    assertThat(ran.count("reads.eventual.stale")).isEqualTo(1);
    assertThat(ran.number("reads.eventual.staleShare")).isEqualTo(0.5);
    assertThat(ran.number("reads.eventual.ageMs.max")).isEqualTo(400);
    assertThat(ran.count("reads.strong.ok")).isEqualTo(2);
    assertThat(ran.count("reads.strong.stale")).isEqualTo(1);
    assertThat(ran.number("reads.strong.ageMs.max")).isEqualTo(700);
  }

  /** The age counts from the first acknowledgement that the read misses. */
  @Test
  void aReadThatMissesSeveralWritesIsAsOldAsTheFirstOfThem() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 3s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 3.5s, region: =A=, put: { key: k, set: { v: 3 } } }
                  - { at: 3.9s, region: =B=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("reads.eventual.ageMs.max")).isEqualTo(900);
  }

  /** FACTS D-2 and D-4: acknowledged in A after 20 ms, in B after 50 ms. */
  @Test
  void anEventualReadUnderMrscMayBeStaleAndAStrongOneNever() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.045s, region: =B=, get: { key: k, consistency: eventual },
                      expect: absent }
                  - { at: 1.045s, region: =B=, get: { key: k, consistency: strong },
                      expect: { v: 1 } }
                  - { at: 1.051s, region: =B=, get: { key: k, consistency: eventual },
                      expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("reads.eventual.stale")).isEqualTo(1);
    assertThat(ran.number("reads.eventual.ageMs.max")).isEqualTo(25);
    assertThat(ran.count("reads.strong.ok")).isEqualTo(1);
    assertThat(ran.count("reads.strong.stale")).isZero();
  }

  /** FACTS D-4: its own Region's newest write is committed, and not yet applied there. */
  @Test
  void anEventualReadUnderMrscMayMissItsOwnRegionsNewestWrite() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.015s, region: =A=, get: { key: k }, expect: absent }
                  - { at: 1.015s, region: =C=, get: { key: k }, expect: { v: 1 } }
                  - { at: 1.021s, region: =A=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("reads.eventual.stale")).isZero();
  }

  @Test
  void freshnessIsTheLagIfThatIsConstant() {
    Ran ran =
        Ran.of(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 1s, pairs: [{ from: =A=, to: =C=, lag: 250ms }] }
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 20/s }
                    keys: { count: 100 }
                    mix: { put: 100% }
                """));

    String there = "freshness['us-east-1>us-west-2'].";
    assertThat(ran.number(there + "p50Ms")).isEqualTo(1000);
    assertThat(ran.number(there + "p99Ms")).isEqualTo(1000);
    assertThat(ran.number(there + "maxMs")).isEqualTo(1000);
    assertThat(ran.count(there + "never")).isZero();
    assertThat(ran.number("freshness['us-east-1>us-east-2'].maxMs")).isEqualTo(250);
  }

  /** A Region is as fresh as a newer version makes it. */
  @Test
  void aNewerVersionFromElsewhereMakesFreshToo() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.3s, region: =B=, put: { key: k, set: { v: 2 } } }
                """));

    assertThat(ran.number("freshness['us-east-1>us-west-2'].maxMs")).isEqualTo(300);
    assertThat(ran.number("freshness['us-west-2>us-east-1'].maxMs")).isEqualTo(1000);
    assertThat(ran.count("writes.concurrent")).isEqualTo(1);
  }
}
