package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A replica that leaves (FACTS R-13, MODEL 5). */
class RemovalRulesTest {
  private static final String SHRINK =
      """
      operations: [{ name: shrink, operation: remove-replica, regions: [=A=], at: 10s }]
      """;

  /** MODEL 5: a removal ships its backlog first; its users go to the nearest that stays. */
  @Test
  void aRemovedReplicaShipsItsBacklogFirst() {
    Ran ran =
        Ran.of(
            Small.mrec(
                SHRINK
                    + """
                    script:
                      - { at: 9.9s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 10s, region: =A=, get: { key: k } }
                      - { at: 10.95s, region: =A=, get: { key: k } }
                    """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(10.9);
    assertThat(ran.count("topology[0].records")).isEqualTo(2);
    assertThat(ran.value(1, "v")).isEqualTo("absent");
    assertThat(ran.value(2, "v")).isEqualTo("1");
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isZero();
  }

  /** An isolated Region keeps its copy until it can ship. */
  @Test
  void aRemovedReplicaWaitsUntilItCanShip() {
    Ran ran =
        Ran.of(
            Small.mrec(
                "faults: [{ fault: region-isolation, region: =A=, at: 8s, for: 12s }]\n"
                    + SHRINK
                    + """
                    script:
                      - { at: 9s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 25s, region: =B=, get: { key: k } }
                    """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(20.05);
    assertThat(ran.value(1, "v")).isEqualTo("1");
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** B is gone at once and A, isolated, once it can ship: what was asked for is done then. */
  @Test
  void aRemovalOfTwoIsDoneWithTheLastOfThem() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-isolation, region: =A=, at: 8s, for: 12s }]
                operations: [{ operation: remove-replica, regions: [=A=, =B=], at: 10s }]
                script:
                  - { at: 9s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 25s, region: =C=, get: { key: k } }
                """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(20.01);
    assertThat(ran.text("topology[0].regions[0]")).isEqualTo("us-east-1");
    assertThat(ran.text("topology[0].regions[1]")).isEqualTo("us-west-2");
    assertThat(ran.value(1, "v")).isEqualTo("1");
  }

  /** A is back by the time at which B, the other one, can ship: it has left all the same. */
  @Test
  void oneThatReturnsMeanwhileHasLeftBefore() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-isolation, region: =B=, at: 8s, for: 12s }]
                operations:
                  - { operation: remove-replica, regions: [=A=, =B=], at: 10s }
                  - { operation: add-replica, region: =A=, at: 12s, rate: 1/s }
                script:
                  - { at: 1s, region: =C=, put: { key: j, set: { v: 1 } } }
                  - { at: 9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 14s, region: =A=, put: { key: j, set: { v: 2 } } }
                """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(20.05);
    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(13);
    assertThat(ran.count("topology[0].records")).isEqualTo(2);
  }

  /** Calls that were under way to it are answered as long as it is there, then refused. */
  @Test
  void callsUnderWayToItAreAnswered() {
    String yaml =
        Small.mrec(
            SHRINK
                + """
                script:
                  - { at: 9.9s, region: =B=, put: { key: k, set: { v: 1 } } }
                  - { at: 9.98s, region: =B=, put: { key: l, set: { v: 1 } }, retry: none }
                """);
    Ran stays = Ran.with(yaml, "table.regions=[us-east-1, us-east-2]", "replication.lag=200ms");

    assertThat(stays.outcome(1)).isEqualTo("ok");
    assertThat(stays.count("writes.surviving")).isEqualTo(2);
  }
}
