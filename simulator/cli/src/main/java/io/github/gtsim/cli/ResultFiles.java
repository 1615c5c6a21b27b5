package io.github.gtsim.cli;

import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The folder of results: {@code <scenario>/<variant>/seed-<seed>/summary.json} and the like. */
final class ResultFiles {
  static final String COMPARISON = "comparison.json";

  private static final String FOLDER = "results";
  private static final String HISTORY = "history.";

  private final Path directory;
  private final Optional<Path> root;
  private final boolean asked;
  private final Optional<HistoryFormat> history;
  private final List<Path> written = new ArrayList<>();
  private OptionalLong firstSeed = OptionalLong.empty();
  private Optional<UserError> failure = Optional.empty();

  private ResultFiles(
      Path directory, Optional<Path> root, boolean asked, Optional<HistoryFormat> history) {
    this.directory = directory;
    this.root = root;
    this.asked = asked;
    this.history = history;
  }

  /**
   * Under {@code results}, or under {@code --out}; with {@code --set} or {@code --prices} only
   * under the latter.
   */
  static ResultFiles of(CommonOptions common, RunOptions options, Path directory) {
    boolean altered = !options.sets().isEmpty() || common.prices().isPresent();
    Optional<Path> root = common.out();
    if (root.isEmpty() && altered && options.history().isPresent()) {
      throw new UserError(
          "with --set or --prices no files are written unless --out DIR says where");
    }
    if (root.isEmpty() && !altered) {
      root = Optional.of(Path.of(FOLDER));
    }
    boolean asked = common.out().isPresent();
    return new ResultFiles(directory, root.map(directory::resolve), asked, options.history());
  }

  /** Under {@code results} or {@code --out}, for a sweep. */
  static ResultFiles ofSweep(CommonOptions common, Path directory) {
    Path root = common.out().orElse(Path.of(FOLDER));
    return new ResultFiles(directory, Optional.of(directory.resolve(root)), true, Optional.empty());
  }

  /** Fails before a long run if the folder cannot be written afterwards. */
  void check() {
    root.ifPresent(ResultFiles::check);
  }

  /** Fails if this folder is not there and writable, and could not be made so. */
  static void check(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && !Files.isDirectory(existing)) {
      throw cannotWrite(folder, existing + " is no folder");
    }
    if (existing != null && !Files.isWritable(existing)) {
      throw cannotWrite(folder, "permission denied at " + existing);
    }
  }

  /** In which form histories are written, if they are. */
  Optional<HistoryFormat> historyFormat() {
    return root.isEmpty() ? Optional.empty() : history;
  }

  /** The history of a run, to be committed after it; empty if none is wanted. */
  Optional<AtomicFile> history(Scenario scenario) {
    return root.filter(path -> history.isPresent())
        .map(path -> folder(path, scenario.name(), scenario.variant(), scenario.seed()))
        .map(folder -> AtomicFile.begin(historyIn(folder)));
  }

  private Path historyIn(Path folder) {
    return folder.resolve(HISTORY + history.orElseThrow().text());
  }

  private static UserError cannotWrite(Path folder, String reason) {
    return new UserError("cannot write " + folder + ": " + reason + "; --out DIR writes elsewhere");
  }

  /**
   * Writes a run's summary, while other runs go on. After the first that cannot be written no more
   * are tried; {@link #finish} then says why.
   */
  void write(RunReport report) {
    if (root.isEmpty() || failure.isPresent()) {
      return;
    }
    Path folder = folder(root.get(), report.scenario(), report.variant(), report.seed());
    Path summary = folder.resolve("summary.json");
    firstSeed = firstSeed.isPresent() ? firstSeed : OptionalLong.of(report.seed());
    try {
      AtomicFile.write(summary, Json.pretty(report.summary()));
    } catch (UserError e) {
      failure = Optional.of(e);
      return;
    }
    if (report.seed() == firstSeed.getAsLong()) {
      written.add(summary);
      if (history.isPresent()) {
        written.add(historyIn(folder));
      }
    }
  }

  /**
   * @throws UserError if the summary of a run could not be written
   */
  void finish() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Writes a file of the scenario as a whole. */
  void write(String scenario, String name, String content) {
    if (root.isPresent()) {
      Path file = root.get().resolve(scenario).resolve(name);
      AtomicFile.write(file, content);
      written.add(file);
    }
  }

  /**
   * Whether a comparison is not to replace the one of the whole scenario: one that does not compare
   * what its scenario says is written only where the user told to write.
   */
  boolean leavesComparison(boolean whole) {
    return !whole && root.isPresent() && !asked;
  }

  /**
   * Every file written so far, in order, as seen from the directory that paths start from; of
   * several seeds those of the first.
   */
  List<Path> written() {
    return written.stream()
        .map(file -> file.startsWith(directory) ? directory.relativize(file) : file)
        .toList();
  }

  private static Path folder(Path root, String scenario, String variant, long seed) {
    return root.resolve(scenario).resolve(variant).resolve("seed-" + seed);
  }
}
