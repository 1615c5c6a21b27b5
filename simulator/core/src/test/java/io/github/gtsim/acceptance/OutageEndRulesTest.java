package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens after the end of a fault is not that fault's doing (MODEL 6). */
class OutageEndRulesTest {
  private static final String USERS =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { count: 10 }
          mix: { put: 100% }
          retry: none
      """;

  /** Under mrec users do not feel an isolation; the outage later is felt for its five seconds. */
  @ParameterizedTest
  @CsvSource({"mrec, 0", "mrsc, 5"})
  void aLaterOutageIsBlamedOnItselfAlone(String mode, double alone) {
    Ran ran =
        Ran.with(
            Small.mrec(
                USERS
                    + """
                    faults:
                      - { name: alone, fault: region-isolation, region: =A=, at: 5.05s, for: 5s }
                      - { name: dark, fault: region-outage, region: =A=, at: 20.05s, for: 5s,
                          manner: refuse }
                    """),
            "table.mode=" + mode);

    assertThat(ran.number("outages[0].rto.users.outSeconds")).isBetween(alone, alone * 1.1);
    assertThat(ran.number("outages[1].rto.users.outSeconds")).isBetween(5.0, 5.1);
  }

  /** Nothing waited when the isolation ended; what a link holds up later it is not behind with. */
  @Test
  void whatWaitsLaterIsNotItsBacklog() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults:
                  - { fault: region-isolation, region: =A=, at: 2s, for: 3s }
                  - { fault: link-partition, between: [=A=, =B=], at: 10s, for: 5s }
                script:
                  - { at: 11s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 12s, region: =A=, put: { key: k, set: { v: 2 } } }
                """),
            "replication.catchUpRate=1/s");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds")).isZero();
    assertThat(ran.count("outages[0].afterHeal.writtenOnBothSides")).isZero();
  }

  /** FACTS O-5: an endpoint is out for as long as a client may have its old answer. */
  @Test
  void theTailOfAnEndpointIsPartOfItsOutage() {
    String gone =
        "faults: [{ fault: endpoint-outage, region: =A=, at: 5s, for: 5s, tail: TAIL }]\n";
    Ran without = Ran.of(Small.mrec(USERS + gone.replace("TAIL", "0s")));
    Ran with = Ran.of(Small.mrec(USERS + gone.replace("TAIL", "10s")));

    assertThat(without.number("outages[0].rto.users.seconds")).isBetween(5.0, 5.1);
    assertThat(with.number("outages[0].rto.users.seconds")).isBetween(5.0, 15.0);
    assertThat(with.number("outages[0].rto.users.outSeconds")).isBetween(5.5, 15.0);
  }

  /** C has A's write before A knows that it has, B 30 ms after: by its being acknowledged. */
  @Test
  void whoHasAWriteBeforeItIsAcknowledgedIsFreshAtOnce() {
    Ran ran =
        Ran.of(Small.mrsc("script: [{ at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }]\n"));

    assertThat(ran.number("freshness['us-east-1>us-east-2'].maxMs")).isZero();
    assertThat(ran.count("freshness['us-east-1>us-east-2'].never")).isZero();
    assertThat(ran.number("freshness['us-east-1>us-west-2'].maxMs")).isEqualTo(30);
    assertThat(ran.has("freshness['us-east-1>us-east-1'].maxMs")).isFalse();
  }

  /** C is destroyed with A's write before it is acknowledged, B having it by then. */
  @Test
  void whoHadAWriteBeforeItWasDestroyedWasFresh() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                """
                faults: [{ fault: region-outage, region: =C=, at: 1.015s, data: destroyed }]
                script: [{ at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }]
                """));

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.number("freshness['us-east-1>us-east-2'].maxMs")).isZero();
    assertThat(ran.number("freshness['us-east-1>us-west-2'].maxMs")).isZero();
  }
}
