package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that leave everything up: slow, lossy, failing, unreachable by name, wrong in time. */
class FaultReaderTest {
  private static final String LINK = "link-degradation, between: [us-east-1, us-west-2]";

  private static List<Problem> problems(String fault) throws ScenarioException {
    String more = "faults: [{at: 1m, fault: " + fault + "}]\n";
    return Samples.problems(Samples.small(more), Selection.BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LINK + " | faults[0]",
        LINK + ", fator: 2 | faults[0].fator",
        LINK + ", factor: 0.5 | faults[0].factor",
        LINK + ", factor: 1000001 | faults[0].factor",
        LINK + ", factor: fast | faults[0].factor",
        LINK + ", factor: '2' | faults[0].factor",
        LINK + ", add: 5 | faults[0].add",
        LINK + ", add: -5ms | faults[0].add",
        LINK + ", loss: 101% | faults[0].loss",
        LINK + ", loss: 2 | faults[0].loss",
        LINK + ", loss: -0.1 | faults[0].loss",
        LINK + ", loss: 1, from: us-east-1 | faults[0]",
        LINK + ", loss: 1, region: us-east-1 | faults[0].region",
        "'link-degradation, loss: 1, between: [us-east-1, us-east-1]' | faults[0].between[1]",
        "'link-degradation, loss: 1, from: us-east-1' | faults[0].to",
        "'link-degradation, loss: 1, from: us-east-1, to: eu-west-2' | faults[0].to",
        "'replication-slowdown, region: us-east-1' | faults[0].factor",
        "'replication-slowdown, factor: 2' | faults[0]",
        "'replication-slowdown, factor: 2, region: us-east-1, to: us-west-2' | faults[0]",
        "'replication-slowdown, factor: 2, to: us-west-2' | faults[0].from",
        "'replication-slowdown, factor: 2, from: us-east-1, to: us-east-1' | faults[0].to",
        "'replication-slowdown, factor: 0, region: us-east-1' | faults[0].factor",
        "'replication-slowdown, factor: 2, region: us-est-1' | faults[0].region",
        "'region-degradation, region: us-east-1' | faults[0]",
        "'region-degradation, factor: 2' | faults[0].region",
        "'region-degradation, region: us-east-1, errors: 200%' | faults[0].errors",
        "'region-degradation, region: us-east-1, factor: 2, loss: 1' | faults[0].loss",
        "'endpoint-outage, region: us-east-1, tail: 15' | faults[0].tail",
        "'endpoint-outage, region: us-east-1, manner: hang' | faults[0].manner",
        "'endpoint-outage, tail: 15m' | faults[0].region",
        "'clock-skew, region: us-east-1' | faults[0]",
        "'clock-skew, region: us-east-1, offset: 5' | faults[0].offset",
        "'clock-skew, region: us-east-1, offset: 3651d' | faults[0].offset",
        "'clock-skew, region: us-east-1, offset: -3651d' | faults[0].offset",
        "'clock-skew, region: us-east-1, drift: 50' | faults[0].drift",
        "'clock-skew, region: us-east-1, drift: 50ms' | faults[0].drift",
        "'clock-skew, region: us-east-1, drift: 100001ppm' | faults[0].drift",
        "'clock-skew, region: us-east-1, drift: 0.0001ppm' | faults[0].drift",
        "'clock-skew, region: us-east-1, ofset: 5s' | faults[0].ofset",
        "'zone-outage' | faults[0].region",
        "'zone-outage, region: us-east-1, zones: 0' | faults[0].zones",
        "'zone-outage, region: us-east-1, zones: 3' | faults[0].zones",
        "'zone-outage, region: us-east-1, zones: 4' | faults[0].zones",
        "'zone-outage, region: us-east-1, zones: one' | faults[0].zones",
        "'zone-outage, region: us-east-1, zone: 1' | faults[0].zone",
        "'capacity-cut, region: us-east-1, write: 5' | faults[0].fault",
        "'logical-corruption' | faults[0].fault",
      })
  void aMistakeIsOneProblemAtItsPath(String fault, String path) throws ScenarioException {
    assertThat(problems(fault)).extracting(Problem::path).containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LINK + ", fator: 2 | did you mean 'factor'?",
        LINK + ", loss: 30 | did you mean '30%'?",
        LINK + ", factor: '2' | did you mean 2, without quotes?",
        "'clock-skew, region: us-east-1, drift: 50' | did you mean '50ppm'?",
        "'clock-skew, region: us-east-1, drift: 50PPM' | did you mean '50ppm'?",
        "'clock-skew, region: us-east-1, offset: -5' | did you mean '-5s'?",
        "'clock-skew, region: us-east-1, ofset: 5s' | did you mean 'offset'?",
        "'clock-skwe, region: us-east-1, offset: 5s' | did you mean 'clock-skew'?",
        "'endpoint-outage, region: us-east-1, tial: 5s' | did you mean 'tail'?",
      })
  void aMistakeIsToldWhatWasMeant(String fault, String hint) throws ScenarioException {
    assertThat(problems(fault)).extracting(Problem::hint).containsExactly(hint);
  }

  private static Fault read(String fault) throws ScenarioException {
    String more = "faults: [{fault: " + fault + ", at: 1m}]\n";
    return Samples.small(more).resolve(Selection.BASE).faults().get(0);
  }

  @Test
  void theyAreReadAsWritten() throws ScenarioException {
    long minute = 60_000_000_000L;
    String east = "us-east-1";
    String west = "us-west-2";
    assertThat(read(LINK + ", factor: 2.5, add: 80ms, loss: 0.5%, for: 1m"))
        .isEqualTo(
            new Fault.LinkDegradation(
                "link-degradation-1",
                minute,
                2 * minute,
                east,
                west,
                true,
                2.5,
                80_000_000L,
                0.005));
    assertThat(read("replication-slowdown, region: us-east-1, factor: 10"))
        .isEqualTo(
            new Fault.ReplicationSlowdown(
                "replication-slowdown-1", minute, Fault.NEVER, List.of(east), 10));
    assertThat(read("replication-slowdown, from: us-east-1, to: us-west-2, factor: 10"))
        .isEqualTo(
            new Fault.ReplicationSlowdown(
                "replication-slowdown-1", minute, Fault.NEVER, List.of(east, west), 10));
    assertThat(read("region-degradation, region: us-east-1, errors: 0.25"))
        .isEqualTo(
            new Fault.RegionDegradation(
                "region-degradation-1", minute, Fault.NEVER, east, 1, 0.25));
    assertThat(read("endpoint-outage, region: us-east-1, tail: 15m, for: 157m"))
        .isEqualTo(
            new Fault.EndpointOutage("endpoint-outage-1", minute, 158 * minute, east, 15 * minute));
    assertThat(read("clock-skew, region: us-east-1, offset: -1.5s, drift: -0.5ppm"))
        .isEqualTo(
            new Fault.ClockSkew("clock-skew-1", minute, Fault.NEVER, east, -1_500_000_000L, -500));
  }

  @Test
  void twoOfOneKindOnOnePlaceMayNotOverlap() throws ScenarioException {
    String faults =
        """
        faults:
          - {fault: link-degradation, from: us-east-1, to: us-west-2, factor: 2, at: 1m, for: 1m}
          - {fault: link-degradation, from: us-west-2, to: us-east-1, factor: 2, at: 1m, for: 1m}
          - {fault: link-partition, from: us-east-1, to: us-west-2, at: 1m, for: 1m}
          - {fault: link-degradation, between: [us-east-1, us-west-2], loss: 1, at: 2m, for: 1m}
          - {fault: link-degradation, between: [us-west-2, us-east-1], loss: 1, at: 170s}
          - {fault: replication-slowdown, region: us-east-1, factor: 2, at: 1m}
          - {fault: replication-slowdown, region: us-west-2, factor: 2, at: 1m}
          - {fault: replication-slowdown, from: us-east-1, to: us-west-2, factor: 2, at: 1m}
          - {fault: replication-slowdown, from: us-east-1, to: us-west-2, factor: 2, at: 2m}
          - {fault: clock-skew, region: us-east-1, offset: 1s, at: 0s, for: 1m}
          - {fault: clock-skew, region: us-east-1, offset: 2s, at: 1m, for: 1m}
          - {fault: clock-skew, region: us-east-1, offset: 2s, at: 119s}
          - {fault: endpoint-outage, region: us-east-1, at: 1m, for: 1m, tail: 2m}
          - {fault: endpoint-outage, region: us-east-1, at: 2m, for: 1m}
          - {fault: region-degradation, region: us-east-1, errors: 1, at: 1m}
          - {fault: region-degradation, region: us-east-1, factor: 2, at: 2m}
        """;
    List<Problem> problems = Samples.problems(Samples.small(faults), Selection.BASE);
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactly("faults[4].at", "faults[8].at", "faults[11].at", "faults[15].at");
    assertThat(problems.get(3).message())
        .isEqualTo("overlaps 'region-degradation-15', a region-degradation of the same place");
  }

  /** The parameter for retries is ours, and used only where records get lost by chance. */
  @Test
  void assumptionsNameTheRetryWhereItIsUsed() throws ScenarioException {
    String loss = "faults: [{at: 1m, fault: " + LINK + ", loss: 10%}]\n";
    String all = "faults: [{at: 1m, fault: " + LINK + ", loss: 100%}]\n";
    assertThat(Samples.small(loss).resolve(Selection.BASE).assumptions())
        .contains("replication.retry");
    assertThat(Samples.small(all).resolve(Selection.BASE).assumptions())
        .doesNotContain("replication.retry");
    assertThat(
            Samples.small(loss + "replication: {retry: 1s}\n")
                .resolve(Selection.BASE)
                .assumptions())
        .doesNotContain("replication.retry");
  }

  @Test
  void rawClocksAreOfTheTable() throws ScenarioException {
    assertThat(Samples.small("").resolve(Selection.BASE).table().rawClock()).isFalse();
    assertThat(Samples.small("clock: {assign: raw}\n").resolve(Selection.BASE).table().rawClock())
        .isTrue();
  }
}
