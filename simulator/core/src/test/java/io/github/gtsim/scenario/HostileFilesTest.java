package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final String ALPHABET = "{}[]:,-#&*!|>'\"%@~ \n\tazAZ019=.\u0000\uFEFF\uD83D";

  @Test
  void nestingIsLimited() {
    for (String open : List.of("[", "{a: ", "- ", "? ")) {
      assertThat(problem("a: " + open.repeat(200_000)).line()).isPositive();
    }
    assertThat(problem("a: " + "[".repeat(50)).message()).contains("nested too deeply");
  }

  @Test
  void aliasesCannotExplode() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [".formatted(i, i));
      text.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    assertThat(problem(text.toString()).message()).contains("too much in one file");
    assertThat(problem("a: &a [*a]").message()).contains("no anchor &a");
  }

  @Test
  void aliasesMayRepeatAPart() throws Exception {
    ScenarioFile file =
        Samples.replaced(
            "mix: {get: 50%, put: 0.5}",
            "mix: &mix {get: 50%, put: 0.5}\n"
                + "  - {name: b, region: us-east-1, arrivals: {rate: 1/s}, keys: {count: 1},"
                + " mix: *mix}");
    assertThat(file.resolve(Selection.BASE).clients()).hasSize(2);
  }

  @Test
  void repeatedKeysAndTagsAreRefused() throws Exception {
    ScenarioFile file = Samples.small("seed: 8\nwarmup: !!str 1s\n");
    assertThat(Samples.lines(file.problems()))
        .containsExactly(
            "12:1 seed | this key is already on line 2 | keep one of them",
            "13:9 warmup | YAML tags, which begin with !, are not allowed | put it in quotes");
  }

  @Test
  void textsThatAreNoScenario() {
    assertThat(problem("").message()).isEqualTo("there is nothing in it");
    assertThat(problem("# nothing\n").message()).isEqualTo("there is nothing in it");
    assertThat(problem("--- \n").message()).contains("not nothing");
    assertThat(problem("hello").message()).contains("not 'hello'");
    assertThat(problem("- a").message()).contains("not a list");
    assertThat(problem("a: 1\n---\nb: 2\n").message()).contains("only one is allowed");
    assertThat(problem("[a]: 1\n").message()).contains("a key must be");
    assertThat(problem("a: 1\n\tb: 2\n").line()).isEqualTo(2);
    assertThat(problem("a: \u0007\n").message()).contains("character");
  }

  @Test
  void charactersOfTwoHalvesMayStandAnywhere() throws Exception {
    String start = "# ";
    for (int length = 1000; length < 1050; length++) {
      String comment = start + "x".repeat(length - start.length());
      assertThat(ScenarioFile.parse("s.yaml", comment + "😀\nname: s\n").name()).isEqualTo("s");
      assertThat(problem(comment + "😀").message()).isEqualTo("there is nothing in it");
    }
  }

  @Test
  void filesThatCannotBeRead(@TempDir Path folder) throws Exception {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    Path large = Files.write(folder.resolve("large.yaml"), new byte[10_000_001]);
    assertThatThrownBy(() -> ScenarioFile.read(latin)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> ScenarioFile.read(large)).hasMessageContaining("10 MB");
    assertThatThrownBy(() -> ScenarioFile.read(folder)).hasMessageContaining("directory");
    assertThatThrownBy(() -> ScenarioFile.read(folder.resolve("no.yaml")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageEndingWith("no.yaml: there is no such file");
    Path marked = folder.resolve("marked.yaml");
    Files.writeString(marked, "\uFEFF" + Samples.SMALL, StandardCharsets.UTF_8);
    assertThat(ScenarioFile.read(marked).problems()).isEmpty();
  }

  @Test
  void mutatedScenariosAreReadOrRefused() throws Exception {
    Path example = Path.of(getClass().getResource("region-outage.yaml").toURI());
    String whole = Files.readString(example);
    Random random = new Random(20);
    for (int i = 0; i < 3000; i++) {
      String text = mutated(i % 2 == 0 ? Samples.SMALL : whole, random);
      try {
        ScenarioFile file = ScenarioFile.parse("mutated.yaml", text);
        file.name();
        file.problems();
        file.resolve(Selection.mode("mrsc").with(List.of("clients[0].keys.count=5")));
      } catch (ScenarioException refused) {
        assertThat(refused.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError escaped) {
        throw new AssertionError("escaped from:\n" + text, escaped);
      }
    }
  }

  @Test
  void anyValueAnywhereIsReadOrRefused() throws Exception {
    ScenarioFile file = ScenarioFile.parse("full.yaml", Samples.FULL);
    assertThat(file.problems()).isEmpty();
    List<String> values =
        List.of(
            "x",
            "''",
            "-1",
            "0",
            "1",
            "0.5",
            "1e999",
            "true",
            "{}",
            "[]",
            "[[]]",
            "{a: {b: c}}",
            "[~]",
            "{a: ~}",
            "999999999999999999999999",
            "0s",
            "36500d",
            "0%",
            "[{name: x}]",
            ".inf");
    for (String path : Samples.paths(Samples.FULL)) {
      for (String value : values) {
        Selection selection = Selection.BASE.with(List.of(path + "=" + value));
        for (Problem problem : Samples.problems(file, selection)) {
          assertThat(problem.message()).isNotBlank();
        }
      }
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> mutated.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
      }
    }
    return mutated.toString();
  }

  private static Problem problem(String text) {
    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.parse("x.yaml", text));
    return refused.problems().get(0);
  }
}
