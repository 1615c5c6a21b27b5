package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.workload.Arrivals;
import io.github.gtsim.workload.RetryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSettingTest {

  private static Scenario set(String... sets) throws ScenarioException {
    return Samples.small("").resolve(Selection.BASE.with(List.of(sets)));
  }

  @Test
  void entriesAreFoundByPositionAndByName() throws Exception {
    for (String entry : List.of("clients[0]", "clients.shoppers", "clients['shoppers']")) {
      Scenario scenario = set(entry + ".arrivals.rate=300/m", entry + ".reads = strong");
      assertThat(scenario.clients().get(0).strongReads()).isTrue();
      assertThat(scenario.clients().get(0).arrivals())
          .isEqualTo(new Arrivals.OpenLoop(List.of(new Arrivals.Step(0, 5)), true, 1000));
    }
  }

  @Test
  void valuesAreYaml() throws Exception {
    Scenario scenario = set("table.regions=[us-east-1, eu-west-1]", "description=a=b", "warmup=1s");
    assertThat(scenario.table().regions()).containsExactly("us-east-1", "eu-west-1");
    assertThat(scenario.description()).isEqualTo("a=b");
    assertThat(scenario.warmupNanos()).isEqualTo(1_000_000_000L);
  }

  @Test
  void missingMappingsAreMade() throws Exception {
    assertThat(set("clients[0].retry.attempts=2").clients().get(0).retry())
        .isEqualTo(new RetryPolicy(2, 25_000_000L, 1_000_000_000L, 20_000_000_000L));
  }

  @Test
  void settingsApplyAfterTheVariant() throws Exception {
    ScenarioFile file = Samples.small("variants: {quick: {duration: 5m, warmup: 1m}}\n");
    Scenario scenario = file.resolve(Selection.variant("quick").with(List.of("duration=2m")));
    assertThat(scenario.durationNanos()).isEqualTo(120_000_000_000L);
    assertThat(scenario.warmupNanos()).isEqualTo(60_000_000_000L);
    assertThat(scenario.variant()).isEqualTo("quick");
  }

  @Test
  void changingTheModeDropsTheWitnessItInherits() throws Exception {
    ScenarioFile file =
        Samples.replaced(
            "regions: [us-east-1, us-west-2, eu-west-1]",
            "mode: mrsc\n  regions: [us-east-1, us-west-2]\n  witness: eu-west-1");
    assertThat(file.resolve(Selection.BASE).table().witness()).contains("eu-west-1");
    Selection mrec = Selection.BASE.with(List.of("table.mode=mrec"));
    assertThat(file.resolve(mrec).table().witness()).isEmpty();
    assertThat(file.resolve(Selection.mode("mrec")).table().witness()).isEmpty();
    Selection written = Selection.BASE.with(List.of("table.mode=mrec", "table.witness=us-east-2"));
    assertThat(Samples.problems(file, written)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duration | '' | must be path=value, such as clients[0].arrivals.rate=300/s",
        "=5 | '' | must be path=value, such as clients[0].arrivals.rate=300/s",
        "..x=5 | ..x | is no path, such as clients[0].keys.exponent",
        "clients[x].reads=strong | clients[x].reads | is no path, such as clients[0].keys.exponent",
        "seed=5 | seed | cannot be set",
        "clients[1].reads=strong | clients[1].reads | the list has 1 entries, counted from 0",
        "clients.shopers.reads=strong"
            + " | clients.shopers.reads"
            + " | no entry of the list is named 'shopers'",
        "name.first=x | name.first | cannot be set",
        "duration.x=5s | duration.x | duration is '10m' without parts to set",
        "duration= | duration | there is nothing in it",
        "duration=null | duration | has no value; null is allowed in variants only",
        "duration=[ | duration | the value is not YAML",
        "duration=5m, 6m"
            + " | duration"
            + " | must be a duration with its unit, such as 250ms, 1.5s, 10m, 20h or 7d, not"
            + " '5m, 6m'",
        "table.partitons=4"
            + " | table.partitons"
            + " | unknown key; allowed here: mode, regions, witness, primary, failover, pitr,"
            + " partitions, itemSize, indexes, localIndexes, ttl, capacity",
      })
  void mistakesNameTheOption(String set, String path, String message) throws Exception {
    List<Problem> problems = Samples.problems(Samples.small(""), Selection.BASE.with(List.of(set)));
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.path()).isEqualTo(path);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.line()).isZero();
    assertThat(problem.toString()).startsWith("--set " + set + ": ");
  }
}
