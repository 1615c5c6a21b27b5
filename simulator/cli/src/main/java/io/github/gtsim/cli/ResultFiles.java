package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of results: {@code <scenario>/<variant>/seed-<seed>/summary.json} and the like. */
final class ResultFiles {
  static final String COMPARISON = "comparison.json";

  private static final String FOLDER = "results";
  private static final String HISTORY = "history.jsonl";

  private final Path directory;
  private final Optional<Path> root;
  private final boolean asked;
  private final boolean history;
  private final List<Path> written = new ArrayList<>();

  private ResultFiles(Path directory, Optional<Path> root, boolean asked, boolean history) {
    this.directory = directory;
    this.root = root;
    this.asked = asked;
    this.history = history;
  }

  /** Under {@code results}, or under {@code --out}; with {@code --set} only under the latter. */
  static ResultFiles of(RunOptions options, Path directory) {
    boolean altered = !options.sets().isEmpty();
    Optional<Path> root = options.out();
    if (root.isEmpty() && altered && options.history()) {
      throw new UserError("with --set no files are written unless --out DIR says where");
    }
    if (root.isEmpty() && !altered) {
      root = Optional.of(Path.of(FOLDER));
    }
    return new ResultFiles(
        directory, root.map(directory::resolve), options.out().isPresent(), options.history());
  }

  /** Fails before a long run if the folder cannot be written afterwards. */
  void check() {
    if (root.isEmpty()) {
      return;
    }
    Path existing = root.get().toAbsolutePath().normalize();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && !Files.isDirectory(existing)) {
      throw cannotWrite(existing + " is no folder");
    }
    if (existing != null && !Files.isWritable(existing)) {
      throw cannotWrite("permission denied at " + existing);
    }
  }

  /** The history of a run, to be committed after it; empty if none is wanted. */
  Optional<AtomicFile> history(Scenario scenario) {
    return root.filter(path -> history)
        .map(path -> folder(path, scenario.name(), scenario.variant(), scenario.seed()))
        .map(folder -> AtomicFile.begin(folder.resolve(HISTORY)));
  }

  private UserError cannotWrite(String reason) {
    return new UserError(
        "cannot write " + root.orElseThrow() + ": " + reason + "; --out DIR writes elsewhere");
  }

  void write(RunReport report) {
    root.ifPresent(
        path -> {
          Path folder = folder(path, report.scenario(), report.variant(), report.seed());
          write(folder.resolve("summary.json"), Json.pretty(report.summary()));
          if (history) {
            written.add(folder.resolve(HISTORY));
          }
        });
  }

  /**
   * @param whole whether it compares what its scenario says; one that does not is written only
   *     where the user told to write
   */
  void write(Comparison comparison, boolean whole) {
    comparison.reports().forEach(this::write);
    if (root.isPresent() && !leavesComparison(whole)) {
      Path folder = root.get().resolve(comparison.scenario());
      write(folder.resolve(COMPARISON), Json.pretty(comparison.toJson()));
    }
  }

  /** Whether such a comparison is not to replace the one of the whole scenario. */
  boolean leavesComparison(boolean whole) {
    return !whole && root.isPresent() && !asked;
  }

  /** Every file written so far, in order, as seen from the directory that paths start from. */
  List<Path> written() {
    return written.stream()
        .map(file -> file.startsWith(directory) ? directory.relativize(file) : file)
        .toList();
  }

  private void write(Path file, String content) {
    AtomicFile.write(file, content);
    written.add(file);
  }

  private static Path folder(Path root, String scenario, String variant, long seed) {
    return root.resolve(scenario).resolve(variant).resolve("seed-" + seed);
  }
}
