package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pauses of replication that are over before they take effect (FACTS O-3). */
class PauseRulesTest {
  private static Ran drill(String effectDelay) {
    return Ran.of(
        Small.mrec(
            """
            clients:
              - name: a
                region: =A=
                arrivals: { rate: 10/s, process: constant }
                keys: { distribution: unique }
                mix: { put: 100% }
                retry: none
            faults:
              - { name: drill, fault: replication-pause, region: =A=, at: 10s, for: 10s,
                  effectDelay: DELAY }
              - { fault: region-degradation, region: =A=, errors: 100%, at: 15s, for: 2s }
            """
                .replace("DELAY", effectDelay)));
  }

  /** Nothing was kept from anybody, and no request met the pause. */
  @Test
  void aPauseWithoutEffectIsBlamedForNothing() {
    Ran ran = drill("10s");

    assertThat(ran.has("outages[0].rpo.atEnd.writes")).isFalse();
    assertThat(ran.count("outages[0].rto.a.failed")).isZero();
    assertThat(ran.number("outages[0].rto.a.seconds")).isZero();
    assertThat(ran.count("requests.failed") + ran.count("requests.unknown")).isEqualTo(20);
  }

  /** The Region is isolated when the pause is over, if only for a moment. */
  @Test
  void aPauseThatTakesEffectHasAnEnd() {
    Ran ran = drill("9s");

    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isPositive();
    assertThat(ran.count("outages[0].rto.a.failed")).isEqualTo(20);
  }
}
