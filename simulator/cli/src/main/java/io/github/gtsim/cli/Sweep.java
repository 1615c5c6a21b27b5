package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.MeanFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A grid of settings and what came of it.
 *
 * @param cells one a combination, in the order of the grid
 * @param metrics which figures are wanted
 */
record Sweep(String scenario, Grid grid, Seeds seeds, List<Cell> cells, MetricOptions metrics) {

  /**
   * One combination of values, and the variants under it.
   *
   * @param values one an axis of the grid
   */
  record Cell(List<String> values, Plan plan, Comparison comparison) {

    /** What came of the variant with this number. */
    Comparison.Column column(int variant) {
      return comparison.columns().get(variant);
    }

    /** One of its figures; empty if it was refused or has no such figure. */
    Optional<MeanFigure> figure(int variant, Figure wanted) {
      if (!(column(variant) instanceof Comparison.Column.Ran ran)) {
        return Optional.empty();
      }
      return ran.runs().figures().stream()
          .filter(figure -> figure.example().isSame(wanted))
          .findFirst();
    }
  }

  Sweep {
    cells = List.copyOf(cells);
  }

  /** The variants of every cell. */
  List<String> variants() {
    return cells.get(0).comparison().columns().stream().map(Comparison.Column::variant).toList();
  }

  /** An example of every wanted figure that some run has, in the order in which they matter. */
  List<Figure> figures() {
    List<List<MeanFigure>> all = new ArrayList<>();
    for (Cell cell : cells) {
      cell.comparison().runs().forEach(runs -> all.add(runs.figures()));
    }
    return FigureTable.union(all).stream().filter(metrics::wants).toList();
  }
}
