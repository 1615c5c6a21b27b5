package io.github.gtsim.experiment;

import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.Verdict;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Histories of runs, and what the checker says of them. */
final class Recorded {
  private Recorded() {}

  static List<String> lines(Scenario scenario, HistoryFormat format) {
    StringBuilder text = new StringBuilder();
    Experiment.run(scenario, new Recording.Written(format, text));
    return text.toString().lines().toList();
  }

  /** Of a history in EDN the lines that are maps. */
  static List<String> maps(List<String> edn) {
    return edn.stream().filter(line -> line.startsWith("{")).toList();
  }

  /** What the checker says of a file with these lines. */
  static Verdict verdict(Path folder, List<String> lines, HistoryFormat format) throws IOException {
    if (lines.isEmpty()) {
      return Verdict.VALID;
    }
    Path file = folder.resolve("history." + format.text());
    Files.write(file, lines);
    return verdict(file);
  }

  static Verdict verdict(Path file) throws IOException {
    return Verdict.of(
        Linearizability.check(
                HistoryFile.read(file, "history", Optional.empty()),
                Optional.empty(),
                HistoryFile.value("nil"),
                Limits.ofSteps())
            .stream()
            .map(Finding::verdict)
            .toList());
  }
}
