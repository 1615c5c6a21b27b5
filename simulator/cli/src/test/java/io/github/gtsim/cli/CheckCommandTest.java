package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final Path HISTORIES =
      Path.of("..", "core", "src", "test", "resources", "histories");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(directory);
  }

  private int check(String name, String... options) throws IOException {
    Path copy = directory.resolve(name);
    if (Files.notExists(copy)) {
      Files.copy(HISTORIES.resolve(name), copy);
    }
    return shell.gtsim(Shell.with(new String[] {"check", name}, options));
  }

  private int checkText(String text, String... options) throws IOException {
    Files.writeString(directory.resolve("h"), text);
    return shell.gtsim(Shell.with(new String[] {"check", "h"}, options));
  }

  private static String add(int process, String type, int value) {
    return "{\"process\":%d,\"type\":\"%s\",\"f\":\"%s\",\"value\":%d}%n"
        .formatted(process, type, process == 0 ? "read" : "add", value);
  }

  @Test
  void aValidHistory() throws IOException {
    assertThat(check("good-register.jsonl")).isEqualTo(ExitCode.HELD);
    assertThat(shell.out())
        .isEqualTo(
            """
            good-register.jsonl: valid
              5 operations of 1 key; left out: 1 eventual read, 1 operation without an effect

               key     model     operations  verdict
               cart/1  register  5           valid
            """);
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void anInvalidHistoryIsExplained() throws IOException {
    assertThat(check("bad-stale-read.jsonl")).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .isEqualTo(
            """
            bad-stale-read.jsonl: invalid
              4 operations of 2 keys

               key      model     operations  verdict
               cart/17  register  3           invalid
               cart/18  register  1           valid

            the read of cart/17 by process 3 that ended at 2.104 s returned 4, \
            but 4 had been replaced by 7,
            whose write by process 0 ended at 1.9 s, before the read began
              The shortest failing prefix ends with line 8; 3 operations of this key had begun by \
            then. To show
              it, these are enough:
               lines  process  operation        from   to
               1-2    0        write 4          0 s    1 s
               3-4    0        write 7          1.2 s  1.9 s
               6-8    3        read returned 4  2 s    2.104 s  cannot be placed
            """);
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void otherFormatsAreToldByHowTheyBegin() throws IOException {
    assertThat(check("good-independent.edn")).isEqualTo(ExitCode.HELD);
    assertThat(shell.out()).contains("3 operations of 2 keys").contains("cas-register");
    assertThat(check("bad-refused-cas.log")).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .contains("the cas from 1 to 3 by process 1 that ended in line 4 was refused, though")
        .contains("   3-4    1        cas 1 to 3 refused  cannot be placed\n");
    assertThat(check("bad-refused-cas.log", "--format", "edn")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).startsWith("gtsim: bad-refused-cas.log:1: expected a map such as");
  }

  /** Which operations matter, and where the one is that has no place, whenever it began. */
  @Test
  void ofManyOperationsTheLatestAreShown() throws IOException {
    StringBuilder text = new StringBuilder(add(0, "invoke", 0));
    for (int i = 1; i <= 30; i++) {
      text.append(add(i, "invoke", 2)).append(add(i, "ok", 2));
    }
    assertThat(checkText(text + add(0, "ok", 61))).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .contains("then it was at most 60")
        .contains(
            "   ...             11 more\n   1-62   0        read returned 61  cannot be placed")
        .contains("   60-61  30       add 2\n");
    assertThat(shell.out().lines().filter(line -> line.endsWith("add 2"))).hasSize(19);
  }

  @Test
  void keyValueHistoriesAreToldInTheirWords() throws IOException {
    String event = "{:process 0, :type %s, :f %s, :key k, :value %s}\n";
    String text =
        event.formatted(":invoke", ":put", "\"a\"")
            + event.formatted(":ok", ":put", "\"a\"")
            + event.formatted(":invoke", ":get", "nil")
            + event.formatted(":ok", ":get", "\"b\"");
    assertThat(checkText(text)).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .contains("the get of k by process 0 that ended in line 4 returned \"b\", but")
        .contains("get returned \"b\"  cannot be placed");
  }

  @Test
  void theInitialValueIsANumberOrAWord() throws IOException {
    String read =
        "{:process 0, :type :invoke, :f :read}{:process 0, :type :ok, :f :read, :value V}";
    assertThat(checkText(read.replace("V", "7"), "--initial", "7")).isEqualTo(ExitCode.HELD);
    assertThat(checkText(read.replace("V", "\"a\""), "--initial", "a")).isEqualTo(ExitCode.HELD);
    assertThat(checkText(read.replace("V", "7"))).isEqualTo(ExitCode.EXPECTATION);
    assertThat(checkText(read.replace("V", "0"), "--model", "counter")).isEqualTo(ExitCode.HELD);
    assertThat(checkText(read.replace("V", "\"\""), "--model", "kv")).isEqualTo(ExitCode.HELD);
  }

  /** Which subset of many powers of two makes a sum that none does. */
  @Test
  void whatTakesTooLongIsUnknown() throws IOException {
    String adds =
        IntStream.rangeClosed(0, 26)
            .mapToObj(i -> add(i, "invoke", 1 << i))
            .collect(Collectors.joining());
    String ends =
        IntStream.rangeClosed(0, 26)
            .mapToObj(i -> add(i, "ok", 1 << i))
            .collect(Collectors.joining());
    String end = ends.replace("\"read\",\"value\":1}", "\"read\",\"value\":1073741824}");
    assertThat(checkText(adds + end, "--timeout", "100ms")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(shell.out()).startsWith("h: unknown\n").endsWith("given up, at its limit of time\n");
  }

  @Test
  void manyKeysAreSummedUp() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int key = 0; key < 60; key++) {
      text.append("{:process 0, :type :invoke, :f :read, :key k" + key + "}\n");
      String value = key < 30 ? "nil" : "7";
      text.append("{:process 0, :type :ok, :f :read, :key k" + key + ", :value " + value + "}\n");
    }
    assertThat(checkText(text.toString())).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.out())
        .contains("   10 more that are not valid\n")
        .contains("   30 keys                     register  30          valid\n")
        .contains("and 25 more keys that are invalid\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format | xml  | --format must be auto, jsonl, edn or jepsen-log, not 'xml'",
        "--model  | list | --model must be cas-register, register, kv or counter, not 'list'",
        "--model  | kv   | good-counter.jsonl:1: kv has no operation add",
        "--timeout| 5    | --timeout must be a duration such as 500ms, 30s or 5m, not '5'",
      })
  void optionsThatMakeNoSenseAreOneLine(String option, String value, String message)
      throws IOException {
    assertThat(check("good-counter.jsonl", option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).isEqualTo("gtsim: " + message + "\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreOneLine() throws IOException {
    assertThat(shell.gtsim("check", "none")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).isEqualTo("gtsim: 'none' does not exist\n");
    assertThat(shell.gtsim("check", ".")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).isEqualTo("gtsim: '.' is no file\n");
    assertThat(checkText("")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).isEqualTo("gtsim: h: no operation in it: expected a history\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void theHistoryOfARunIsRead() throws IOException {
    shell.gtsim("run", "s.yaml", "--variant", "mrsc", "--history");
    String history = "results/hot/mrsc/seed-7/history.jsonl";
    assertThat(shell.gtsim("check", history)).isEqualTo(ExitCode.HELD);
    assertThat(shell.out()).startsWith(history + ": valid\n").contains("eventual reads");
  }

  @Test
  void aRunChecksItsHistoryWhereThatIsPromised() throws IOException {
    for (String format : List.of("jsonl", "edn")) {
      String[] run = {"run", "s.yaml", "--variant", "mrsc", "--history=" + format};
      assertThat(shell.gtsim(run)).isEqualTo(ExitCode.HELD);
      assertThat(shell.out()).containsPattern("history +linearizable, as promised: [\\d,]+ oper");
      String history = "results/hot/mrsc/seed-7/history." + format;
      assertThat(shell.gtsim("check", history)).isEqualTo(ExitCode.HELD);
      assertThat(shell.out()).startsWith(history + ": valid\n");
    }
    assertThat(shell.gtsim("run", "s.yaml", "--variant", "mrec", "--history")).isZero();
    assertThat(shell.out()).doesNotContain("linearizable");
  }

  private static RunReport with(Verdict verdict, Scenario scenario, Recording recording) {
    Optional<String> reason =
        verdict == Verdict.INVALID ? Optional.of("the read returned 4") : Optional.empty();
    return Shell.run(scenario, recording)
        .with(Optional.of(new HistoryVerdict(verdict, 7, 1, 0, reason)));
  }

  @Test
  void thePageSaysWhereItIsPromised() {
    HistoryVerdict atPrimary = new HistoryVerdict(Verdict.VALID, 7, 1, 3, Optional.empty());
    Runner runner =
        (scenario, recording) -> Shell.run(scenario, recording).with(Optional.of(atPrimary));
    assertThat(shell.gtsim(runner, false, "run", "s.yaml", "--variant", "mrsc", "--history"))
        .isZero();
    assertThat(shell.out())
        .containsPattern(
            "history +linearizable at its primary, as promised: 7 operations of 1 key");
  }

  @Test
  void anInvalidHistoryIsABrokenPromise() throws IOException {
    Runner broken = (scenario, recording) -> with(Verdict.INVALID, scenario, recording);
    String[] run = {"run", "s.yaml", "--variant", "mrsc", "--history"};
    assertThat(shell.gtsim(broken, false, run)).isEqualTo(ExitCode.INTERNAL);
    assertThat(shell.out()).contains("NOT LINEARIZABLE", "BROKEN PROMISE");
    assertThat(shell.err())
        .contains(
            "broken promise in variant mrsc, seed 7:\n  history: the read returned 4\n",
            "Reproduce: ./gtsim run s.yaml --variant mrsc --seed 7 --history --out reproduction");
  }

  @Test
  void anUnknownVerdictIsSaidAndNoFailure() throws IOException {
    Runner unknown = (scenario, recording) -> with(Verdict.UNKNOWN, scenario, recording);
    String[] run = {"run", "s.yaml", "--variant", "mrsc", "--history"};
    assertThat(shell.gtsim(unknown, false, run)).isZero();
    assertThat(shell.out()).contains("unknown whether linearizable");
    assertThat(shell.err()).contains("whether the history is linearizable is unknown in variant");
  }
}
