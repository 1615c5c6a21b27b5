package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything runs, and in which variants. */
class PlanTest {
  private static final String DESIGN =
      """
      name: hot
      seed: 7
      duration: 20s
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      clients:
        - name: east
          region: us-east-1
          arrivals: { rate: 10/s }
          keys: { space: hot, count: 20 }
          mix: { put: 100% }
      variants:
        mrec: {}
        mrsc: { table: { mode: mrsc, localIndexes: 1 } }
      """;
  private static final String OTHER = "  other: { table: { mode: mrsc } }\n";
  private static final String EXPECTED = "expect: [{ refused: W-9, variant: mrsc }]\n";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openShell() throws IOException {
    shell = new Shell(folder);
  }

  @Test
  void anExpectedRefusalIsTheAnswerWhateverElseIsRefused() throws IOException {
    shell.write(DESIGN + EXPECTED);
    assertThat(shell.gtsim("validate", "s.yaml")).isZero();
    assertThat(shell.gtsim("run", "s.yaml", "--variant", "mrsc")).isZero();
    assertThat(shell.gtsim("compare", "s.yaml")).isZero();
    assertThat(shell.out()).contains("mrsc  refused: no local indexes under MRSC (FACTS W-9)");
  }

  @Test
  void aMistakeNamesTheVariantsThatHaveIt() throws IOException {
    shell.write(DESIGN + OTHER);
    assertThat(shell.gtsim("compare", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err())
        .contains("table.regions: in variants 'mrsc', 'other': MRSC needs three");
    assertThat(shell.gtsim("compare", "s.yaml", "--variants", "other")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("table.regions: MRSC needs three replicas");
  }
}
