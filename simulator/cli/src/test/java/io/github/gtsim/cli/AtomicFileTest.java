package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  /** Also where another process has their number by now, such as this one. */
  @Test
  void draftsThatNobodyWritesGo() throws IOException {
    long here = ProcessHandle.current().pid();
    for (String draft : List.of(here + "", here + "-2", "1", "5f3a90c1d2e4b687-0")) {
      Files.writeString(directory.resolve(".b.txt." + draft + ".tmp"), "half");
    }
    List<Path> others = List.of(directory.resolve(".c.txt.1.tmp"), directory.resolve(".b.txt.tmp"));
    for (Path other : others) {
      Files.writeString(other, "half");
    }
    AtomicFile.write(directory.resolve("b.txt"), "new");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp")))
          .containsExactlyInAnyOrderElementsOf(others);
    }
  }

  @Test
  void twoDraftsOfAFileAreApart() throws IOException {
    Path target = directory.resolve("b.txt");
    try (AtomicFile one = AtomicFile.begin(target);
        AtomicFile other = AtomicFile.begin(target)) {
      one.append("one").commit();
      assertThat(target).hasContent("one");
      other.append("other").commit();
    }
    assertThat(target).hasContent("other");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }
}
