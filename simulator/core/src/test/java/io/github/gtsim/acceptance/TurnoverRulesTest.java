package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Replicas that come and go while others do (FACTS R-13, MODEL 5); what happens then is ours. */
class TurnoverRulesTest {
  private static final String DONE = "topology[%d].doneSeconds";

  /** Two Regions with ten items, and these operations. */
  private static Ran two(String faults, String operations, String... settings) {
    String yaml = faults + "operations:\n" + operations + Small.puts(10, "1s", "=A=");
    return Ran.with(Small.mrec(yaml), List.of("table.regions=[us-east-1, us-west-2]"), settings);
  }

  private static void assertEnds(Ran ran, int operation, double seconds) {
    assertThat(ran.number(DONE.formatted(operation))).isEqualTo(seconds);
  }

  private static void assertNeverEnds(Ran ran, int operation) {
    assertThat(ran.has("topology[%d].atSeconds".formatted(operation))).isTrue();
    assertThat(ran.has(DONE.formatted(operation))).isFalse();
  }

  /** A cannot go on for a day; asked to leave then, it is needed until C has all ten. */
  @Test
  void aReplicaThatFillsAnotherLeavesAfterwards() {
    Ran ran =
        two(
            "faults: [{ fault: link-partition, between: [=A=, =C=], at: 12.1s, for: 25h }]\n",
            """
              - { operation: add-replica, region: =C=, at: 10s, rate: 2/s }
              - { operation: remove-replica, regions: [=A=], at: 24.5h }
            """,
            "duration=30h");

    assertEnds(ran, 0, 90_015.1);
    assertEnds(ran, 1, 90_015.1);
    assertThat(ran.count("writes.surviving")).isEqualTo(10);
  }

  /** B fills no one: it does not wait for C. */
  @Test
  void aReplicaThatFillsNobodyLeavesAtOnce() {
    Ran ran =
        two(
            "",
            """
              - { operation: add-replica, region: =C=, at: 10s, rate: 2/s }
              - { operation: remove-replica, regions: [=B=], at: 12s }
            """);

    assertEnds(ran, 0, 15);
    assertEnds(ran, 1, 12);
  }

  /** A was the longest in the table before it left: B, not C, fills it when it returns. */
  @Test
  void theOneThatIsLongestInTheTableFillsANewOne() {
    Ran ran =
        two(
            "faults: [{ fault: link-partition, between: [=A=, =B=], at: 26h, for: 1h }]\n",
            """
              - { operation: add-replica, region: =C=, at: 10s, rate: 10/s }
              - { operation: remove-replica, regions: [=A=], at: 25h }
              - { operation: add-replica, region: =A=, at: 26.5h, rate: 10/s }
            """,
            "duration=30h");

    assertEnds(ran, 2, 27 * 3600 + 1);
  }

  /** Asked back before it could ship its backlog, it leaves first and is filled then. */
  @Test
  void oneThatIsAddedWhileItLeavesIsFilledOnceItHasLeft() {
    Ran ran =
        two(
            "faults: [{ fault: link-partition, between: [=A=, =B=], at: 500ms, for: 13500ms }]\n",
            """
              - { operation: remove-replica, regions: [=A=], at: 10s }
              - { operation: add-replica, region: =A=, at: 12s, rate: 10/s }
            """,
            "replication.catchUpRate=10/s");

    assertEnds(ran, 0, 14.95);
    assertEnds(ran, 1, 15.95);
    assertThat(ran.count("writes.surviving")).isEqualTo(10);
  }

  /** And removed again before that: it stays out. */
  @Test
  void oneThatIsRemovedBeforeItIsFilledStaysOut() {
    Ran ran =
        two(
            "faults: [{ fault: link-partition, between: [=A=, =B=], at: 500ms, for: 13500ms }]\n",
            """
              - { operation: remove-replica, regions: [=A=], at: 10s }
              - { operation: add-replica, region: =A=, at: 12s, rate: 10/s }
              - { operation: remove-replica, regions: [=A=], at: 13s }
            """,
            "replication.catchUpRate=10/s");

    assertEnds(ran, 0, 14.95);
    assertNeverEnds(ran, 1);
    assertEnds(ran, 2, 14.95);
    assertThat(ran.count("topology[1].records")).isZero();
  }

  /** Removed while it is filled it is out at once; it is filled when it is added again. */
  @Test
  void anAdditionThatIsInterruptedIsNeverDone() {
    Ran ran =
        two(
            "",
            """
              - { operation: add-replica, region: =C=, at: 10s, rate: 2/s }
              - { operation: remove-replica, regions: [=C=], at: 12.1s }
              - { operation: add-replica, region: =C=, at: 20s, rate: 2/s }
            """);

    assertNeverEnds(ran, 0);
    assertEnds(ran, 1, 12.1);
    assertEnds(ran, 2, 25);
    assertThat(ran.count("topology[0].records")).isEqualTo(4);
    assertThat(ran.count("topology[2].records")).isEqualTo(10);
  }

  /** A Region that is lost while it is filled is not filled any more, and A need not wait. */
  @Test
  void oneThatIsLostWhileItIsFilledHoldsNobodyUp() {
    Ran ran =
        two(
            """
            faults:
              - { fault: link-partition, between: [=A=, =C=], at: 12.1s, for: 29h }
              - { fault: region-outage, region: =C=, at: 26h, data: destroyed }
            """,
            """
              - { operation: add-replica, region: =C=, at: 10s, rate: 2/s }
              - { operation: remove-replica, regions: [=A=], at: 25h }
            """,
            "duration=30h");

    assertNeverEnds(ran, 0);
    assertEnds(ran, 1, 26 * 3600);
    assertThat(ran.count("topology[0].records")).isEqualTo(4);
    assertThat(ran.count("writes.surviving")).isEqualTo(10);
  }

  /** The seed goes its own way after twenty hours: the next one begins anew. */
  @Test
  void anotherFillsItIfTheFirstIsSeparated() {
    Ran ran =
        two(
            "faults: [{ fault: replication-not-authorized, region: =A=, at: 1h, for: 30h }]\n",
            "  - { operation: add-replica, region: =C=, at: 20.5h, rate: 1/m }\n",
            "duration=40h");

    assertEnds(ran, 0, 21 * 3600 + 600);
    assertThat(ran.count("topology[0].records")).isEqualTo(10);
  }

  /** Zones trail by a second what is written, but not what a replica is filled with. */
  @Test
  void everyZoneHasWhatANewReplicaWasFilledWith() {
    StringBuilder reads = new StringBuilder();
    for (int item = 0; item < 10; item++) {
      reads.append("  - { at: 11.01s, region: =C=, get: { key: k%d } }\n".formatted(item));
    }
    Ran ran =
        Ran.with(
            Small.mrec(
                "operations: [{ operation: add-replica, region: =C=, at: 10s, rate: 10/s }]\n"
                    + Small.puts(10, "1s", "=A=")
                    + reads),
            "table.regions=[us-east-1, us-west-2]",
            "zones.followerLag=1s");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(11);
    for (int read = 10; read < 20; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("1");
    }
    assertThat(ran.count("reads.eventual.stale")).isZero();
  }
}
