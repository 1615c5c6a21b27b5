package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Until when a replica that leaves is held up by those to whom it ships (MODEL 5). */
class LeavingRulesTest {
  /**
   * C reaches A 10 ms after its isolation, and the new replica in B, which lacks k too, after 40.
   */
  @Test
  void itShipsToAReplicaThatCameLater() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: region-isolation, region: =C=, at: 8s, for: 12s }]
                operations:
                  - { operation: remove-replica, regions: [=C=], at: 10s }
                  - { operation: add-replica, region: =B=, at: 11s, rate: 10/s }
                script: [{ at: 9s, region: =C=, put: { key: k, set: { v: 1 } } }]
                """),
            "table.regions=[us-east-1, us-east-2]");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(20.04);
    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(11);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Out of reach of B, it waits until there is no B to ship to. */
  @Test
  void itDoesNotWaitForADestroyedReplica() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults:
                  - { fault: link-partition, between: [=B=, =C=], at: 5s, for: 20s }
                  - { fault: region-outage, region: =B=, at: 15s, data: destroyed }
                operations: [{ operation: remove-replica, regions: [=C=], at: 10s }]
                script: [{ at: 9s, region: =C=, put: { key: k, set: { v: 1 } } }]
                """));

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(15);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** FACTS R-10: five records come at 10 s where the table takes one a second. */
  @Test
  void itWaitsForTheCapacityOfOthers() {
    Ran ran =
        Ran.with(
            Small.mrec(
                "operations: [{ operation: remove-replica, regions: [=C=], at: 9.5s }]\n"
                    + Small.puts(5, "9s", "=C=")),
            "table.capacity={write: 1000, read: 10, burst: 0s, autoScaling: {min: 1, max: 1000},"
                + " byRegion: {us-west-2: {write: 1, read: 1, autoScaling: {min: 1, max: 1}}}}");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(14);
    assertThat(ran.count("topology[0].records")).isEqualTo(10);
  }

  /** FACTS O-7: A has become a table of its own by then. */
  @Test
  void itDoesNotWaitForASeparateReplica() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: replication-not-authorized, region: =A=, at: 1h, for: 30h }]
                operations: [{ operation: remove-replica, regions: [=C=], at: 3h }]
                script: [{ at: 2h, region: =C=, put: { key: k, set: { v: 1 } } }]
                """),
            "duration=40h");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(21 * 3600);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
  }

  /** FACTS O-7: nor does it become such a table itself; it ships once it is authorized again. */
  @Test
  void oneThatLeavesNeverBecomesATableOfItsOwn() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: replication-not-authorized, region: =C=, at: 1h, for: 30h }]
                operations:
                  - { operation: remove-replica, regions: [=C=], at: 3h }
                  - { operation: add-replica, region: =C=, at: 4h, rate: 1/s }
                script:
                  - { at: 2h, region: =C=, put: { key: k, set: { v: 1 } } }
                  - { at: 30h, region: =C=, get: { key: k }, expect: absent }
                """),
            "duration=40h");

    ran.held();
    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(31 * 3600 + 0.04);
    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(31 * 3600 + 1.04);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.stranded")).isZero();
  }

  /** What is separated before it has become a replica is shipped nothing any more. */
  @Test
  void aCopyThatNeverBecameAReplicaIsForgotten() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: replication-not-authorized, region: =C=, at: 1h, for: 30h }]
                operations: [{ operation: add-replica, region: =C=, at: 59m, rate: 1/m }]
                script:
                  - { at: 1s, region: =A=, put: { key: j, set: { v: 1 } } }
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 25h, region: =A=, put: { key: k, set: { v: 2 } } }
                """),
            "table.regions=[us-east-1, us-west-2]",
            "duration=40h");

    assertThat(ran.has("topology[0].doneSeconds")).isFalse();
    assertThat(ran.count("writes.surviving")).isEqualTo(3);
    assertThat(ran.count("writes.stranded")).isZero();
    assertThat(ran.has("freshness['us-east-1>us-east-2'].never")).isFalse();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }
}
