package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An evacuation needs a replica to leave and one to go to, in the scenario as written. */
class EvacuationReaderTest {
  private static final String SCENARIO =
      """
      name: leaving
      seed: 1
      duration: 10m
      table: { mode: mrsc, regions: [us-east-1, us-east-2], witness: us-west-2 }
      clients:
        - name: far
          region: eu-west-1
          arrivals: { rate: 1/s }
          keys: { count: 1 }
          mix: { get: 1 }
      operations:
        - { operation: evacuate, region: FROM, to: TO, at: 1m }
      variants:
        three: { table: { regions: [us-east-1, us-east-2, us-west-2], witness: null } }
      """;

  private static List<Problem> problems(String from, String to, Selection selection)
      throws Exception {
    String text = SCENARIO.replace("FROM", from).replace("TO", to);
    return Samples.problems(ScenarioFile.parse("leaving.yaml", text), selection);
  }

  @Test
  void aWitnessTakesNoUsers() throws Exception {
    List<Problem> problems = problems("us-east-1", "us-west-2", Selection.BASE);

    assertThat(problems).extracting(Problem::path).containsExactly("operations[0].to");
    assertThat(problems.get(0).line()).isEqualTo(12);
    assertThat(problems.get(0).column()).isPositive();
    assertThat(problems.get(0).message()).isEqualTo("there is no replica in 'us-west-2'");
  }

  @Test
  void aRegionWithOnlyClientsNeitherTakesUsersNorServesAny() throws Exception {
    assertThat(problems("us-east-1", "eu-west-1", Selection.BASE))
        .extracting(Problem::path)
        .containsExactly("operations[0].to");
    assertThat(problems("eu-west-1", "us-east-1", Selection.BASE))
        .extracting(Problem::path)
        .containsExactly("operations[0].region");
  }

  @Test
  void underSingleRegionThereIsNowhereToGo() throws Exception {
    String text =
        SCENARIO
            .replace("FROM", "us-east-1")
            .replace("TO", "us-east-2")
            .replace("mode: mrsc", "mode: single-region")
            .replace(", witness: us-west-2", "")
            .replace(", witness: null", "");
    assertThat(Samples.problems(ScenarioFile.parse("leaving.yaml", text), Selection.BASE))
        .extracting(Problem::path)
        .containsExactly("operations[0].to");
  }

  /** Variants, other modes and settings compare: there it is told in the results. */
  @Test
  void whatIsComparedWithItIsNotRefused() throws Exception {
    ScenarioFile file =
        ScenarioFile.parse(
            "leaving.yaml",
            SCENARIO
                .replace("FROM", "us-east-1")
                .replace("TO", "us-east-2")
                .replace("three: {", "one: { table: { mode: single-region } }\n  three: {"));

    assertThat(file.problems()).isEmpty();
    for (Selection selection :
        List.of(
            Selection.variant("one"),
            Selection.mode("single-region"),
            Selection.BASE.with(List.of("table.mode=single-region")))) {
      assertThat(file.resolve(selection).operations()).hasSize(1);
    }
  }
}
