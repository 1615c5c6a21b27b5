package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Condition.Comparator;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.workload.Arrivals;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.Failover;
import io.github.gtsim.workload.HomePolicy;
import io.github.gtsim.workload.Keys;
import io.github.gtsim.workload.Mix;
import io.github.gtsim.workload.RetryPolicy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExampleScenarioTest {
  private static final long SECOND = 1_000_000_000L;

  private ScenarioFile file;

  @BeforeEach
  void read() throws Exception {
    file = ScenarioFile.read(Path.of(getClass().getResource("region-outage.yaml").toURI()));
  }

  private static ClientDesign shoppers() {
    return new ClientDesign(
        "shoppers-us",
        "us-east-1",
        new Arrivals.OpenLoop(List.of(new Arrivals.Step(0, 200)), true, 1000),
        new Keys("cart", new Keys.Zipf(10_000, 0.99)),
        new Mix(
            List.of(
                new Mix.Share(OperationKind.GET, 0.7),
                new Mix.Share(OperationKind.PUT, 0.2),
                new Mix.Share(OperationKind.UPDATE, 0.1))),
        true,
        "value",
        1024,
        2,
        false,
        3 * SECOND,
        RetryPolicy.JAVA_SDK_V2,
        new HomePolicy.Local(),
        Optional.of(
            new Failover(
                List.of("us-west-2", "eu-west-1"),
                30 * SECOND,
                3,
                60 * SECOND,
                true,
                Optional.empty())));
  }

  @Test
  void everyPartIsRead() throws Exception {
    Scenario scenario = file.resolve(Selection.BASE);
    assertThat(file.problems()).isEmpty();
    assertThat(file.name()).isEqualTo("region-outage");
    assertThat(scenario.variant()).isEqualTo("base");
    assertThat(scenario.seed()).isEqualTo(42);
    assertThat(scenario.durationNanos()).isEqualTo(600 * SECOND);
    assertThat(scenario.warmupNanos()).isEqualTo(30 * SECOND);
    assertThat(scenario.drainNanos()).isEqualTo(86_400 * SECOND);
    assertThat(scenario.mode().name()).isEqualTo("mrec");
    assertThat(scenario.clients()).containsExactly(shoppers());
    assertThat(scenario.faults())
        .containsExactly(
            new Fault.RegionOutage("dark", 180 * SECOND, 420 * SECOND, "us-east-1", false, false));
    assertThat(scenario.expectations())
        .containsExactly(
            new Expectation("outages[0].rpo.seconds", Comparator.AT_MOST, BigDecimal.valueOf(5)));
  }

  @Test
  void variantsPatchIt() throws Exception {
    assertThat(file.variantNames())
        .containsExactly("mrec", "mrsc", "mrsc-witness", "mrec-fast-check");
    Scenario mrsc = file.resolve(Selection.variant("mrsc"));
    assertThat(mrsc.mode().name()).isEqualTo("mrsc");
    assertThat(mrsc.expectations()).hasSize(2);
    Scenario witness = file.resolve(Selection.variant("mrsc-witness"));
    assertThat(witness.table().regions()).containsExactly("us-east-1", "eu-west-1");
    assertThat(witness.table().witness()).contains("us-west-2");
    Failover fast =
        file.resolve(Selection.variant("mrec-fast-check"))
            .clients()
            .get(0)
            .failover()
            .orElseThrow();
    assertThat(fast.intervalNanos()).isEqualTo(10 * SECOND);
    assertThat(fast.threshold()).isEqualTo(3);
    assertThat(fast.dnsTtlNanos()).isEqualTo(10 * SECOND);
  }

  @Test
  void anotherModeNamesItsVariant() throws Exception {
    Scenario single = file.resolve(Selection.mode("single-region"));
    assertThat(single.variant()).isEqualTo("single-region");
    assertThat(single.table().primary()).isEqualTo("us-east-1");
    assertThat(file.resolve(Selection.BASE.with(9L)).seed()).isEqualTo(9);
  }

  @Test
  void assumptionsAreWhatTheScenarioLeavesOpen() throws Exception {
    assertThat(file.resolve(Selection.BASE).assumptions())
        .startsWith(
            "table.partitions",
            "network.latency",
            "network.jitter",
            "network.service.write",
            "network.service.read")
        .endsWith("replication.lag", "replication.hold", "replication.catchUpRate");
    List<String> sets = List.of("network.jitter=none", "replication.lag=250ms");
    assertThat(file.resolve(Selection.BASE.with(sets)).assumptions())
        .doesNotContain("network.jitter", "replication.lag", "replication.hold");
  }

  @Test
  void whatNothingUsesIsNotAssumed() throws Exception {
    List<String> sets =
        List.of("replication.ordering=none", "faults[0].fault=endpoint-outage", "faults[0].for=1m");
    assertThat(file.resolve(Selection.BASE.with(sets)).assumptions())
        .contains("replication.lag")
        .doesNotContain("replication.hold", "replication.catchUpRate", "replication.retry");
  }
}
