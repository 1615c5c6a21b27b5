package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several changes of one item that travel as one (FACTS R-5), under mrec with a lag of 1 s. */
class CoalescingRulesTest {
  private static final String PAIR = "replication['us-east-1>us-west-2'].";

  private static Ran ran(String window, String script) {
    Ran ran = Ran.with(Small.mrec(script), "replication.coalesce=" + window);
    assertThat(ran.report().expectationsHeld()).as(ran.report().summary().toString()).isTrue();
    return ran;
  }

  /** The window of 2 s begins at 1 s; the last change in it is 1 s old at 3.9 s. */
  @Test
  void ofTheChangesInAWindowTheLastTravels() {
    Ran ran =
        ran(
            "2s",
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 2s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 2.9s, region: =A=, put: { key: k, set: { v: 3 } } }
              - { at: 3.899s, region: =B=, get: { key: k }, expect: absent }
              - { at: 3.901s, region: =B=, get: { key: k }, expect: { v: 3 } }
            """);

    assertThat(ran.count(PAIR + "records")).isEqualTo(1);
    assertThat(ran.count(PAIR + "applied")).isEqualTo(1);
    assertThat(ran.number(PAIR + "lagMs.max")).isEqualTo(1000);
    assertThat(ran.count(PAIR + "backlogMax")).isEqualTo(2);
    assertThat(ran.count("writes.surviving")).isEqualTo(3);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("freshness['us-east-1>us-west-2'].never")).isZero();
    assertThat(ran.number("freshness['us-east-1>us-west-2'].maxMs")).isEqualTo(2900);
  }

  /** FACTS B-6: what arrives is charged, once. */
  @Test
  void changesThatAreCombinedArePaidForOnceElsewhere() {
    Ran ran =
        ran(
            "2s",
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 2s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 2s, region: =A=, put: { key: other, set: { v: 2 } } }
            """);

    assertThat(ran.count("cost.byRegion.us-east-1.rwru")).isEqualTo(3);
    assertThat(ran.count("cost.byRegion.us-west-2.rwru")).isEqualTo(2);
    assertThat(ran.count("cost.byRegion.us-east-1.transferBytes")).isEqualTo(4 * (1024 + 48));
    assertThat(ran.count(PAIR + "records")).isEqualTo(2);
  }

  /** It leaves when its window ends, even if its lag is over before. */
  @Test
  void whatIsAloneInItsWindowWaitsForItsEnd() {
    Ran ran =
        ran(
            "3s",
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 3.999s, region: =B=, get: { key: k }, expect: absent }
              - { at: 4.001s, region: =B=, get: { key: k }, expect: { v: 1 } }
            """);

    assertThat(ran.number(PAIR + "lagMs.max")).isEqualTo(3000);
  }

  /** A change after the end of a window begins another. */
  @Test
  void windowsFollowEachOther() {
    Ran ran =
        ran(
            "500ms",
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 1.4s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 1.6s, region: =A=, put: { key: k, set: { v: 3 } } }
              - { at: 2.401s, region: =B=, get: { key: k }, expect: { v: 2 } }
              - { at: 2.601s, region: =B=, get: { key: k }, expect: { v: 3 } }
            """);

    assertThat(ran.count(PAIR + "records")).isEqualTo(2);
  }

  /** Another Region's change is no part of the window: both that are combined lose to it. */
  @Test
  void changesThatAreCombinedAreLostTogether() {
    Ran ran =
        ran(
            "2s",
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 2s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 2.5s, region: =B=, put: { key: k, set: { v: 3 } } }
              - { at: 10s, region: =A=, get: { key: k }, expect: { v: 3 } }
            """);

    assertThat(ran.count("writes.lost")).isEqualTo(2);
    assertThat(ran.count(PAIR + "discarded")).isEqualTo(1);
    assertThat(ran.count("writes.concurrent")).isEqualTo(2);
  }

  /** What is in the window when its Region is destroyed was nowhere else. */
  @Test
  void whatWaitsInAWindowGoesWithItsRegion() {
    Ran ran =
        ran(
            "5s",
            """
            faults: [{ fault: region-outage, region: =A=, at: 3s, data: destroyed }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 2s, region: =A=, put: { key: k, set: { v: 2 } } }
              - { at: 20s, region: =B=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("writes.destroyed")).isEqualTo(2);
    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(2);
  }

  /** The window ends as C begins to be filled: C has the change by that, B as it is due. */
  @Test
  void aWindowEndsWhenAReplicaIsAdded() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                operations: [{ operation: add-replica, region: =C=, at: 10s, rate: 10/s }]
                script:
                  - { at: 9s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 9.999s, region: =B=, get: { key: k }, expect: absent }
                  - { at: 10.001s, region: =B=, get: { key: k }, expect: { v: 1 } }
                  - { at: 11.01s, region: =C=, get: { key: k }, expect: { v: 1 } }
                """),
            "table.regions=[us-east-1, us-west-2]",
            "replication.coalesce=5s");

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10.1);
    assertThat(ran.has("replication['us-east-1>us-east-2'].lagMs.max")).isFalse();
  }
}
