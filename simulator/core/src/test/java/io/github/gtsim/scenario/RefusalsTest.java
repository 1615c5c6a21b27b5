package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table.ttl={after: 1h} | table.ttl",
        "table.localIndexes=1 | table.localIndexes",
        "table.capacity={write: 5, read: 5} | table.capacity",
        "clients[0].mix={transact-write: 1} | clients[0].mix.transact-write",
        "script=[{at: 1s, region: us-east-1, transact: [{delete: {key: a}}]}] | script[0].transact",
        "operations=[{operation: add-replica, at: 1m, region: us-east-2}]"
            + " | operations[0].operation",
        "operations=[{operation: remove-replica, at: 1m, regions: [us-west-2]}]"
            + " | operations[0].operation",
        "table.regions=[us-east-1, us-west-2] | table.regions",
        "table.regions=[us-east-1, us-west-2, af-south-1] | table.regions",
        "table.witness=us-west-2 | table.regions",
      })
  void aRuleOfTheModeGoesFirst(String set, String path) throws Exception {
    ScenarioFile file = Samples.small("");
    Selection selection = Selection.BASE.with(List.of("table.mode=mrsc", set));
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(selection));
    assertThat(refused.refusal()).isPresent();
    assertThat(refused.problems()).extracting(Problem::path).contains(path);
    assertThat(refused.refusal().orElseThrow().toString()).contains("FACTS ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrec", "single-region", "active-passive"})
  void onlyMrscHasAWitness(String mode) throws Exception {
    ScenarioFile file = Samples.small("");
    Selection selection =
        Selection.BASE.with(List.of("table.mode=" + mode, "table.witness=eu-west-1"));
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(selection));
    assertThat(refused.refusal().orElseThrow().rule()).isEqualTo("9");
    assertThat(refused.refusal().orElseThrow().path()).isEqualTo("table.witness");
  }

  /** Who reads it is told, not shown a crash, though more than one thing is wrong. */
  @Test
  void operationsOnATableThatIsRefusedAreChecked() throws Exception {
    ScenarioFile file = Samples.small("");
    Selection selection =
        Selection.BASE.with(
            List.of(
                "table={regions: [us-west-2], witness: us-east-1}",
                "operations=[{operation: remove-replica, at: 1s, regions: [us-west-2]},"
                    + " {operation: add-replica, at: 2s, region: us-east-2}]"));
    assertThat(Samples.problems(file, selection)).isNotEmpty();
  }

  @Test
  void aMistakeBesideARefusalIsNoRefusal() throws Exception {
    ScenarioFile file = Samples.small("");
    Selection selection =
        Selection.mode("mrsc").with(List.of("table.ttl={after: 1h}", "duration=0s"));
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(selection));
    assertThat(refused.problems()).hasSize(2);
    assertThat(refused.refusal()).isEmpty();
  }

  @Test
  void aRefusalMayBeExpected() throws Exception {
    String more =
        """
        variants:
          good: {table: {mode: mrsc}}
          bad: {table: {mode: mrsc, localIndexes: 1}}
        expect:
          - {refused: W-9, variant: bad}
        """;
    ScenarioFile file = Samples.small(more);
    assertThat(file.expectedRefusals("bad")).containsExactly("W-9");
    assertThat(file.expectedRefusals("good")).isEmpty();
    assertThat(file.problems()).isEmpty();
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(Selection.variant("bad")));
    assertThat(file.expects("bad", refused)).isTrue();
    assertThat(file.expects("good", refused)).isFalse();
    assertThat(refused.refusal().orElseThrow().rule()).isEqualTo("W-9");
    assertThat(refused.refusal().orElseThrow().path()).isEqualTo("variants.bad.table.localIndexes");
  }

  /** What the file expects may be any of the rules that refuse it, not the first only. */
  @Test
  void oneOfSeveralRulesMayBeTheExpectedOne() throws Exception {
    String more =
        """
        variants:
          bad: {table: {mode: mrsc, regions: [us-east-1, us-west-2], localIndexes: 1}}
        expect:
          - {refused: W-9, variant: bad}
        """;
    ScenarioFile file = Samples.small(more);
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> file.resolve(Selection.variant("bad")));
    assertThat(refused.refusals()).extracting(Problem::rule).containsExactly("9", "W-9");
    assertThat(file.expects("bad", refused)).isTrue();
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void onlySomeModesHaveAPrimary() throws Exception {
    ScenarioFile file = Samples.replaced("table:", "table:\n  primary: us-west-2");
    assertThat(Samples.problems(file, Selection.BASE))
        .extracting(Problem::path)
        .containsExactly("table.primary");
    Scenario single = file.resolve(Selection.mode("single-region"));
    assertThat(single.table().primary()).isEqualTo("us-west-2");
    assertThat(single.mode().replicas(single.table())).containsExactly("us-west-2");
    assertThat(file.resolve(Selection.mode("mrsc")).table().primary()).isEqualTo("us-east-1");
  }
}
