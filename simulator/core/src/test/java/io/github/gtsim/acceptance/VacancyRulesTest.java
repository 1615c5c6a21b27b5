package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a table without a primary waits for another one (MODEL 3.4). */
class VacancyRulesTest {
  private static final String SCRIPT =
      """
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 25s, region: =B=, update: { key: k, add: { v: 1 } } }
      """;

  private static Ran after(String seconds, String faults) {
    return Ran.with(Small.activePassive(faults + SCRIPT), "table.failover.after=" + seconds);
  }

  /** Nobody can take over at 8 s; who can first, does so at once. */
  @Test
  void whoeverReturnsAfterItsTimeTakesOverAtOnce() {
    Ran ran =
        after(
            "3s",
            """
            faults:
              - { fault: region-outage, region: =A=, at: 5s }
              - { fault: region-outage, region: =C=, at: 6s, for: 6s }
              - { fault: region-outage, region: =B=, at: 6s, for: 10s }
            """);

    assertThat(ran.number("recoveries[0].atSeconds")).isEqualTo(12);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-east-2");
    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(7);
    assertThat(ran.outcome(1)).isEqualTo("ok");
    assertThat(ran.count("writes.surviving")).isEqualTo(2);
  }

  /** Back within the time, then out again: the time begins anew. */
  @Test
  void aPrimaryThatReturnsEndsTheVacancy() {
    Ran ran =
        after(
            "3s",
            """
            faults:
              - { fault: region-outage, region: =A=, at: 5s, for: 2s }
              - { fault: region-outage, region: =A=, at: 7.5s, for: 20s }
            """);

    assertThat(ran.number("recoveries[0].atSeconds")).isEqualTo(10.5);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-west-2");
    assertThat(ran.size("recoveries")).isEqualTo(1);
  }

  /** Isolated from both it is none; reached by one of two it is. */
  @Test
  void aPrimaryIsOneAsLongAsASecondaryReachesIt() {
    Ran one =
        after("3s", "faults: [{ fault: link-partition, between: [=A=, =B=], at: 5s, for: 15s }]\n");
    Ran both =
        after(
            "3s",
            """
            faults:
              - { fault: link-partition, from: =A=, to: =B=, at: 5s, for: 15s }
              - { fault: link-partition, from: =C=, to: =A=, at: 6s, for: 15s }
            """);

    assertThat(one.size("recoveries")).isZero();
    assertThat(both.number("recoveries[0].atSeconds")).isEqualTo(9);
    assertThat(both.text("recoveries[0].region")).isEqualTo("us-west-2");
  }

  /** A secondary that has not heard of the last promotion cannot succeed. */
  @Test
  void onlyWhoHasHeardOfTheLastPromotionSucceeds() {
    Ran ran =
        after(
            "3s",
            """
            faults:
              - { fault: region-outage, region: =A=, at: 5s, for: 5s }
              - { fault: region-isolation, region: =A=, at: 9.5s, for: 10s }
              - { fault: region-outage, region: =B=, at: 12s }
            """);

    assertThat(ran.size("recoveries")).isEqualTo(2);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-west-2");
    assertThat(ran.number("recoveries[0].atSeconds")).isEqualTo(8);
    assertThat(ran.text("recoveries[1].name")).isEqualTo("failover-2");
    assertThat(ran.text("recoveries[1].region")).isEqualTo("us-east-2");
    assertThat(ran.number("recoveries[1].atSeconds")).isEqualTo(15);
  }

  /** C is promoted by hand before the six seconds are over: nobody else is promoted then. */
  @Test
  void aPromotionByHandEndsTheVacancy() {
    Ran ran =
        Ran.with(
            Small.activePassive(
                """
                operations: [{ operation: promote, region: =C=, at: 8s }]
                faults: [{ fault: region-outage, region: =A=, at: 5s }]
                script:
                  - { at: 20s, region: =B=, put: { key: k, set: { v: 1 } } }
                """),
            "table.failover.after=6s");

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.size("recoveries")).isEqualTo(1);
    assertThat(ran.text("recoveries[0].region")).isEqualTo("us-east-2");
  }
}
