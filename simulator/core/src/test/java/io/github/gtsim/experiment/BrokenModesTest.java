package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.measure.Ledger;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.measure.Traffic;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.scenario.Scenario;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Modes and measurements that are broken on purpose: the promise they break is named. */
class BrokenModesTest {
  private static final String MRSC =
      "{mode: mrsc, regions: [us-east-1, eu-west-1, ap-northeast-1], partitions: 2}";
  private static final String MREC = "{mode: mrec, regions: [us-east-1, eu-west-1]}";
  private static final String DESTROYED =
      "faults: [{fault: region-outage, region: us-east-1, at: 4s, data: destroyed}]";
  private static final String RETURNS =
      "faults: [{fault: region-outage, region: us-east-1, at: 1s, for: 2s}]";

  /** Two groups that use the same few items. */
  private static Scenario busy(String table, String keys, String faults) {
    String group =
        """
          - name: %s
            region: %s
            arrivals: {rate: 50/s}
            keys: {%s}
            mix: {put: 50%%, get: 50%%}
            reads: strong
            retry: none
        """;
    return RandomScenarios.scenario(
        "name: broken\nseed: 3\nduration: 5s\nmrsc: {catchUpRate: 5/s}\ntable: "
            + table
            + "\nclients:\n"
            + group.formatted("a", "us-east-1", keys)
            + group.formatted("b", "eu-west-1", keys)
            + faults
            + "\n");
  }

  private static Scenario sameInstant(String table) {
    return RandomScenarios.scenario(
        """
        name: tie
        seed: 3
        duration: 5s
        table: %s
        network: {jitter: none, service: {write: 0ms, read: 0ms}}
        script:
          - {at: 1s, region: us-east-1, put: {key: k, set: {c: one}}}
          - {at: 1s, region: eu-west-1, put: {key: k, set: {c: other}}}
        """
            .formatted(table));
  }

  private static List<String> broken(Scenario scenario, ModeWrapper mode) {
    return Experiment.run(Scenarios.with(scenario, mode), new Recording.Checked()).brokenPromises();
  }

  private static List<String> broken(Scenario scenario, UnaryOperator<Observer> told) {
    return new Run(scenario, new Recording.Checked(), told).execute().brokenPromises();
  }

  private static String promise(String broken) {
    return broken.substring(0, broken.indexOf(':'));
  }

  @Test
  void theModesThemselvesAreNot() {
    for (Scenario scenario :
        List.of(
            busy(MRSC, "count: 3", DESTROYED),
            busy(MRSC, "count: 3", RETURNS),
            busy(MREC, "count: 3", DESTROYED),
            sameInstant(MREC))) {
      assertThat(Experiment.run(scenario, new Recording.Checked()).brokenPromises()).isEmpty();
    }
  }

  @Test
  void anAcknowledgementBeforeTheQuorumIsNotLinearizable() {
    Scenario scenario = busy(MRSC, "count: 3", "");
    assertThat(broken(scenario, new Hasty(scenario.mode(), Version::isNewerThan)))
        .extracting(BrokenModesTest::promise)
        .containsExactly("linearizability", "durability", "history");
  }

  @Test
  void anAcknowledgementBeforeTheQuorumIsNotDurable() {
    Scenario scenario =
        RandomScenarios.scenario(
            """
            name: in-flight
            seed: 3
            duration: 5s
            table: %s
            network: {jitter: none, service: {write: 0ms, read: 0ms}}
            script: [{at: 3990ms, region: us-east-1, put: {key: k, set: {c: one}}}]
            %s
            """
                .formatted(MRSC, DESTROYED));
    assertThat(broken(scenario, new Hasty(scenario.mode(), Version::isNewerThan)))
        .containsExactly("durability: 1 acknowledged writes were destroyed");
  }

  /** Once three members have been together again, an earlier outage is no excuse. */
  @Test
  void anEarlierOutageDoesNotExcuseALaterLoss() {
    Scenario scenario =
        RandomScenarios.scenario(
            """
            name: in-flight
            seed: 3
            duration: 9s
            table: %s
            network: {jitter: none, service: {write: 0ms, read: 0ms}}
            script: [{at: 7990ms, region: us-east-1, put: {key: k, set: {c: one}}}]
            faults:
              - {fault: region-outage, region: eu-west-1, at: 1s, for: 1s}
              - {fault: region-outage, region: ap-northeast-1, at: 1s, for: 1s}
              - {fault: region-outage, region: us-east-1, at: 8s, data: destroyed}
            """
                .formatted(MRSC));
    assertThat(broken(scenario, new Hasty(scenario.mode(), Version::isNewerThan)))
        .containsExactly("durability: 1 acknowledged writes were destroyed");
  }

  @Test
  void withoutATieBreakReplicasDoNotConverge() {
    Scenario scenario = sameInstant(MREC);
    assertThat(broken(scenario, new Hasty(scenario.mode(), (a, b) -> a.stamp() > b.stamp())))
        .extracting(BrokenModesTest::promise)
        .containsExactly("convergence");
  }

  @Test
  void whatIsNeverSentKeepsReplicasFromConverging() {
    Scenario scenario = busy(MREC, "distribution: unique", "");
    Hasty silent =
        new Hasty(scenario.mode(), Version::isNewerThan, version -> version.sequence() % 50 != 0);
    assertThat(broken(scenario, silent))
        .extracting(BrokenModesTest::promise)
        .containsExactly("convergence");
  }

  @Test
  void whereTheLastToArriveWinsVersionsGoBackwards() {
    Scenario scenario = busy(MREC, "count: 1", "");
    assertThat(broken(scenario, new Hasty(scenario.mode(), (a, b) -> true)))
        .extracting(BrokenModesTest::promise)
        .contains("monotonic");
    assertThat(broken(sameInstant(MREC), new Hasty(scenario.mode(), (a, b) -> true)))
        .extracting(BrokenModesTest::promise)
        .containsExactly("convergence", "monotonic");
  }

  @Test
  void aStrongReadOfAReplicaThatIsCatchingUpIsNotLinearizable() {
    Scenario scenario = busy(MRSC, "count: 3", RETURNS);
    assertThat(broken(scenario, new Impatient(scenario.mode())))
        .extracting(BrokenModesTest::promise)
        .containsExactly("linearizability", "history");
  }

  /** Tells a listener of one kind only some of what is said under a name. */
  private static UnaryOperator<Observer> times(
      Class<? extends Observer> kind, String name, int times) {
    AtomicInteger count = new AtomicInteger();
    return listener ->
        kind.isInstance(listener)
            ? (Observer)
                Proxy.newProxyInstance(
                    Observer.class.getClassLoader(),
                    new Class<?>[] {Observer.class},
                    (proxy, method, arguments) -> {
                      boolean odd =
                          method.getName().equals(name) && count.incrementAndGet() % 50 == 0;
                      Object answer = null;
                      for (int i = 0; i < (odd ? times : 1); i++) {
                        answer = method.invoke(listener, arguments);
                      }
                      return answer;
                    })
            : listener;
  }

  @Test
  void aLedgerThatMissesOrDoublesEventsIsNotConserved() {
    Scenario scenario = busy(MREC, "distribution: unique", "");
    for (int heard : new int[] {0, 2}) {
      assertThat(broken(scenario, times(Ledger.class, "requestEnded", heard)))
          .containsExactly("conservation: applied writes are not the sum of their fates");
    }
    assertThat(broken(scenario, times(Ledger.class, "written", 2)))
        .containsExactly("conservation: applied writes are not the sum of their fates");
  }

  @Test
  void aRequestThatEndsTwiceOrNeverIsNoticed() {
    Scenario scenario = busy(MREC, "distribution: unique", "");
    for (int heard : new int[] {0, 2}) {
      assertThat(broken(scenario, times(Traffic.class, "requestEnded", heard)))
          .containsExactly("conservation: a request has not ended in exactly one outcome");
    }
  }
}
