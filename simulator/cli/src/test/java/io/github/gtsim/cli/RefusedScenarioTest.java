package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that a documented rule is to refuse, and the list of those rules. */
class RefusedScenarioTest {
  private static final String SCENARIO =
      """
      name: refused
      seed: 1
      duration: 1s
      table: { mode: mrsc, regions: [us-east-1, us-west-2, us-east-2] }
      script:
        - { at: 0s, region: us-east-1, transact: [{ delete: { key: k } }] }
      expect:
        - { refused: W-9 }
      """;

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(directory);
    shell.write(SCENARIO);
  }

  @Test
  void isRefusedAsExpected() {
    assertThat(shell.gtsim("run", "s.yaml")).isZero();
    assertThat(shell.out())
        .isEqualTo("base: refused, as expected: no transactions under MRSC (FACTS W-9)\n");
    assertThat(shell.gtsim("validate", "s.yaml")).isZero();
  }

  @Test
  void isRefusedByAnotherRule() throws IOException {
    shell.write(SCENARIO.replace("W-9", "U-1"));

    assertThat(shell.gtsim("run", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("no transactions under MRSC (FACTS W-9)");
    assertThat(shell.gtsim("validate", "s.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void isNotRefused() throws IOException {
    shell.write(SCENARIO.replace("mrsc", "mrec"));

    assertThat(shell.gtsim("run", "s.yaml")).isEqualTo(ExitCode.EXPECTATION);
    assertThat(shell.err()).contains("base was to be refused by W-9, and ran");
  }

  @Test
  void expectsARuleThatDoesNotExist() throws IOException {
    shell.write(SCENARIO.replace("W-9", "w-9"));

    assertThat(shell.gtsim("validate", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.out())
        .contains("s.yaml:8:16: expect[0].refused: no rule has the code 'w-9'")
        .contains("did you mean 'W-9'?");
  }

  @Test
  void rulesAreListedWithWhatShowsThemOrWhyNothingDoes() {
    assertThat(shell.gtsim("list", "facts")).isZero();
    assertThat(shell.out())
        .containsPattern("(?m)^W-9 +scenarios/conformance/w-9\\.yaml +There are no transactions")
        .containsPattern("(?m)^Q-5 +out of scope +Replication writes around .* Not shown: a cache");
  }
}
