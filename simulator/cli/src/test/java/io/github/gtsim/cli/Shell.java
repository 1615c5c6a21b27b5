package io.github.gtsim.cli;

import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs commands in a folder that holds a small scenario, s.yaml. */
final class Shell {
  static final String SCENARIO =
      """
      name: hot
      description: Two Regions write a few items.
      seed: 7
      duration: 20s
      table: { mode: mrec, regions: [us-east-1, us-west-2, us-east-2] }
      replication: { lag: 1s }
      clients:
        - name: east
          region: us-east-1
          arrivals: { rate: 10/s }
          keys: { space: hot, count: 20 }
          mix: { get: 50%, put: 50% }
        - name: west
          region: us-west-2
          arrivals: { rate: 5/s }
          keys: { space: hot, count: 20 }
          mix: { get: 50%, put: 50% }
      expect:
        - { metric: writes.lost, is: "== 0", variant: mrsc }
      variants:
        mrec: {}
        mrsc: { table: { mode: mrsc } }
      """;

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Shell(Path directory) throws IOException {
    this.directory = directory;
    write(SCENARIO);
  }

  void write(String scenario) throws IOException {
    Files.writeString(directory.resolve("s.yaml"), scenario);
  }

  /** Runs a command with the simulator itself. */
  int gtsim(String... args) {
    return gtsim(Shell::run, false, args);
  }

  int gtsim(Runner runner, boolean progress, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), progress, false, directory, false);
    return new Cli(terminal, runner).run(args);
  }

  /** The simulator, which also checks each history that is promised to be linearizable. */
  static RunReport run(Scenario scenario, Recording history) {
    if (!(history instanceof Recording.None)) {
      return Experiment.run(scenario, history);
    }
    RunReport run = Experiment.run(scenario, new Recording.Checked());
    return new RunReport(
        run.summary(), run.brokenPromises(), run.undecided(), run.expectationsHeld());
  }

  static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }

  /** What the last command has printed. */
  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** Every file in a folder, by its name. */
  Map<String, String> files(String folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = directory.resolve(folder);
    try (Stream<Path> walked = Files.walk(root)) {
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
