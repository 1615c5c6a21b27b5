package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.Failover;
import io.github.gtsim.workload.HomePolicy;
import io.github.gtsim.workload.Keys;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the keys of application patterns come to. */
class PatternsReaderTest {
  private static ClientDesign client(String... sets) throws ScenarioException {
    return Samples.small("").resolve(Selection.BASE.with(List.of(sets))).clients().get(0);
  }

  private static Keys keys(String keys) throws ScenarioException {
    return client("clients[0].keys={space: k, count: 200, " + keys + "}").keys();
  }

  @Test
  void lawsOfKeys() throws Exception {
    assertThat(keys("distribution: hotspot, share: 90%, of: 3"))
        .isEqualTo(new Keys("k", new Keys.Hotspot(200, 0.9, 3)));
    assertThat(keys("distribution: hotspot, share: 0.9, of: 1%"))
        .isEqualTo(new Keys("k", new Keys.Hotspot(200, 0.9, 2)));
    assertThat(keys("distribution: hotspot, share: 0.9, of: 0.1%").law())
        .isEqualTo(new Keys.Hotspot(200, 0.9, 1));
    assertThat(keys("distribution: sequential").law()).isEqualTo(new Keys.Sequential(200));
    assertThat(keys("home: hash").law()).isEqualTo(new Keys.Uniform(200));
  }

  @Test
  void whatIsThereFromTheStart() throws Exception {
    assertThat(keys("preload: false").preload()).isFalse();
    assertThat(keys("preload: true").preload()).isTrue();
    Keys stocked = keys("stock: 7");
    assertThat(stocked.stock()).isEqualTo(OptionalLong.of(7));
    assertThat(stocked.preload()).isTrue();
  }

  @Test
  void policies() throws Exception {
    assertThat(client().policy()).isEqualTo(new HomePolicy.Local());
    assertThat(client("clients[0].routing={policy: home-region}").policy())
        .isEqualTo(new HomePolicy.HomeRegion());
    assertThat(client("clients[0].routing={policy: one-region, primary: eu-west-1}").policy())
        .isEqualTo(new HomePolicy.OneRegion("eu-west-1"));
  }

  /** A primary may be the Region of the users, and these may then move to another only. */
  @Test
  void alarms() throws Exception {
    Failover failover =
        client(
                "clients[0].routing={failover: {to: [us-west-2], on: {replicationLatency: 3m,"
                    + " periods: 2}}}")
            .failover()
            .orElseThrow();
    assertThat(failover.alarm()).contains(new Failover.Alarm(180_000_000_000L, 2));
  }

  @Test
  void evacuations() throws Exception {
    String operations =
        """
        operations:
          - {operation: evacuate, region: us-east-1, to: us-west-2, at: 1m}
          - {name: back, operation: evacuate, region: us-west-2, to: eu-west-1, at: 2m, factor: 0}
        """;
    assertThat(Samples.small(operations).resolve(Selection.BASE).operations())
        .containsExactly(
            new Evacuation("evacuate-1", 60_000_000_000L, "us-east-1", "us-west-2", 10),
            new Evacuation("back", 120_000_000_000L, "us-west-2", "eu-west-1", 0));
  }
}
