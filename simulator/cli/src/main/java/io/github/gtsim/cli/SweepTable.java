package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Concern;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.MeanFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a sweep: a row for each combination of settings, a column for each variant, and
 * for each mode if the sweep is over modes.
 */
final class SweepTable {
  private static final String MODE = "table.mode";

  private final Sweep sweep;
  private final List<Integer> axes = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final Map<List<String>, List<Sweep.Cell>> rows = new LinkedHashMap<>();

  /**
   * A column of every figure.
   *
   * @param cell number of the cell among those of a row
   * @param variant number of the variant in the cell
   */
  private record Column(String name, int cell, int variant) {}

  /** What one place of the table shows. */
  record Place(String text, boolean bad, boolean quiet) {}

  SweepTable(Sweep sweep) {
    this.sweep = sweep;
    Optional<Grid.Axis> modes = Optional.empty();
    List<Grid.Axis> all = sweep.grid().axes();
    for (int i = 0; i < all.size(); i++) {
      boolean several = all.get(i).values().size() > 1;
      if (several && all.get(i).path().equals(MODE)) {
        modes = Optional.of(all.get(i));
      } else if (several) {
        axes.add(i);
      }
    }
    for (Sweep.Cell cell : sweep.cells()) {
      rows.computeIfAbsent(values(cell), unseen -> new ArrayList<>()).add(cell);
    }
    List<String> names = modes.map(Grid.Axis::values).orElse(List.of(""));
    List<String> variants = sweep.variants();
    for (int cell = 0; cell < names.size(); cell++) {
      for (int variant = 0; variant < variants.size(); variant++) {
        String name = variants.get(variant);
        String told = variants.size() > 1 ? names.get(cell) + " " + name : names.get(cell);
        columns.add(new Column(modes.isEmpty() ? name : told, cell, variant));
      }
    }
  }

  private List<String> values(Sweep.Cell cell) {
    return axes.stream().map(axis -> cell.values().get(axis)).toList();
  }

  /** The paths whose values tell rows apart. */
  List<String> paths() {
    return axes.stream().map(axis -> sweep.grid().axes().get(axis).path()).toList();
  }

  /** The values of these paths, row by row. */
  List<List<String>> rowValues() {
    return List.copyOf(rows.keySet());
  }

  /** The names of columns. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** One column of one figure, row by row. */
  List<Place> places(Figure figure, int column) {
    Column shown = columns.get(column);
    return rows.values().stream()
        .map(cells -> place(cells.get(shown.cell()), shown.variant(), figure))
        .toList();
  }

  private static Place place(Sweep.Cell cell, int variant, Figure figure) {
    if (cell.column(variant) instanceof Comparison.Column.Refused) {
      return new Place("refused", false, true);
    }
    Optional<MeanFigure> mean = cell.figure(variant, figure);
    boolean bad = figure.concern() == Concern.LOSS && mean.map(m -> !m.quiet()).orElse(false);
    return new Place(mean.map(MeanFigure::display).orElse(Figure.NONE), bad, false);
  }

  /** Whether the figure is not the same wherever a variant ran. */
  boolean varies(Figure figure) {
    return shown(figure).size() > 1;
  }

  /** What the figure shows where variants ran, each text once. */
  List<String> shown(Figure figure) {
    Set<String> texts = new LinkedHashSet<>();
    for (int column = 0; column < columns.size(); column++) {
      for (Place place : places(figure, column)) {
        if (!place.quiet()) {
          texts.add(place.text());
        }
      }
    }
    return List.copyOf(texts);
  }

  /** Whether there is nothing to report of it anywhere. */
  boolean quiet(Figure figure) {
    for (Sweep.Cell cell : sweep.cells()) {
      for (int variant = 0; variant < sweep.variants().size(); variant++) {
        if (!cell.figure(variant, figure).map(MeanFigure::quiet).orElse(true)) {
          return false;
        }
      }
    }
    return true;
  }
}
