package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README shows what its commands print: of each block after a comment {@code transcript}, the
 * first line is run and the others are its output. {@code -Dgtsim.golden=update} writes them anew.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern TRANSCRIPT =
      Pattern.compile("(?s)<!-- transcript: .*? -->\\R```\\R\\$ \\./gtsim (.*?)\\R(.*?)```");

  private static final String HISTORIES = "simulator/core/src/test/resources/histories";

  @TempDir private Path directory;

  @Test
  void transcriptsAreWhatIsPrinted() throws IOException {
    Path readme = ROOT.resolve("README.md");
    String text = Files.readString(readme);
    Matcher transcripts = TRANSCRIPT.matcher(text);
    String printed = transcripts.replaceAll(this::replayed);

    assertThat(TRANSCRIPT.matcher(text).results()).isNotEmpty();
    if (System.getProperty("gtsim.golden", "").equals("update")) {
      Files.writeString(readme, printed);
    }
    assertThat(Files.readString(readme)).isEqualTo(printed);
  }

  private String replayed(MatchResult transcript) {
    String block = transcript.group();
    String head = block.substring(0, transcript.start(2) - transcript.start());
    return Matcher.quoteReplacement(head + output(transcript.group(1).split(" ")) + "```");
  }

  private String output(String... args) {
    StringWriter out = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out), new PrintWriter(new StringWriter()), false, directory, false);
    copy("scenarios");
    copy(HISTORIES);
    assertThat(new Cli(terminal, Shell::run).run(args)).isBetween(0, 3);
    return out.toString();
  }

  /** What the commands of the README read, at the same places. */
  private void copy(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      Path copies = Files.createDirectories(directory.resolve(folder));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = copies.resolve(file.getFileName());
        if (Files.notExists(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
