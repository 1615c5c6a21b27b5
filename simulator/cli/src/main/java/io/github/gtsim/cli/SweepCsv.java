package io.github.gtsim.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Estimate;
import io.github.gtsim.report.MeanFigure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The content of {@code sweep.csv}: one row a combination of settings and variant. */
final class SweepCsv {
  private final Sweep sweep;
  private final Set<String> keys = new LinkedHashSet<>();

  private SweepCsv(Sweep sweep) {
    this.sweep = sweep;
    sweep.figures().forEach(figure -> keys.add(figure.key()));
  }

  /** The text of the file; lines end with LF, and quotes stand where RFC 4180 wants them. */
  static String text(Sweep sweep) {
    SweepCsv csv = new SweepCsv(sweep);
    StringWriter out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      writer.writeRecord(csv.head());
      for (Sweep.Cell cell : sweep.cells()) {
        for (Comparison.Column column : cell.comparison().columns()) {
          writer.writeRecord(csv.row(cell, column));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private List<String> head() {
    List<String> head = new ArrayList<>();
    sweep.grid().axes().forEach(axis -> head.add(axis.path()));
    head.addAll(List.of("variant", "mode", "refused", "seed", "seeds", "failedSeeds"));
    for (String key : keys) {
      for (String part : List.of("mean", "low", "high", "seeds")) {
        head.add(key + "." + part);
      }
    }
    return head;
  }

  private List<String> row(Sweep.Cell cell, Comparison.Column column) {
    List<String> row = new ArrayList<>(cell.values());
    row.add(column.variant());
    if (column instanceof Comparison.Column.Refused refused) {
      row.add(refused.mode().orElse(""));
      row.addAll(List.of(refused.reason(), "", "", ""));
      keys.forEach(key -> row.addAll(List.of("", "", "", "")));
    } else if (column instanceof Comparison.Column.Ran ran) {
      row.add(ran.runs().mode());
      row.add("");
      row.add(Long.toString(sweep.seeds().first()));
      row.add(Long.toString(ran.runs().count()));
      row.add(Long.toString(ran.runs().failed().count()));
      List<MeanFigure> means = ran.runs().figures();
      keys.forEach(key -> row.addAll(cells(key, means)));
    }
    return row;
  }

  private static List<String> cells(String key, List<MeanFigure> means) {
    Optional<Estimate> estimate =
        means.stream()
            .filter(mean -> mean.example().key().equals(key))
            .findFirst()
            .flatMap(MeanFigure::estimate);
    return List.of(
        plain(estimate.map(Estimate::mean)),
        plain(estimate.flatMap(Estimate::low)),
        plain(estimate.flatMap(Estimate::high)),
        estimate.map(e -> Long.toString(e.count())).orElse("0"));
  }

  private static String plain(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("");
  }
}
