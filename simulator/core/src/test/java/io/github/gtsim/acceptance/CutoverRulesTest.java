package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table had going ends when a restored one takes its place (FACTS X-1, our model). */
class CutoverRulesTest {
  private static final String RESTORED_IN_B =
      """
      operations:
        - { name: b, operation: backup, region: =A=, at: 3s }
        - { name: r, operation: restore, region: =B=, backup: b, at: 6s, takes: 3s }
      """;

  /** A restored table has no time to live until somebody sets it again. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "active-passive", "single-region"})
  void theTableBeforeDeletesNothingAnyMore(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(
                RESTORED_IN_B
                    + """
                    script:
                      - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 25s, region: =B=, get: { key: k }, expect: { v: 1 } }
                    """),
            "table.mode=" + mode,
            "table.ttl={after: 10s, delay: 2s}");

    ran.held();
    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isZero();
    assertThat(ran.count("recoveries[0].rpo.writes")).isZero();
  }

  /** Two of ten items at one a second, when the table that C was to be part of is gone. */
  @Test
  void aBackFillEndsWithItsTable() {
    Ran ran =
        Ran.with(
            Small.mrec(
                RESTORED_IN_B
                    + "  - { operation: add-replica, region: =C=, at: 6.5s, rate: 1/s }\n"
                    + Small.puts(10, "1s", "=A=")),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.count("topology[0].records")).isEqualTo(2);
    assertThat(ran.has("topology[0].doneSeconds")).isFalse();
    assertThat(ran.count("writes.surviving")).isEqualTo(10);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** C was leaving a table that is gone: that it leaves the new one is another matter. */
  @Test
  void aRemovalEndsWithItsTable() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: region-isolation, region: =C=, at: 4s, for: 8s }]
                operations:
                  - { name: b, operation: backup, region: =A=, at: 3s }
                  - { operation: remove-replica, regions: [=C=], at: 6s }
                  - { name: r, operation: restore, region: =A=, backup: b, at: 7s, takes: 3s }
                  - { operation: add-replica, region: =C=, at: 14s, rate: 10/s }
                  - { operation: remove-replica, regions: [=C=], at: 20s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =C=, put: { key: k, set: { v: 2 } } }
                  - { at: 18s, region: =C=, put: { key: k, set: { v: 3 } } }
                """));

    assertThat(ran.has("topology[0].doneSeconds")).isFalse();
    assertThat(ran.count("topology[0].records")).isZero();
    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(14.1);
    assertThat(ran.number("topology[2].doneSeconds")).isEqualTo(20);
    assertThat(ran.count("writes.rewound")).isEqualTo(1);
  }

  /** The backup has failed: no table takes its place, and C is a replica of it already. */
  @Test
  void whatCannotBeDoneAfterARestoreThatFailedIsNotDone() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: region-outage, region: =B=, at: 2s, for: 2s }]
                operations:
                  - { name: b, operation: backup, region: =B=, at: 3s }
                  - { operation: add-replica, region: =C=, at: 5s, rate: 1/s }
                  - { name: r, operation: restore, region: =A=, backup: b, at: 6s, takes: 1s }
                  - { operation: add-replica, region: =C=, at: 8s, rate: 1/s }
                """
                    + Small.puts(10, "1s", "=A=")),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(15);
    assertThat(ran.count("topology[0].records")).isEqualTo(10);
    assertThat(ran.has("topology[1].doneSeconds")).isFalse();
    assertThat(ran.count("topology[1].records")).isZero();
  }

  /** Neither records nor what waits in a window (FACTS R-5) for its end after the cutover. */
  @ParameterizedTest
  @ValueSource(strings = {"0s", "5s"})
  void nothingIsOnItsWayToATableThatIsGone(String coalesce) {
    Ran ran =
        Ran.with(
            Small.mrec(
                RESTORED_IN_B
                    + """
                    script:
                      - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 8.5s, region: =A=, put: { key: k, set: { v: 2 } } }
                      - { at: 8.6s, region: =B=, put: { key: j, set: { v: 2 } } }
                      - { at: 20s, region: =B=, get: { key: k }, expect: { v: 1 } }
                      - { at: 20s, region: =B=, get: { key: j }, expect: absent }
                    """),
            "replication={lag: 2s, coalesce: " + coalesce + "}");

    ran.held();
    assertThat(ran.count("writes.rewound")).isEqualTo(2);
    assertThat(ran.count("freshness['us-east-1>us-west-2'].never")).isEqualTo(1);
  }

  /** A has been out for 5 s when the restored table takes over: nobody is promoted after 6. */
  @Test
  void nobodyIsPromotedInATableThatIsGone() {
    Ran ran =
        Ran.with(
            Small.activePassive(
                RESTORED_IN_B
                    + """
                    script:
                      - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 20s, region: =B=, get: { key: k }, expect: { v: 1 } }
                    faults: [{ fault: region-outage, region: =A=, at: 4s, for: 20s }]
                    """),
            "table.failover.after=6s");

    ran.held();
    assertThat(ran.size("recoveries")).isEqualTo(1);
    assertThat(ran.text("recoveries[0].name")).isEqualTo("r");
  }
}
