package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said after the verdict. */
class CheckNotesTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(directory);
  }

  private int check(String text, String... options) throws IOException {
    Files.writeString(directory.resolve("h"), text);
    return shell.gtsim(Shell.with(new String[] {"check", "h"}, options));
  }

  private static String write(String value) {
    String event = "{:process 0, :type :%s, :f :write, :value %s}%n";
    return event.formatted("invoke", value) + event.formatted("ok", value);
  }

  @Test
  void keysInValuesAreSaidOrChosen() throws IOException {
    String pairs = write("[1 2]") + write("[3 4]");
    assertThat(check(pairs)).isEqualTo(ExitCode.HELD);
    assertThat(shell.out())
        .contains("2 operations of 2 keys")
        .endsWith("\n\nvalues were taken as [key value]; --no-keyed takes them as they are\n");
    assertThat(check(pairs, "--no-keyed")).isEqualTo(ExitCode.HELD);
    assertThat(shell.out()).contains("2 operations of 1 key\n").doesNotContain("keyed");
    assertThat(check(pairs, "--keyed")).isEqualTo(ExitCode.HELD);
    assertThat(shell.out()).contains("2 operations of 2 keys").doesNotContain("keyed");
    assertThat(check(pairs + write("5"))).isEqualTo(ExitCode.HELD);
    assertThat(shell.out()).contains("3 operations of 1 key\n").doesNotContain("keyed");
    assertThat(check(write("5"), "--keyed")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err())
        .isEqualTo(
            "gtsim: h:1: the value must be a key and a value, such as [1 nil], as all are\n");
  }

  /** Which sum of many different ones is none of theirs. */
  @Test
  void theLimitIsNamed() throws IOException {
    StringBuilder text = new StringBuilder();
    String event = "{:process %d, :type :%s, :f :%s, :value %d}%n";
    for (int i = 0; i < 27; i++) {
      text.append(event.formatted(i, "invoke", "add", 1 << i));
    }
    text.append(event.formatted(27, "invoke", "read", 0));
    text.append(event.formatted(27, "ok", "read", -1));
    assertThat(check(text.toString(), "--timeout", "100ms")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(shell.out())
        .endsWith("\nunknown: the search of 1 key was given up, at its limit of time\n");
  }
}
