package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders in which nothing can be written: a command says so in a line, and changes nothing. */
@EnabledOnOs(OS.LINUX)
class UnwritableTest {
  /** Takes from root, too, what lets it write where it has no permission. */
  private static final List<String> HEEDS_PERMISSIONS =
      List.of("setpriv", "--bounding-set", "-dac_override");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void writeScenario() throws IOException {
    shell = new Shell(directory);
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static void assertRefused(int code, String err, String reason) {
    assertThat(code).as(err).isEqualTo(ExitCode.USAGE);
    assertThat(err.lines().filter(line -> line.startsWith("gtsim: ")).toList())
        .singleElement()
        .asString()
        .startsWith("gtsim: cannot write ")
        .contains(reason)
        .endsWith("; --out DIR writes elsewhere");
    assertThat(err).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run s.yaml",
        "run s.yaml --history",
        "compare s.yaml --seeds 3",
        "sweep s.yaml --set replication.lag=1s,2s",
        "swarm --runs 3"
      })
  void aFileInTheWayOfAFolder(String command) {
    String[] args = Shell.with(command.split(" "), "--out", "s.yaml/results");
    assertRefused(shell.gtsim(args), shell.err(), "s.yaml/results is no folder");
    assertThat(directory.resolve("s.yaml")).hasContent(Shell.SCENARIO);
  }

  /** Where permissions say yes to root, and the file system says no. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run s.yaml",
        "run s.yaml --history",
        "compare s.yaml --seeds 3",
        "sweep s.yaml --set replication.lag=1s,2s"
      })
  void aFolderThatTakesNoFiles(String command) {
    String[] args = Shell.with(command.split(" "), "--out", "/proc/results");
    assertRefused(shell.gtsim(args), shell.err(), "/proc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run s.yaml --history",
        "compare s.yaml --seeds 3",
        "sweep s.yaml --set replication.lag=1s,2s",
        "swarm --runs 3"
      })
  void aFolderThatIsReadOnly(String command) throws Exception {
    List<String> prefix = isRoot() ? HEEDS_PERMISSIONS : List.of();
    assumeTrue(Victim.ends(prefix, "true"), "skipped: root may write anywhere");
    Path results = Files.createDirectory(directory.resolve("results"));
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("r-xr-xr-x"));
    String[] args = Shell.with(command.split(" "), "--out", "results");
    try (Victim child = Victim.start(directory, Redirect.DISCARD, prefix, args)) {
      assertRefused(child.exitCode(), child.err(), "permission denied at " + results);
    }
    assertThat(results).isEmptyDirectory();
  }

  /** A result that is there is replaced only by a whole one, and a folder cannot be. */
  @Test
  void aFolderInTheWayOfAFile() throws IOException {
    Path summary = directory.resolve("results/hot/base/seed-7/summary.json/in/the/way");
    Files.createDirectories(summary);
    assertRefused(shell.gtsim("run", "s.yaml"), shell.err(), "summary.json");
    assertThat(summary).isDirectory();
    assertThat(summary.getParent().getParent().getParent().getParent())
        .isDirectoryNotContaining("glob:**.tmp");
  }
}
