package io.github.gtsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs commands on files that may be anything, in a folder of its own inside another. */
final class Sandbox {
  static final String OUT = "out";

  /** What only a bug says. */
  private static final Pattern BUG =
      Pattern.compile(
          "(?m)^\\s+at [\\w.$]+\\(|internal error|^gtsim: .*(Exception|Error):|broken promise");

  private final Path above;
  private final Path directory;
  private String out = "";
  private String err = "";

  Sandbox(Path above) {
    this.above = above;
    directory = above.resolve("work");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int gtsim(Runner runner, String... args) {
    StringWriter results = new StringWriter();
    StringWriter errors = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(results), new PrintWriter(errors), false, directory, false);
    int code = new Cli(terminal, runner).run(args);
    out = results.toString();
    err = errors.toString();
    return code;
  }

  /** What the last command has printed. */
  String out() {
    return out;
  }

  String err() {
    return err;
  }

  /** What is wrong with how the last command ended, if it ended with this code. */
  Optional<String> fault(int code, List<Integer> allowed) {
    if (!allowed.contains(code)) {
      return Optional.of("exit code " + code + ": " + shown(err) + shown(out));
    }
    if (BUG.matcher(err).find()) {
      return Optional.of("shows a bug: " + shown(err) + shown(out));
    }
    return astray();
  }

  private static String shown(String text) {
    return text.length() > 2000 ? text.substring(0, 2000) + " ..." : text;
  }

  /** A file where none may be; afterwards results are gone. */
  private Optional<String> astray() {
    Optional<String> stray = stray(above, List.of("work"));
    if (stray.isEmpty()) {
      stray = stray(directory, List.of("s.yaml", "p.yaml", "history", OUT));
    }
    Path results = directory.resolve(OUT);
    if (Files.exists(results)) {
      delete(results);
    }
    return stray;
  }

  private static Optional<String> stray(Path folder, List<String> known) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !known.contains(file.getFileName().toString()))
          .findFirst()
          .map(file -> "wrote " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
