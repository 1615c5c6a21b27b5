package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.MetricPath;
import io.github.gtsim.scenario.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a run counts, when its requests come, and when it is over. */
class RunRulesTest {
  private static final String MIXED =
      """
      clients:
        - name: east
          region: =A=
          arrivals: { rate: 50/s }
          keys: { count: 200, distribution: zipf }
          mix: { get: 50%, put: 20%, update: 10%, increment: 10%, delete: 10% }
        - name: west
          region: =B=
          arrivals: { rate: 50/s }
          keys: { count: 200, distribution: zipf }
          mix: { get: 50%, put: 20%, update: 10%, increment: 10%, delete: 10% }
      """;

  /** Common random numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"mrsc", "single-region"})
  void everyModeMeetsTheSameRequests(String mode) {
    Ran mrec = Ran.of(Small.mrec(MIXED));
    Ran other = Ran.with(Small.mrec(MIXED), "table.mode=" + mode);

    assertThat(other.count("requests.sent")).isEqualTo(mrec.count("requests.sent"));
    assertThat(mrec.count("requests.ok")).isEqualTo(mrec.count("requests.sent"));
    assertThat(other.count("requests.ok")).isEqualTo(mrec.count("requests.sent"));
    for (String region : new String[] {"us-east-1", "us-west-2"}) {
      for (String kind : new String[] {"get", "put", "update", "increment", "delete"}) {
        String count = "latency." + region + "." + kind + ".count";
        assertThat(other.count(count)).as(count).isEqualTo(mrec.count(count)).isPositive();
      }
    }
  }

  @Test
  void anotherSeedBringsOtherRequests() {
    Ran one = Ran.of(Small.mrec(MIXED));
    Ran two = Ran.of(Small.mrec(MIXED), Selection.BASE.with(2));

    assertThat(two.text("fingerprint")).isNotEqualTo(one.text("fingerprint"));
  }

  @Test
  void aScriptThatExpectsOtherwiseFails() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, get: { key: k }, expect: { v: 1 } }
                  - { at: 1s, region: =A=, get: { key: k }, expect: absent }
                  - { at: 1s, region: =A=, get: { key: k } }
                """));

    assertThat(ran.report().expectationsHeld()).isFalse();
    assertThat(ran.text("script[0].held")).isEqualTo("false");
    assertThat(ran.text("script[1].held")).isEqualTo("true");
    assertThat(ran.has("script[2].held")).isFalse();
  }

  @Test
  void anExpectationThatIsNotMetFails() {
    String yaml =
        Small.mrec(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
            expect:
              - { metric: writes.acknowledged, is: "== 1" }
              - { metric: writes.lost, is: "> LOST" }
              - { metric: "outages[0].rpo.seconds", is: "== 0" }
            """);
    Ran ran = Ran.of(yaml.replace("LOST", "0"));

    assertThat(ran.report().expectationsHeld()).isFalse();
    assertThat(ran.text("expectations[0].held")).isEqualTo("true");
    assertThat(ran.text("expectations[1].held")).isEqualTo("false");
    assertThat(ran.text("expectations[2].held")).isEqualTo("false");
    assertThat(ran.has("expectations[2].value")).isFalse();
  }

  /** Of nothing there is no percentile, and what is not there meets no expectation. */
  @Test
  void percentilesOfNothingAreNull() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =A=, get: { key: k } }
                clients:
                  - name: reader
                    region: =A=
                    arrivals: { rate: 10/s }
                    keys: { count: 10 }
                    mix: { get: 100% }
                faults:
                  - { fault: replication-pause, region: =B=, at: 10s, for: 1s }
                  - { fault: region-isolation, region: =C=, at: 500ms }
                expect:
                  - { metric: reads.eventual.ageMs.max, is: "<= 0" }
                  - { metric: reads.strong.ageMs.p50, is: ">= 0" }
                """));

    assertThat(ran.report().expectationsHeld()).isFalse();
    assertThat(ran.text("expectations[0].held")).isEqualTo("false");
    assertThat(ran.text("expectations[1].held")).isEqualTo("false");
    assertThat(ran.count("freshness['us-east-1>us-east-2'].never")).isEqualTo(1);
    assertNull(ran, "reads.eventual.ageMs", "p50", "p99", "max");
    assertNull(ran, "reads.strong.ageMs", "p50", "p99", "max");
    assertNull(ran, "freshness['us-east-1>us-east-2']", "p50Ms", "p999Ms", "maxMs");
    assertNull(ran, "replication['us-east-1>us-east-2'].lagMs", "p50", "p99", "max");
    assertNull(ran, "outages[1].rto.reader.clients", "p50", "p99", "max");
  }

  private static void assertNull(Ran ran, String path, String... names) {
    JsonNode node = MetricPath.parse(path).find(ran.report().summary()).orElseThrow();
    for (String name : names) {
      assertThat(node.path(name).isNull()).as(path + " " + name).isTrue();
    }
  }

  @Test
  void theWarmUpIsLeftOutOfTrafficAndNeverOfWrites() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                clients:
                  - name: likes
                    region: =A=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { space: likes, count: 5 }
                    mix: { increment: 100% }
                  - name: names
                    region: =A=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { space: names, distribution: unique }
                    mix: { create: 100% }
                  - name: readers
                    region: =A=
                    arrivals: { rate: 10/s, process: constant }
                    keys: { space: likes, count: 5 }
                    mix: { get: 100% }
                faults: [{ fault: region-outage, region: =C=, at: 5s, for: 1s }]
                """),
            "duration=20s",
            "warmup=10s");

    assertThat(ran.count("requests.sent")).isEqualTo(300);
    assertThat(ran.count("requests.ok")).isEqualTo(300);
    assertThat(ran.count("requests.attempts")).isEqualTo(300);
    assertThat(ran.count("latency.us-east-1.increment.count")).isEqualTo(100);
    assertThat(ran.count("reads.eventual.ok")).isEqualTo(100);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(400);
    assertThat(ran.count("counters.acknowledged")).isEqualTo(200);
    assertThat(ran.count("counters.final")).isEqualTo(200);
    assertThat(ran.count("creates.acknowledged")).isEqualTo(200);
    assertThat(ran.size("outages")).isEqualTo(1);
  }

  /** Conflicts of the warm-up are left out too. */
  @Test
  void conflictsOfTheWarmUpAreLeftOut() {
    String yaml =
        Small.mrsc(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 1s, region: =B=, put: { key: k, set: { v: 2 } } }
            """);

    assertThat(Ran.with(yaml, "warmup=0s").count("conflicts.raised")).isEqualTo(1);
    assertThat(Ran.with(yaml, "warmup=10s").count("conflicts.raised")).isZero();
  }

  private static String readers(String arrivals) {
    return Small.mrec(
            """
            clients:
              - name: reader
                region: =A=
                arrivals: { ARRIVALS }
                keys: { count: 1 }
                mix: { get: 100% }
                retry: none
            """)
        .replace("ARRIVALS", arrivals);
  }

  @Test
  void aScheduleChangesTheRate() {
    String steps =
        "schedule: [{ at: 5s, rate: 10/s }, { at: 10s, rate: 100/s }, { at: 20s, rate: 0/s }]";
    Ran ran = Ran.of(readers(steps + ", process: constant"));

    assertThat(ran.count("requests.sent")).isEqualTo(50 + 1000);
  }

  /** Of several events at one instant faults go first. */
  @Test
  void theFirstConstantArrivalIsAtZeroAndMeetsAFaultOfThatInstant() {
    String yaml =
        readers("rate: 10/s, process: constant")
            + "faults: [{ fault: region-outage, region: us-east-1, at: 0s, for: 200ms }]\n";
    Ran ran = Ran.with(yaml, "duration=500ms");

    assertThat(ran.count("requests.sent")).isEqualTo(5);
    assertThat(ran.count("requests.failed")).isEqualTo(2);
    assertThat(ran.count("requests.ok")).isEqualTo(3);
  }

  /** A user asks at 1 s, and again 1 s after each answer. */
  @Test
  void usersThinkBetweenTheirRequests() {
    Ran ran =
        Ran.with(readers("users: 3, think: 1s"), "duration=10s", "network.service.read=300ms");

    assertThat(ran.count("requests.sent")).isEqualTo(3 * 7);
  }

  @Test
  void aDrainThatIsTooShortLeavesPromisesUndecided() {
    String yaml =
        Small.mrecWithOwnLag(
            """
            replication: { lag: 10s }
            script:
              - { at: 29s, region: =A=, put: { key: k, set: { v: 1 } } }
            """);
    Ran cut = Ran.with(yaml, "drain=1s");

    assertThat(cut.report().undecided()).isTrue();
    assertThat(cut.text("promises.convergence")).isEqualTo("undecided");

    Ran whole = Ran.of(yaml);

    assertThat(whole.report().undecided()).isFalse();
    assertThat(whole.text("promises.convergence")).isEqualTo("kept");
    assertThat(whole.number("simulated.drainSeconds")).isEqualTo(9);
  }

  private static final String FAILOVER =
      """
      clients:
        - name: reader
          region: =A=
          arrivals: { rate: 50/s, process: constant }
          keys: { count: 10 }
          mix: { get: 100% }
          retry: none
          routing:
            failover: { to: [=B=], healthCheck: { interval: 1s, threshold: 3 }, dnsTtl: 1s,
              failback: FAILBACK }
      faults: [{ fault: region-outage, region: =A=, at: 5s, for: 10s }]
      """;

  /** A read in A costs nothing here, one in B a round trip of 100 ms. */
  @Test
  void clientsComeBackUnlessToldNotTo() {
    Ran automatic = Ran.with(Small.mrec(FAILOVER.replace("FAILBACK", "automatic")), "duration=60s");
    Ran never = Ran.with(Small.mrec(FAILOVER.replace("FAILBACK", "never")), "duration=60s");

    String rto = "outages[0].rto.reader.seconds";
    assertThat(automatic.number(rto)).isBetween(2.0, 4.0);
    assertThat(never.number(rto)).isEqualTo(automatic.number(rto));
    assertThat(automatic.number("latency.us-east-1.get.p50Ms")).isZero();
    assertThat(automatic.number("latency.us-east-1.get.maxMs")).isEqualTo(100);
    assertThat(never.number("latency.us-east-1.get.p50Ms")).isEqualTo(100);
  }
}
