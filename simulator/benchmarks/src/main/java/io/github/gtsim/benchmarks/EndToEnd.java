package io.github.gtsim.benchmarks;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole runs with all measurement on: three Regions, each writing 20 000 times a second. The
 * virtual machine is set up as the launcher does it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn300m", "-XX:SurvivorRatio=3"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Thread)
public class EndToEnd {
  private static final String SCENARIO =
      """
      name: end-to-end
      seed: 42
      duration: 5s
      table: { regions: [us-east-1, us-east-2, us-west-2] }
      clients:
        - { name: a, region: us-east-1, arrivals: { rate: 20000/s },
            keys: { count: 100000 }, mix: { put: 1 } }
        - { name: b, region: us-east-2, arrivals: { rate: 20000/s },
            keys: { count: 100000 }, mix: { put: 1 } }
        - { name: c, region: us-west-2, arrivals: { rate: 20000/s },
            keys: { count: 100000 }, mix: { put: 1 } }
      """;

  @Param({"mrec", "mrsc"})
  private String mode;

  private Scenario scenario;

  /** What is counted beside runs: each is a rate a second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counts {
    public long acknowledgedWrites;
    public long events;
  }

  @Setup
  public void read() throws ScenarioException {
    scenario = ScenarioFile.parse("end-to-end.yaml", SCENARIO).resolve(Selection.mode(mode));
  }

  @Benchmark
  public RunReport run(Counts counts) {
    RunReport report = Experiment.run(scenario);
    counts.acknowledgedWrites += report.summary().path("writes").path("acknowledged").asLong(0);
    counts.events += report.events();
    return report;
  }
}
