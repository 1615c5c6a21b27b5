package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that once ended in a stack trace or in a message of several lines, as small as can be. Each
 * is to be refused by the command that its name begins with.
 */
class FoundInputsTest {
  @TempDir private Path above;

  static List<Path> found() throws IOException, URISyntaxException {
    Path folder = Path.of(FoundInputsTest.class.getResource("inputs").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("found")
  void isRefused(Path file) throws IOException {
    Sandbox sandbox = new Sandbox(above);
    boolean scenario = file.getFileName().toString().startsWith("scenario-");
    String name = scenario ? "s.yaml" : "history";
    sandbox.write(name, Files.readAllBytes(file));
    int code = sandbox.gtsim(Shell::run, scenario ? "run" : "check", name);
    assertThat(sandbox.fault(code, List.of(ExitCode.USAGE))).isEmpty();
    assertThat(sandbox.err()).contains(name + ":").doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
  }

  /** A judge that finds nothing proves nothing. */
  @Test
  void aFaultIsSeen() {
    Sandbox sandbox = new Sandbox(above);
    sandbox.write("s.yaml", Shell.SCENARIO.getBytes(StandardCharsets.UTF_8));
    Runner crash =
        (scenario, history) -> {
          throw new IllegalStateException("impossible");
        };
    int code = sandbox.gtsim(crash, "run", "s.yaml");
    assertThat(sandbox.fault(code, List.of(ExitCode.USAGE)).orElseThrow()).startsWith("exit code");
    assertThat(sandbox.fault(code, List.of(code)).orElseThrow()).startsWith("shows a bug");
    sandbox.gtsim(Shell::run, "run", "s.yaml", "--out", "../elsewhere");
    assertThat(sandbox.fault(0, List.of(0)).orElseThrow()).startsWith("wrote ");
  }
}
