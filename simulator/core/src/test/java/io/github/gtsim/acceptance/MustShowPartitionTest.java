package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions that cannot reach each other. */
class MustShowPartitionTest {
  private static final String ISOLATION =
      """
      name: isolation
      seed: 1
      duration: 40s
      table: { mode: mrec, regions: [us-east-1, us-west-2, us-east-2] }
      network: { jitter: none, service: { write: 4ms, read: 3ms } }
      replication: { lag: 500ms }
      faults:
        - { name: alone, fault: region-isolation, region: us-east-1, at: 10s, for: 20s }
      variants: { mrsc: { table: { mode: mrsc } } }
      script:
        - { at: 1s, region: us-east-1, put: { key: k, set: { v: 1 } } }
        - { at: 20s, region: us-east-1, put: { key: a, set: { v: 2 } }, retry: none }
        - { at: 20s, region: us-west-2, put: { key: k, set: { v: 3 } }, retry: none }
        - { at: 20s, region: us-east-2, put: { key: c, set: { v: 4 } }, retry: none }
        - { at: 25s, region: us-east-1, get: { key: k, consistency: eventual }, retry: none }
        - { at: 25s, region: us-east-1, get: { key: k, consistency: strong }, retry: none }
        - { at: 25s, region: us-west-2, get: { key: c, consistency: strong }, retry: none }
        - { at: 25s, region: us-east-2, get: { key: k, consistency: strong }, retry: none }
        - { at: 35s, region: us-east-1, get: { key: k } }
        - { at: 35s, region: us-west-2, get: { key: k } }
        - { at: 35s, region: us-east-2, get: { key: k } }
        - { at: 35s, region: us-east-1, get: { key: c } }
        - { at: 35s, region: us-west-2, get: { key: a } }
        - { at: 35s, region: us-east-2, get: { key: a } }
      """;

  @Test
  void anIsolatedRegionAnswersEverythingUnderMrec() {
    Ran ran = Ran.of(ISOLATION);

    assertThat(ran.count("requests.ok")).isEqualTo(14);
    assertThat(ran.value(4, "v")).isEqualTo("1");
    assertThat(ran.value(5, "v")).isEqualTo("1");
    assertThat(ran.value(6, "v")).isEqualTo("4");
    assertThat(ran.value(7, "v")).isEqualTo("3");
    for (int read = 8; read <= 10; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("3");
    }
    assertThat(ran.value(11, "v")).isEqualTo("4");
    assertThat(ran.value(12, "v")).isEqualTo("2");
    assertThat(ran.value(13, "v")).isEqualTo("2");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isEqualTo(1);
  }

  /** FACTS U-1. */
  @Test
  void anIsolatedRegionAnswersEventualReadsOnlyUnderMrsc() {
    Ran ran = Ran.of(ISOLATION, "mrsc");

    assertThat(ran.outcome(1)).isEqualTo("unknown");
    assertThat(ran.error(1)).isEqualTo("InternalServerError");
    assertThat(ran.outcome(4)).isEqualTo("ok");
    assertThat(ran.value(4, "v")).isEqualTo("1");
    assertThat(ran.outcome(5)).isEqualTo("fail");
    assertThat(ran.error(5)).isEqualTo("InternalServerError");
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.count")).isZero();
    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isZero();
  }

  @Test
  void theOtherTwoCarryOnAndAllAreEqualAfterHealingUnderMrsc() {
    Ran ran = Ran.of(ISOLATION, "mrsc");

    assertThat(ran.outcome(2)).isEqualTo("ok");
    assertThat(ran.outcome(3)).isEqualTo("ok");
    assertThat(ran.value(6, "v")).isEqualTo("4");
    assertThat(ran.value(7, "v")).isEqualTo("3");
    for (int read = 8; read <= 10; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("3");
    }
    assertThat(ran.value(11, "v")).isEqualTo("4");
    assertThat(ran.value(12, "v")).isEqualTo("absent");
    assertThat(ran.value(13, "v")).isEqualTo("absent");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  private static final String CUT =
      """
      name: cut
      seed: 1
      duration: 40s
      table: { mode: mrec, regions: [us-east-1, us-west-2, us-east-2] }
      network: { jitter: none, service: { write: 4ms, read: 3ms } }
      replication: { lag: 500ms }
      faults:
        - { fault: link-partition, between: [us-east-1, us-west-2], at: 10s, for: 20s }
      variants: { mrsc: { table: { mode: mrsc } } }
      script:
        - { at: 20s, region: us-east-1, put: { key: k, set: { v: east } }, retry: none }
        - { at: 21s, region: us-west-2, put: { key: k, set: { v: west } }, retry: none }
        - { at: 25s, region: us-east-1, get: { key: k, consistency: strong }, retry: none }
        - { at: 25s, region: us-west-2, get: { key: k, consistency: strong }, retry: none }
        - { at: 25s, region: us-east-2, get: { key: k, consistency: strong }, retry: none }
        - { at: 35s, region: us-east-1, get: { key: k } }
        - { at: 35s, region: us-west-2, get: { key: k } }
        - { at: 35s, region: us-east-2, get: { key: k } }
      """;

  @Test
  void regionsWithACutLinkDivergeAndConvergeUnderMrec() {
    Ran ran = Ran.of(CUT);

    assertThat(ran.count("requests.ok")).isEqualTo(8);
    assertThat(ran.value(2, "v")).isEqualTo("east");
    assertThat(ran.value(3, "v")).isEqualTo("west");
    assertThat(ran.value(4, "v")).isEqualTo("west");
    for (int read = 5; read <= 7; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("west");
    }
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** FACTS U-3. */
  @Test
  void regionsWithACutLinkKeepWritingThroughTheThirdUnderMrsc() {
    Ran ran = Ran.of(CUT, "mrsc");

    assertThat(ran.count("requests.ok")).isEqualTo(8);
    assertThat(ran.count("conflicts.raised")).isZero();
    for (int read = 2; read <= 7; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("west");
    }
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  private static final String WITNESS =
      """
      name: last-words
      seed: 1
      duration: 10s
      table: { mode: mrsc, regions: [us-east-1, us-west-2], witness: us-east-2 }
      network:
        jitter: none
        service: { write: 4ms, read: 3ms }
        latency:
          - { between: [us-east-1, us-east-2], delay: 5ms }
          - { between: [us-east-1, us-west-2], delay: 30ms }
          - { between: [us-east-2, us-west-2], delay: 200ms }
      faults:
        - { fault: link-partition, between: [us-east-1, us-west-2], at: 990ms }
        - { name: dies, fault: region-outage, region: us-east-1, at: 1.1s }
      script:
        - { at: 1s, region: us-east-1, put: { key: k, set: { v: last } }, retry: none }
        - { at: 1.1s, region: us-west-2, get: { key: k, consistency: eventual } }
        - { at: 1.11s, region: us-west-2, get: { key: k, consistency: strong }, retry: none }
        - { at: 9s, region: us-west-2, get: { key: k, consistency: eventual } }
      variants:
        late-relay:
          faults:
            - { fault: link-partition, between: [us-east-1, us-west-2], at: 990ms }
            - { fault: link-partition, between: [us-east-2, us-west-2], at: 990ms, for: 500ms }
            - { name: dies, fault: region-outage, region: us-east-1, at: 1.1s }
          script:
            - { at: 1s, region: us-east-1, put: { key: k, set: { v: last } }, retry: none }
            - { at: 1.1s, region: us-west-2, get: { key: k, consistency: eventual } }
            - { at: 1.6s, region: us-west-2, get: { key: k, consistency: strong }, retry: none }
            - { at: 9s, region: us-west-2, get: { key: k, consistency: eventual } }
      """;

  /** FACTS T-3; late-relay: the witness cannot pass it on before the replica is dead. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "late-relay"})
  void theWitnessPassesOnWhatTheDeadReplicaAcknowledged(String variant) {
    Ran ran = Ran.of(WITNESS, variant);

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.byRegion.us-west-2.writes")).isEqualTo(1);
    assertThat(ran.count("outages[0].rpo.byRegion.us-east-2.writes")).isZero();
    assertThat(ran.count("outages[0].rpo.writes")).isZero();
    assertThat(ran.value(1, "v")).isEqualTo("absent");
    assertThat(ran.outcome(2)).isEqualTo("ok");
    assertThat(ran.value(2, "v")).isEqualTo("last");
    assertThat(ran.value(3, "v")).isEqualTo("last");
    assertThat(List.of(ran.count("writes.lost"), ran.count("writes.stranded"))).containsOnly(0L);
  }
}
