package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Replication is not authorized any more (FACTS R-13, O-7). */
class AuthorizationRulesTest {
  private static final String LONG = "duration=30h";

  private static String withdrawn(String length, String script) {
    return Small.mrec(
        "faults: [{ name: key, fault: replication-not-authorized, region: =A=, at: 1h"
            + length
            + " }]\nscript:\n"
            + script);
  }

  private static final String BOTH_SIDES =
      """
        - { at: 2h, region: =A=, put: { key: a, set: { v: 1 } } }
        - { at: 2h, region: =B=, put: { key: b, set: { v: 1 } } }
        - { at: 3h, region: =A=, get: { key: b } }
        - { at: 3h, region: =B=, get: { key: a } }
        - { at: 28h, region: =A=, get: { key: b } }
        - { at: 28h, region: =B=, get: { key: a } }
        - { at: 29h, region: =A=, put: { key: c, set: { v: 1 } } }
      """;

  /** Both sides go on by themselves; authorized again within 20 hours, they catch up. */
  @Test
  void upToTwentyHoursItCatchesUp() {
    Ran ran = Ran.with(withdrawn(", for: 20h", BOTH_SIDES), LONG);

    assertThat(ran.value(2, "v")).isEqualTo("absent");
    assertThat(ran.value(3, "v")).isEqualTo("absent");
    assertThat(ran.value(4, "v")).isEqualTo("1");
    assertThat(ran.value(5, "v")).isEqualTo("1");
    assertThat(ran.count("writes.surviving")).isEqualTo(3);
    assertThat(ran.has("topology[0].name")).isFalse();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** After 20 hours it is a single-region table of its own, and stays one. */
  @Test
  void afterTwentyHoursItIsATableOfItsOwn() {
    Ran ran = Ran.with(withdrawn(", for: 21h", BOTH_SIDES), LONG);

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(21 * 3600);
    assertThat(ran.value(4, "v")).isEqualTo("absent");
    assertThat(ran.value(5, "v")).isEqualTo("absent");
    assertThat(ran.outcome(6)).isEqualTo("ok");
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.stranded")).isEqualTo(2);
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** A fault that begins in time takes its effect in the drain. */
  @Test
  void theTwentyHoursMayEndInTheDrain() {
    Ran ran =
        Ran.with(
            withdrawn("", "  - { at: 2h, region: =A=, put: { key: a, set: { v: 1 } } }\n"),
            "duration=3h");

    assertThat(ran.number("topology[0].doneSeconds")).isEqualTo(21 * 3600);
    assertThat(ran.count("writes.stranded")).isEqualTo(1);
  }

  /** What had reached another replica before is not stranded. */
  @Test
  void whatHadArrivedElsewhereSurvives() {
    Ran ran =
        Ran.with(
            withdrawn(
                ", for: 21h",
                """
                  - { at: 30m, region: =A=, put: { key: a, set: { v: 1 } } }
                  - { at: 2h, region: =A=, put: { key: a, set: { v: 2 } } }
                  - { at: 3h, region: =B=, put: { key: a, set: { v: 3 } } }
                """),
            LONG);

    assertThat(ran.count("writes.surviving")).isEqualTo(2);
    assertThat(ran.count("writes.stranded")).isEqualTo(1);
  }

  /** a write that came to one of two others is not relayed when its Region has left them. */
  @Test
  void whatOneOfTheOthersHasNotGotItNeverGets() {
    Ran ran =
        Ran.with(
            """
            name: three
            seed: 1
            duration: 30h
            table: { regions: [us-east-1, us-west-2, eu-west-1] }
            network: { jitter: none }
            replication:
              lag: 50ms
              pairs:
                - { from: us-east-1, to: eu-west-1, lag: 2s }
            faults: [{ fault: replication-not-authorized, region: us-east-1, at: 3601s, for: 21h }]
            script: [{ at: 1h, region: us-east-1, put: { key: a, set: { v: 1 } } }]
            """);

    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  private static String strong(String length) {
    return Small.mrsc(
        """
        faults: [{ fault: replication-not-authorized, region: =A=, at: 1h, for: LENGTH }]
        script:
          - { at: 2h, region: =A=, put: { key: a, set: { v: 1 } }, retry: none }
          - { at: 2h, region: =A=, get: { key: b, consistency: strong }, retry: none }
          - { at: 2h, region: =B=, put: { key: b, set: { v: 1 } } }
          - { at: 190h, region: =A=, get: { key: b, consistency: strong }, retry: none }
        """
            .replace("LENGTH", length));
  }

  /** Under mrsc writes and strong reads fail there at once; after seven days for good. */
  @Test
  void aStrongReplicaIsLostAfterSevenDays() {
    Ran brief = Ran.with(strong("7d"), "duration=200h");
    Ran tooLong = Ran.with(strong("169h"), "duration=200h");

    assertThat(brief.error(0)).isEqualTo("InternalServerError");
    assertThat(brief.error(1)).isEqualTo("InternalServerError");
    assertThat(brief.outcome(2)).isEqualTo("ok");
    assertThat(brief.value(3, "v")).isEqualTo("1");
    assertThat(tooLong.error(3)).isEqualTo("InternalServerError");
    assertThat(tooLong.outcome(2)).isEqualTo("ok");
  }
}
