package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are ended, or whose machine fails: a result is whole, as it was or new. */
@EnabledOnOs(OS.LINUX)
class DisturbedTest {
  private static final String ENDLESS = "100000000";
  private static final String WHOLE = "30";
  private static final int INTERRUPTED = 130;
  private static final int KILLED = 137;
  private static final List<String> CONTAINED =
      List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
  private static final String OLD = "{ \"old\": true }\n";

  @TempDir private Path directory;
  private Path results;

  @BeforeEach
  void writeScenario() throws IOException {
    new Shell(directory);
    results = directory.resolve("results");
  }

  private static String[] comparing(String seeds) {
    return new String[] {"compare", "s.yaml", "--history", "--seeds", seeds, "--out", "results"};
  }

  private Victim compare(String seeds) throws IOException {
    return Victim.start(directory, comparing(seeds));
  }

  private List<Path> files() {
    if (!Files.exists(results)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException changing) {
      return List.of();
    }
  }

  private boolean isThere(String end, int count) {
    return files().stream().filter(file -> file.toString().endsWith(end)).count() >= count;
  }

  /** What an undisturbed command writes. */
  private static Map<String, String> undisturbed(Path elsewhere) throws IOException {
    Shell shell = new Shell(elsewhere);
    shell.gtsim(comparing(WHOLE));
    return shell.files("results");
  }

  private Map<String, String> written() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (Path file : files()) {
      written.put(results.relativize(file).toString(), Files.readString(file));
    }
    return written;
  }

  private void keepOld(String name) throws IOException {
    Files.createDirectories(results.resolve("hot"));
    Files.writeString(results.resolve("hot").resolve(name), OLD);
  }

  private void assertOld(String name) {
    assertThat(results.resolve("hot").resolve(name)).hasContent(OLD);
  }

  private void put(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = results.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** These files are as they were; what is there beside them is whole, and there is no draft. */
  private void assertWhole(Map<String, String> whole) throws IOException {
    Map<String, String> written = written();
    assertThat(written).containsAllEntriesOf(whole);
    written.forEach(
        (name, text) ->
            assertThat(text).as(name).endsWith(name.endsWith(".tmp") ? "no draft" : "}\n"));
  }

  /** Runs that write anew what is there, and then go on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void aComparisonThatIsInterruptedLeavesWholeFiles(int more, @TempDir Path elsewhere)
      throws Exception {
    Map<String, String> whole = undisturbed(elsewhere);
    put(whole);
    try (Victim child = compare(ENDLESS)) {
      int summaries = 2 * Integer.parseInt(WHOLE) + more;
      child.until("more files", () -> isThere("summary.json", summaries)).signal("INT");
      assertThat(child.exitCode()).isEqualTo(INTERRUPTED);
      assertThat(child.err()).doesNotContain("\tat ").doesNotContain("internal error");
    }
    assertWhole(whole);
  }

  private static void assertEnded(Victim child, String signal) throws Exception {
    assertThat(child.exitCode()).isEqualTo(signal.equals("INT") ? INTERRUPTED : KILLED);
    assertThat(child.err()).doesNotContain("\tat ").doesNotContain("internal error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void aSweepThatIsEndedLeavesTheOldFile(String signal) throws Exception {
    keepOld("sweep.csv");
    try (Victim child =
        Victim.start(
            directory, "sweep", "s.yaml", "--set", "replication.lag=1s,2s", "--seeds", ENDLESS)) {
      child.untilBusy().signal(signal);
      assertEnded(child, signal);
    }
    assertThat(files()).containsExactly(results.resolve("hot/sweep.csv"));
    assertOld("sweep.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void aSwarmThatIsEndedLeavesNothing(String signal) throws Exception {
    try (Victim child = Victim.start(directory, "swarm", "--runs", ENDLESS, "--out", "results")) {
      child.untilBusy().signal(signal);
      assertEnded(child, signal);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void whatAKilledCommandLeavesIsNoResultAndGoesLater(@TempDir Path elsewhere) throws Exception {
    Map<String, String> whole = undisturbed(elsewhere);
    put(whole);
    for (int kills = 0; kills < 3; kills++) {
      try (Victim child = compare(WHOLE)) {
        child.until("a draft", () -> isThere(".tmp", 1)).signal("KILL");
        assertThat(child.exitCode()).isEqualTo(KILLED);
      }
      assertThat(written()).containsAllEntriesOf(whole);
    }
    try (Victim child = compare(WHOLE)) {
      assertThat(child.exitCode()).as(child.err()).isEqualTo(ExitCode.HELD);
    }
    assertThat(written()).isEqualTo(whole);
  }

  /** Every process is number 1 in a container of its own. */
  private Victim compareInContainer() throws IOException, InterruptedException {
    assumeTrue(Victim.ends(CONTAINED, "true"), "skipped: numbers of processes cannot be set apart");
    return Victim.start(directory, Redirect.DISCARD, CONTAINED, comparing(WHOLE));
  }

  @Test
  void whatIsLeftGoesThoughItsNumberIsInUse(@TempDir Path elsewhere) throws Exception {
    try (Victim child = compareInContainer()) {
      child.until("a draft", () -> isThere(".tmp", 1)).signal("KILL");
      assertThat(child.exitCode()).isEqualTo(KILLED);
    }
    assertThat(isThere(".tmp", 1)).isTrue();
    try (Victim child = compareInContainer()) {
      assertThat(child.exitCode()).as(child.err()).isEqualTo(ExitCode.HELD);
    }
    assertThat(written()).isEqualTo(undisturbed(elsewhere));
  }

  @Test
  void twoOfOneNumberWriteWhatOneDoes(@TempDir Path elsewhere) throws Exception {
    try (Victim one = compareInContainer();
        Victim other = compareInContainer()) {
      assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.HELD);
      assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.HELD);
    }
    assertThat(written()).isEqualTo(undisturbed(elsewhere));
  }

  /** However long a process says nothing, its drafts are its own. */
  @Test
  void oneThatSleepsIsNotDisturbed(@TempDir Path elsewhere) throws Exception {
    try (Victim sleeper = compare(WHOLE)) {
      sleeper.until("a draft", () -> isThere(".tmp", 1)).signal("STOP");
      try (Victim other = compare(WHOLE)) {
        assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.HELD);
      }
      sleeper.signal("CONT");
      assertThat(sleeper.exitCode()).as(sleeper.err()).isEqualTo(ExitCode.HELD);
    }
    assertThat(written()).isEqualTo(undisturbed(elsewhere));
  }

  @Test
  void twoAtOnceWriteWhatOneDoes(@TempDir Path elsewhere) throws Exception {
    try (Victim one = compare(WHOLE);
        Victim other = compare(WHOLE)) {
      assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.HELD);
      assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.HELD);
    }
    assertThat(written()).isEqualTo(undisturbed(elsewhere));
  }

  /** As {@code | head -0} does. */
  @Test
  void aReaderThatGoesAwayIsNoFailure(@TempDir Path elsewhere) throws Exception {
    try (Victim child = Victim.start(directory, Redirect.PIPE, List.of(), comparing(WHOLE))) {
      child.stopReading();
      assertThat(child.exitCode()).as(child.err()).isEqualTo(ExitCode.HELD);
      assertThat(child.err()).doesNotContain("gtsim:");
    }
    assertThat(written()).isEqualTo(undisturbed(elsewhere));
  }

  @Test
  void standardOutputOnAFullDiskIsSaid() throws Exception {
    Redirect full = Redirect.to(Path.of("/dev/full").toFile());
    try (Victim child = Victim.start(directory, full, List.of(), "compare", "s.yaml")) {
      assertThat(child.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(child.err())
          .contains("gtsim: cannot write standard output: No space left on device");
    }
    assertThat(isThere("comparison.json", 1)).isTrue();
  }

  /** A limit on the size of files stops a write in the middle, as a full disk does. */
  @Test
  void aFileThatCannotBeWrittenWholeStaysAsItWas() throws Exception {
    keepOld("comparison.json");
    List<String> limited = List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh");
    String[] command = {"compare", "s.yaml", "--history"};
    try (Victim child = Victim.start(directory, Redirect.DISCARD, limited, command)) {
      assertThat(child.exitCode()).as(child.err()).isEqualTo(ExitCode.USAGE);
      assertThat(child.err())
          .contains("gtsim: cannot write ")
          .contains("File too large; --out DIR");
    }
    assertThat(isThere(".tmp", 1)).isFalse();
    assertThat(isThere("history.jsonl", 1)).isFalse();
    assertOld("comparison.json");
  }
}
