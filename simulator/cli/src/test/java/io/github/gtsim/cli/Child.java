package io.github.gtsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Java virtual machine of its own, and what it prints and writes.
 *
 * @param java the program that starts it
 * @param jobs how many runs at a time
 */
record Child(Path java, List<String> options, String jobs) {
  private static final long MOST_MINUTES = 20;
  private static final String OUT = "standard output";
  private static final String ERR = "standard error";

  /** How far runs have come, which depends on how long they take. */
  private static final String PROGRESS = "(?m)^(still running: .*|.* runs, .* runs/s)\\R";

  /** How long they have taken. */
  private static final String TIMING = " in [0-9.,]+ s \\(.*/s\\)";

  /** Runs every command in a new folder; tells the content of each file, by name. */
  Map<String, String> everything(Path folder) throws IOException, InterruptedException {
    for (String scenario : List.of("faults.yaml", "orders.yaml")) {
      Files.copy(resource(scenario), folder.resolve(scenario));
    }
    start(folder, List.of(jobs));
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walked = Files.walk(folder)) {
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    files.computeIfPresent(ERR, (name, text) -> timeless(text));
    return files;
  }

  static Path resource(String scenario) {
    return Path.of("src", "test", "resources", "determinism", scenario);
  }

  static String timeless(String text) {
    return text.replaceAll(PROGRESS, "").replaceAll(TIMING, "");
  }

  /** Writes the events of a run, in a folder in which the commands have run. */
  Path events(Path folder, String run) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(run.split(" ")));
    arguments.add("events");
    start(folder, arguments);
    return folder.resolve("events");
  }

  private void start(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Commands.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve(OUT).toFile());
    builder.redirectError(folder.resolve(ERR).toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(command + ":\n" + Files.readString(folder.resolve(ERR)));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Newer Java development kits that are installed beside the one that runs this. */
  static List<Path> newerJavas() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    Map<Path, Path> found = new TreeMap<>();
    try (Stream<Path> beside = Files.list(home.getParent())) {
      for (Path other : beside.toList()) {
        if (feature(other).filter(version -> version > Runtime.version().feature()).isPresent()) {
          found.put(other.toRealPath(), other.resolve("bin").resolve("java"));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Of which version a kit is; nothing if it is none. */
  private static Optional<Integer> feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
      return Optional.empty();
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
        .map(Integer::parseInt)
        .findFirst();
  }
}
