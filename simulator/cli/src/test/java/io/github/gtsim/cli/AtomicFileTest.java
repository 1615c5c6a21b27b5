package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path directory;

  @Test
  void whatIsNotCommittedLeavesNothing() {
    try (AtomicFile file = AtomicFile.begin(directory.resolve("a/b.txt"))) {
      file.append("half");
      assertThat(directory.resolve("a")).isNotEmptyDirectory();
      assertThat(directory.resolve("a/b.txt")).doesNotExist();
    }
    assertThat(directory.resolve("a")).isEmptyDirectory();
  }

  @Test
  void whatIsNotCommittedLeavesWhatWasThere() throws IOException {
    Path target = directory.resolve("b.txt");
    AtomicFile.write(target, "old");
    try (AtomicFile file = AtomicFile.begin(target)) {
      file.append("half");
    }
    assertThat(Files.readString(target)).isEqualTo("old");
    AtomicFile.write(target, "new");
    assertThat(Files.readString(target)).isEqualTo("new");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }
}
