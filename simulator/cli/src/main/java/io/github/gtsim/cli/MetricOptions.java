package io.github.gtsim.cli;

import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Figures;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which of the deciding figures {@code sweep} shows and writes. */
final class MetricOptions {
  @Option(
      names = "--metrics",
      paramLabel = "a,b",
      split = ",",
      description =
          "Show and write these figures only, by their names in sweep.csv, such as"
              + " writes.lost,outages[0].rto.seconds (default: all).")
  private List<String> metrics = new ArrayList<>();

  /** Fails if one of them is no figure of any run. */
  void check() {
    List<String> known = Figures.keys();
    for (String metric : metrics) {
      if (!known.contains(metric.replaceFirst("\\[\\d+]", "[n]"))) {
        throw new UserError("--metrics: '" + metric + "' is none of " + String.join(", ", known));
      }
    }
  }

  boolean wants(Figure figure) {
    return metrics.isEmpty() || metrics.contains(figure.key());
  }
}
