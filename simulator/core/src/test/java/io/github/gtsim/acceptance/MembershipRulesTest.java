package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Replicas that join and leave (FACTS R-13, MODEL 5). */
class MembershipRulesTest {
  private static final String LIVE = "topology[0].doneSeconds";

  private static String ten(String more) {
    StringBuilder script = new StringBuilder("script:\n");
    for (int i = 0; i < 10; i++) {
      script.append("  - { at: 1s, region: =A=, put: { key: k" + i + ", set: { v: 1 } } }\n");
    }
    return script + more;
  }

  /** Ten items at two a second, from second 10 on. */
  private static final String ADD =
      """
      operations: [{ name: grow, operation: add-replica, region: =C=, at: 10s, rate: 2/s }]
      """;

  /** FACTS R-13: back-filled, then live; C's users are served in A until then. */
  @Test
  void aNewReplicaIsLiveOnceItHasBeenFilled() {
    Ran ran =
        Ran.of(
            Small.single(
                ADD
                    + ten(
                        """
                          - { at: 14.99s, region: =C=, get: { key: k9 } }
                          - { at: 15.01s, region: =C=, get: { key: k9 } }
                          - { at: 16s, region: =C=, put: { key: c, set: { v: 1 } } }
                          - { at: 16.99s, region: =A=, get: { key: c } }
                          - { at: 17s, region: =A=, get: { key: c } }
                        """)));

    assertThat(ran.number(LIVE)).isEqualTo(15);
    assertThat(ran.count("topology[0].records")).isEqualTo(10);
    assertThat(ran.value(10, "v")).isEqualTo("1");
    assertThat(ran.value(11, "v")).isEqualTo("1");
    assertThat(ran.has("freshness['us-east-2>us-east-1'].maxMs")).isTrue();
    assertThat(ran.report().summary().path("assumptions").toString()).contains("replication.lag");
    assertThat(ran.count("writes.acknowledged")).isEqualTo(11);
    assertThat(ran.count("writes.surviving")).isEqualTo(11);
  }

  private static final String READER =
      """
      clients:
        - name: reader
          region: =C=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: k, count: 1 }
          mix: { get: 100% }
          reads: strong
      """;

  /** Nobody else's calls go there before, all of C's do after. */
  @Test
  void itsUsersComeWhenItIsLive() {
    Ran before = Ran.of(Small.single(READER));
    Ran during = Ran.of(Small.single(READER + ADD.replace("2/s", "1/m") + ten("")));
    Ran after = Ran.of(Small.single(READER + ADD.replace("2/s", "1000/s") + ten("")));

    assertThat(before.number("latency.us-east-2.get.p50Ms")).isEqualTo(20);
    assertThat(during.number("latency.us-east-2.get.p50Ms")).isEqualTo(20);
    assertThat(during.number(LIVE)).isEqualTo(610);
    assertThat(after.number(LIVE)).isEqualTo(10.01);
    assertThat(after.number("latency.us-east-2.get.p50Ms")).isZero();
  }

  /** What is written while it is filled is there when it is live: one lag later, not one rate. */
  @Test
  void writesDuringTheBackFillReachIt() {
    Ran ran =
        Ran.of(
            Small.single(
                ADD
                    + "replication: { lag: 1s }\n"
                    + ten(
                        """
                          - { at: 12s, region: =A=, put: { key: k0, set: { v: 2 } } }
                          - { at: 12s, region: =A=, put: { key: k9, set: { v: 2 } } }
                          - { at: 12s, region: =A=, put: { key: new, set: { v: 2 } } }
                          - { at: 15s, region: =C=, get: { key: k0 } }
                          - { at: 15s, region: =C=, get: { key: k9 } }
                          - { at: 15s, region: =C=, get: { key: new } }
                        """)));

    assertThat(ran.number(LIVE)).isEqualTo(15);
    for (int entry = 13; entry < 16; entry++) {
      assertThat(ran.value(entry, "v")).isEqualTo("2");
    }
    assertThat(ran.count("replication['us-east-1>us-east-2'].records")).isEqualTo(3);
    assertThat(ran.number("freshness['us-east-1>us-east-2'].maxMs")).isEqualTo(1000);
    assertThat(ran.count("freshness['us-east-1>us-east-2'].never")).isZero();
  }

  /** What B has written before, and A has not got yet, comes from B itself. */
  @Test
  void whatHasNotComeToItsSeedComesFromWhereItWasWritten() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults: [{ fault: link-partition, between: [=A=, =B=], at: 5s, for: 20s }]
                operations: [{ operation: add-replica, region: =C=, at: 10s, rate: 1000/s }]
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 6s, region: =B=, put: { key: k, set: { v: 2 } } }
                  - { at: 11.1s, region: =C=, get: { key: k } }
                  - { at: 11.2s, region: =A=, get: { key: k } }
                """),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.value(2, "v")).isEqualTo("2");
    assertThat(ran.value(3, "v")).isEqualTo("1");
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** A single-region table is under mrec from then on: two writers at once lose one write. */
  @Test
  void aSingleRegionTableIsGlobalAfterwards() {
    String yaml =
        Small.single(
            """
            replication: { lag: 1s }
            operations: [{ operation: add-replica, region: =C=, at: 10s, rate: 1000/s }]
            script:
              - { at: 12s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 12.1s, region: =C=, put: { key: k, set: { v: 2 } } }
              - { at: 20s, region: =A=, get: { key: k }, expect: { v: 2 } }
            """);
    Ran ran = Ran.of(yaml);

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("writes.concurrent")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.durability")).isEqualTo("not promised");
  }

  /** A link that is down holds the back-fill up. */
  @Test
  void aCutLinkHoldsTheBackFillUp() {
    Ran ran =
        Ran.of(
            Small.single(
                "faults: [{ fault: link-partition, between: [=A=, =C=], at: 12.1s, for: 3900ms }]\n"
                    + ADD
                    + ten("")));

    assertThat(ran.number(LIVE)).isEqualTo(19);
  }

  /** If the replica that fills it is destroyed, the next one starts again. */
  @Test
  void anotherReplicaFillsItIfTheFirstIsDestroyed() {
    Ran ran =
        Ran.with(
            Small.mrec(
                "faults: [{ fault: region-outage, region: =A=, at: 12.1s, data: destroyed }]\n"
                    + ADD
                    + ten("")),
            "table.regions=[us-east-1, us-west-2]");

    assertThat(ran.number(LIVE)).isEqualTo(17.1);
    assertThat(ran.count("writes.surviving")).isEqualTo(10);
  }

  /** MODEL 8: a replica added again is a new one; what it missed is filled in. */
  @Test
  void aReplicaAddedAgainIsANewOne() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                operations:
                  - { operation: remove-replica, regions: [=C=], at: 5s }
                  - { operation: add-replica, region: =C=, at: 10s, rate: 1/s }
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 6s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 10.5s, region: =C=, get: { key: k } }
                  - { at: 11.1s, region: =C=, get: { key: k } }
                """));

    assertThat(ran.number("topology[1].doneSeconds")).isEqualTo(11);
    assertThat(ran.value(2, "v")).isEqualTo("2");
    assertThat(ran.value(3, "v")).isEqualTo("2");
    assertThat(ran.count("freshness['us-east-1>us-east-2'].never")).isZero();
  }

  private static final String SHOPPERS =
      """
      clients:
        - name: shoppers
          region: =B=
          arrivals: { rate: 50/s }
          keys: { count: 20 }
          mix: { update: 50%, get: 50% }
          reads: strong
      """;

  private static Ran move(int seed, String operations) {
    String yaml = Small.mrecWithOwnLag(SHOPPERS + "operations:\n" + operations);
    return Ran.with(
        yaml.replace("seed: 1", "seed: " + seed),
        "table.regions=[us-east-1, us-west-2]",
        "duration=60s");
  }

  /** By the book: add, wait until it is live, evacuate, remove. Nothing acknowledged is lost. */
  @Test
  void aMoveByTheBookLosesNothing() {
    long careless = 0;
    for (int seed = 1; seed <= 10; seed++) {
      Ran byTheBook =
          move(
              seed,
              """
                - { operation: add-replica, region: us-east-2, at: 5s, rate: 1000/s }
                - { operation: evacuate, region: us-west-2, to: us-east-2, at: 10s }
                - { operation: remove-replica, regions: [us-west-2], at: 50s }
              """);
      assertThat(byTheBook.count("writes.lost")).isZero();
      assertThat(byTheBook.count("reads.strong.stale")).isZero();
      assertThat(byTheBook.count("writes.surviving"))
          .isEqualTo(byTheBook.count("writes.acknowledged"));
      careless +=
          move(
                  seed,
                  """
                    - { operation: add-replica, region: us-east-2, at: 5s, rate: 1000/s }
                    - { operation: remove-replica, regions: [us-west-2], at: 10s }
                  """)
              .count("writes.lost");
    }
    assertThat(careless).isPositive();
  }
}
