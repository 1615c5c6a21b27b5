package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gtsim.cluster.CapacityDesign;
import io.github.gtsim.cluster.CapacityDesign.Limits;
import io.github.gtsim.cluster.CapacityDesign.Scaling;
import io.github.gtsim.cluster.Fault;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityReaderTest {
  private static final String AUTO = "autoScaling: {min: 5, max: 50}";
  private static final long SECOND = 1_000_000_000L;

  private static Selection with(String capacity) {
    return Selection.BASE.with(List.of("table.capacity=" + capacity));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unlimited | table.capacity",
        "5 | table.capacity",
        "{write: 5, " + AUTO + "} | table.capacity.read",
        "{read: 5, " + AUTO + "} | table.capacity.write",
        "{write: 0, read: 5, " + AUTO + "} | table.capacity.write",
        "{write: 5/s, read: 5, " + AUTO + "} | table.capacity.write",
        "{write: 5, read: 1000001, " + AUTO + "} | table.capacity.read",
        "{write: 5, read: 5, burst: 300, " + AUTO + "} | table.capacity.burst",
        "{write: 5, read: 5, burst: 2h, " + AUTO + "} | table.capacity.burst",
        "{write: 5, read: 5, brust: 2h, " + AUTO + "} | table.capacity.brust",
        "{write: 4, read: 5, " + AUTO + "} | table.capacity.write",
        "{write: 5, read: 51, " + AUTO + "} | table.capacity.read",
        "{write: 5, read: 5, autoScaling: {max: 9}} | table.capacity.autoScaling.min",
        "{write: 5, read: 5, autoScaling: {min: 1}} | table.capacity.autoScaling.max",
        "{write: 5, read: 5, autoScaling: {min: 9, max: 1}} | table.capacity.autoScaling.max",
        "{write: 5, read: 5, autoScaling: {min: 1, max: 9, target: 0}}"
            + " | table.capacity.autoScaling.target",
        "{write: 5, read: 5, autoScaling: {min: 1, max: 9, target: 101%}}"
            + " | table.capacity.autoScaling.target",
        "{write: 5, read: 5, "
            + AUTO
            + ", byRegion: {af-south-1: {write: 5}}}"
            + " | table.capacity.byRegion.af-south-1",
        "{write: 5, read: 5, "
            + AUTO
            + ", byRegion: {us-west-2: {wirte: 5}}}"
            + " | table.capacity.byRegion.us-west-2.wirte",
        "{write: 5, read: 5, "
            + AUTO
            + ", byRegion: {us-west-2: {write: 500}}}"
            + " | table.capacity.byRegion.us-west-2.write",
      })
  void aMistakeIsOneProblemAtItsPath(String capacity, String path) throws Exception {
    assertThat(Samples.problems(Samples.small(""), with(capacity)))
        .extracting(Problem::path)
        .containsExactly(path);
  }

  /** FACTS 9: a global table is on-demand, or provisioned with auto scaling. */
  @ParameterizedTest
  @CsvSource({"mrec, true", "mrsc, true", "single-region, false"})
  void aGlobalTableScales(String mode, boolean refused) throws Exception {
    Selection selection = Selection.mode(mode).with(List.of("table.capacity={write: 5, read: 5}"));
    ScenarioException refusal =
        catchThrowableOfType(ScenarioException.class, () -> Samples.small("").resolve(selection));
    assertThat(refusal != null).isEqualTo(refused);
    if (refused) {
      assertThat(refusal.refusal().orElseThrow().rule()).isEqualTo("9");
      assertThat(refusal.refusal().orElseThrow().path()).isEqualTo("table.capacity");
    }
  }

  private static CapacityDesign read(String capacity) throws Exception {
    return Samples.small("").resolve(with(capacity)).inside().capacity().orElseThrow();
  }

  @Test
  void itIsReadAsWritten() throws Exception {
    assertThat(Samples.small("").resolve(Selection.BASE).inside().capacity()).isEmpty();
    assertThat(read("on-demand").everywhere()).isEqualTo(CapacityDesign.ON_DEMAND);
    Scaling auto = new Scaling.Auto(0.7, 5, 50, 180 * SECOND);
    CapacityDesign usual = read("{write: 6, read: 7, " + AUTO + "}");
    assertThat(usual.everywhere()).isEqualTo(new Limits(6, 7, 300 * SECOND, auto));
    assertThat(usual.byRegion()).isEmpty();
    CapacityDesign other =
        read(
            "{write: 6, read: 7, burst: 9s, autoScaling: {min: 1, max: 50, target: 50%, takes: 1m},"
                + " byRegion: {us-west-2: {write: 2, autoScaling: {min: 2, max: 8}}}}");
    assertThat(other.everywhere())
        .isEqualTo(new Limits(6, 7, 9 * SECOND, new Scaling.Auto(0.5, 1, 50, 60 * SECOND)));
    assertThat(other.byRegion())
        .containsOnlyKeys("us-west-2")
        .containsEntry(
            "us-west-2", new Limits(2, 7, 9 * SECOND, new Scaling.Auto(0.7, 2, 8, 180 * SECOND)));
  }

  @Test
  void aCutNamesWhatIsCut() throws Exception {
    String cut = "faults: [{fault: capacity-cut, region: us-east-1, at: 1m, for: 1m, MORE}]\n";
    ScenarioFile writes = Samples.small(cut.replace("MORE", "write: 5"));
    assertThat(writes.resolve(with("on-demand")).faults())
        .containsExactly(
            new Fault.CapacityCut(
                "capacity-cut-1",
                60 * SECOND,
                120 * SECOND,
                "us-east-1",
                OptionalLong.of(5),
                OptionalLong.empty()));
    assertThat(problems(cut.replace("MORE", "write: 0"))).containsExactly("faults[0].write");
    assertThat(problems(cut.replace("MORE", "read: 5/s"))).containsExactly("faults[0].read");
    assertThat(problems(cut.replace(", MORE", ""))).containsExactly("faults[0]");
    assertThat(Samples.problems(writes, Selection.BASE))
        .extracting(Problem::path)
        .containsExactly("faults[0].fault");
  }

  private static List<String> problems(String faults) throws Exception {
    return Samples.problems(Samples.small(faults), with("on-demand")).stream()
        .map(Problem::path)
        .toList();
  }

  /** FACTS Z-1. */
  @ParameterizedTest
  @CsvSource({"3", "4", "1000"})
  void aRegionHasThreeZones(int zones) throws Exception {
    String faults = "faults: [{fault: zone-outage, region: us-east-1, at: 1m, zones: N}]\n";
    ScenarioFile file = Samples.small(faults.replace("N", Integer.toString(zones)));
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(Selection.BASE));
    assertThat(refused.refusal().orElseThrow().rule()).isEqualTo("Z-1");
    assertThat(refused.problems().get(0).path()).isEqualTo("faults[0].zones");
  }

  @Test
  void assumptionsNameWhatIsUsed() throws Exception {
    String one = "faults: [{fault: zone-outage, region: us-east-1, at: 1m}]\n";
    String two = "faults: [{fault: zone-outage, region: us-east-1, at: 1m, zones: 2}]\n";
    assertThat(Samples.small(one).resolve(Selection.BASE).assumptions()).contains("zones.lease");
    assertThat(Samples.small(two).resolve(Selection.BASE).assumptions())
        .doesNotContain("zones.lease")
        .contains("replication.catchUpRate");
    assertThat(Samples.small("").resolve(with("on-demand")).assumptions())
        .doesNotContain("table.capacity.autoScaling.takes");
    assertThat(Samples.small("").resolve(with("{write: 6, read: 7, " + AUTO + "}")).assumptions())
        .contains("table.capacity.autoScaling.takes");
  }

  @Test
  void onlyEventualReadsRestOnTheLagOfFollowers() throws Exception {
    Selection strong = Selection.BASE.with(List.of("clients[0].reads=strong"));
    Selection writes = Selection.BASE.with(List.of("clients[0].mix={put: 1}"));
    Selection eventual =
        Selection.BASE.with(List.of("clients[0].reads=eventual", "clients[0].mix={get: 1}"));
    Selection given = eventual.with(List.of("zones.followerLag=1ms"));
    assertThat(Samples.small("").resolve(strong).assumptions()).doesNotContain("zones.followerLag");
    assertThat(Samples.small("").resolve(writes).assumptions()).doesNotContain("zones.followerLag");
    assertThat(Samples.small("").resolve(given).assumptions()).doesNotContain("zones.followerLag");
    assertThat(Samples.small("").resolve(eventual).assumptions()).contains("zones.followerLag");
  }
}
