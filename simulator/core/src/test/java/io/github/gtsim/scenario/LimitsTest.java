package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files of an allowed size that would take hours to look at are refused. */
class LimitsTest {
  private static String many(int count, String each, String between) {
    return IntStream.range(0, count)
        .mapToObj(i -> each.replace("#", Integer.toString(i)))
        .collect(Collectors.joining(between));
  }

  private static List<String> problems(String more) throws ScenarioException {
    return Samples.lines(Samples.small(more).problems());
  }

  private static String unreadable(String more) {
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> Samples.small(more));
    return Samples.lines(refused.problems()).get(0);
  }

  @Test
  void keysOfOneMapping() {
    assertThat(unreadable(many(10_000, "k#: 1\n", "")))
        .isEqualTo("10007:1 k9995 | too many keys in one mapping; at most 10000 | ");
  }

  @Test
  void faultsAndOperations() throws Exception {
    String operation = "- {operation: add-index, at: #00ms}\n";
    assertThat(problems("operations:\n" + many(1000, operation, ""))).isEmpty();
    assertThat(problems("operations:\n" + many(1001, operation, "")))
        .containsExactly("1013:3 operations[1000] | too many operations; at most 1000 | ");
    String fault = "- {fault: region-isolation, region: us-east-1, at: #00ms, for: 1ms}\n";
    assertThat(problems("faults:\n" + many(1000, fault, ""))).isEmpty();
    assertThat(problems("faults:\n" + many(1001, fault, "")))
        .containsExactly("1013:3 faults[1000] | too many faults; at most 1000 | ");
  }

  @Test
  void regionsOfItsOwn() throws Exception {
    String delays = many(101, "{between: [a#, b#], delay: 1ms}", ", ");
    assertThat(problems("network: {latency: [" + delays + "]}\n"))
        .filteredOn(line -> line.contains("too many Regions; at most 200"))
        .hasSize(2);
  }

  @Test
  void variantsOfALargeScenario() throws Exception {
    String script =
        "script: [" + many(1000, "{at: 1s, region: us-east-1, get: {key: k}}", ",\n") + "]\n";
    assertThat(unreadable(script + "variants:\n" + many(1000, "  v#: {}\n", "")))
        .isEqualTo("1012:1 variants | too many variants of so large a scenario | leave some out");
    assertThat(Samples.small("variants:\n" + many(1000, "  v#: {}\n", "")).variantNames())
        .hasSize(1000);
  }

  @Test
  void aPathOfAMetric() throws Exception {
    String metric = "expect: [{metric: 'PATH', is: '== 0'}]\n";
    assertThat(problems(metric.replace("PATH", "a.".repeat(1_000_000) + "a"))).isEmpty();
    assertThat(problems(metric.replace("PATH", "outages[9999999999].rpo.seconds")))
        .containsExactly(
            "12:19 expect[0].metric | must be a path of summary.json, such as"
                + " outages[0].rpo.seconds | ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileWithoutEnd() {
    ScenarioException refused =
        catchThrowableOfType(
            ScenarioException.class, () -> ScenarioFile.read(Path.of("/dev/zero")));
    assertThat(refused).hasMessageContaining("is larger than 10 MB");
  }

  @Test
  void aMessageIsOneLineThatSteersNoTerminal() throws Exception {
    String key = "\"\\e[31m\\x9b1m\\u2028\\u2029\\u0085\\u202e\\r\\n\"";
    String problem = Samples.small(key + ": 1\n").problems().get(0).toString();
    assertThat(problem).contains("unknown key").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}]");
  }
}
