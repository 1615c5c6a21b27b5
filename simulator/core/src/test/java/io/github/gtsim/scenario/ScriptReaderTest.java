package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Condition.Comparator;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.workload.RetryPolicy;
import io.github.gtsim.workload.ScriptEntry;
import io.github.gtsim.workload.ScriptEntry.Expect;
import io.github.gtsim.workload.ScriptEntry.Step;
import io.github.gtsim.workload.ScriptEntry.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {

  private static List<ScriptEntry> script(String... entries) throws ScenarioException {
    StringBuilder text = new StringBuilder("script:\n");
    for (String entry : entries) {
      text.append("  - {at: 1s, region: us-east-1, ").append(entry).append("}\n");
    }
    return Samples.small(text.toString()).resolve(Selection.BASE).script();
  }

  @Test
  void aPutIsReadWhole() throws Exception {
    assertThat(
            script(
                "put: {key: cart/17, set: {city: Boston, n: 3, code: '3'}, if: absent},"
                    + " retry: none, timeout: 1s, expect: {outcome: ok}"))
        .containsExactly(
            new ScriptEntry(
                1_000_000_000L,
                "us-east-1",
                false,
                List.of(
                    new Step(
                        Verb.PUT,
                        "cart/17",
                        new TreeMap<>(
                            Map.of(
                                "city", new Value.Text("Boston"),
                                "n", new Value.Number(3),
                                "code", new Value.Text("3"))),
                        new TreeMap<>(),
                        new Condition.Absent())),
                1024,
                false,
                RetryPolicy.NONE,
                1_000_000_000L,
                Optional.of(new Expect.Outcome("ok"))));
  }

  @Test
  void updatesSetOrAdd() throws Exception {
    List<ScriptEntry> entries =
        script("update: {key: a, add: {n: -2}}", "update: {key: a, set: {n: 1}, if: exists}");
    assertThat(entries.get(0).steps().get(0).add()).containsExactly(Map.entry("n", -2L));
    assertThat(entries.get(1).steps().get(0).set())
        .containsExactly(Map.entry("n", new Value.Number(1)));
    assertThat(entries.get(1).steps().get(0).condition()).isEqualTo(new Condition.Exists());
  }

  @Test
  void conditionsCompare() throws Exception {
    assertThat(
            script(
                "delete: {key: a, if: {n: '>= 1'}}",
                "delete: {key: a, if: {n: '<5'}}",
                "delete: {key: a, if: {n: 1}}",
                "delete: {key: a, if: {n: '!=-2'}}",
                "delete: {key: a, if: {n: a>b}}"))
        .extracting(entry -> entry.steps().get(0).condition())
        .containsExactly(
            new Condition.Compare("n", Comparator.AT_LEAST, new Value.Number(1)),
            new Condition.Compare("n", Comparator.LESS, new Value.Number(5)),
            new Condition.Compare("n", Comparator.EQUAL, new Value.Number(1)),
            new Condition.Compare("n", Comparator.NOT_EQUAL, new Value.Number(-2)),
            new Condition.Compare("n", Comparator.EQUAL, new Value.Text("a>b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {">= x", ">=x", "<b>", "> 1.5", "!= old", "==", "<\\n1"})
  void whatBeginsLikeAComparisonMustBeOne(String is) throws Exception {
    String more =
        "script: [{at: 1s, region: us-east-1, delete: {key: a, if: {n: \"" + is + "\"}}}]\n";
    List<Problem> problems = Samples.problems(Samples.small(more), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly("script[0].delete.if.n");
    assertThat(problems.get(0).toString())
        .startsWith("small.yaml:12:63: ")
        .contains("must compare with a whole number, such as \">= 1\", not '")
        .contains("a text that begins with =, !=, < or > cannot be compared with");
  }

  @Test
  void aSingleEqualsSignIsTakenForTwo() throws Exception {
    String more = "script: [{at: 1s, region: us-east-1, delete: {key: a, if: {n: '= 1'}}}]\n";
    assertThat(Samples.problems(Samples.small(more), Selection.BASE))
        .extracting(Problem::hint)
        .containsExactly("did you mean '== 1'?");
  }

  @Test
  void readsExpect() throws Exception {
    List<ScriptEntry> entries =
        script(
            "get: {key: a, consistency: strong}, expect: absent",
            "get: {key: a}, expect: {city: Dublin, n: 1}",
            "get: {key: a}, expect: {error: Timeout}");
    assertThat(entries).extracting(ScriptEntry::strong).containsExactly(true, false, false);
    assertThat(entries)
        .extracting(entry -> entry.expect().orElseThrow())
        .containsExactly(
            new Expect.Absent(),
            new Expect.Attributes(
                new TreeMap<>(Map.of("city", new Value.Text("Dublin"), "n", new Value.Number(1)))),
            new Expect.Error("Timeout"));
  }
}
