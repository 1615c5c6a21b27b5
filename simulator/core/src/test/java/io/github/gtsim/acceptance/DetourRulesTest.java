package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes through the third member where a link is down (our model of FACTS U-1 and U-3). */
class DetourRulesTest {
  private static final String USERS =
      """
      clients:
        - name: users
          region: REGION
          arrivals: { rate: 1/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 50%, get: 50% }
          reads: strong
          retry: none
      """;

  private static void assertTakes(Ran ran, String region, double millis) {
    assertThat(ran.count("requests.ok")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.number("latency['" + region + "'].put.maxMs")).isEqualTo(millis);
    assertThat(ran.number("latency['" + region + "'].get.maxMs")).isEqualTo(millis);
  }

  /** Only A to C, C to B and B to A are up: every question and its answer go all the way round. */
  @ParameterizedTest
  @CsvSource({"us-east-1", "us-west-2", "us-east-2"})
  void inARingAnAnswerTakesTheWholeWayRound(String region) {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, from: =A=, to: =B=, at: 0s }
                  - { fault: link-partition, from: =B=, to: =C=, at: 0s }
                  - { fault: link-partition, from: =C=, to: =A=, at: 0s }
                """
                    + USERS.replace("REGION", region)));

    assertTakes(ran, region, 100);
  }

  /** Of A's links only A to C and B to A are up: C is heard by way of B. B and C are linked. */
  @ParameterizedTest
  @CsvSource({"us-east-1, 100", "us-west-2, 80", "us-east-2, 80"})
  void anAnswerComesByWayOfAnother(String region, double millis) {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: link-partition, from: =A=, to: =B=, at: 0s }
                  - { fault: link-partition, from: =C=, to: =A=, at: 0s }
                """
                    + USERS.replace("REGION", region)));

    assertTakes(ran, region, millis);
  }

  /** C, alone for four seconds and then without a link to A, has A's write from B. */
  @Test
  void aRecordThatWasMissedComesFromWhomeverReachesIt() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults:
                  - { fault: region-isolation, region: =C=, at: 1s, for: 4s }
                  - { fault: link-partition, between: [=A=, =C=], at: 4.9s, for: 20s }
                script:
                  - { at: 2s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5.039s, region: =C=, get: { key: k }, expect: absent }
                  - { at: 5.041s, region: =C=, get: { key: k }, expect: { v: 1 } }
                """));

    ran.held();
  }
}
