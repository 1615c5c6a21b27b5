package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Concern;
import io.github.gtsim.report.Estimate;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.MeanFigure;
import io.github.gtsim.report.Replications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of several variants, row by row, worst first. */
final class FigureTable {
  private final List<Comparison.Column> columns;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure in every variant.
   *
   * @param cells one a variant that ran, in order
   */
  record Row(Figure example, List<Optional<MeanFigure>> cells) {
    String label() {
      return example.label();
    }

    String subject() {
      return example.subject();
    }

    String brief() {
      return example.brief();
    }

    /** Whether it is of no interest: nothing to report in any variant. */
    boolean quiet() {
      return cells.stream().flatMap(Optional::stream).allMatch(MeanFigure::quiet);
    }

    /** Whether no variant has such a figure. */
    boolean absent() {
      return cells.stream()
          .flatMap(Optional::stream)
          .allMatch(figure -> figure.estimate().isEmpty() && figure.quiet());
    }

    /** Whether all show the same, and of several seeds have the same means to the last digit. */
    boolean same() {
      return cells.stream().map(Row::show).distinct().count() == 1
          && cells.stream().map(Row::mean).distinct().count() == 1;
    }

    private static Optional<Estimate> mean(Optional<MeanFigure> figure) {
      return figure.filter(mean -> mean.replications() > 1).flatMap(MeanFigure::estimate);
    }

    String cell(int run) {
      return show(cells.get(run));
    }

    /** Whether the cell tells of data that users were told is safe and is not. */
    boolean bad(int run) {
      return cells
          .get(run)
          .map(figure -> figure.example().concern() == Concern.LOSS && !figure.quiet())
          .orElse(false);
    }

    private static String show(Optional<MeanFigure> figure) {
      return figure.map(MeanFigure::display).orElse(Figure.NONE);
    }
  }

  FigureTable(Comparison comparison) {
    columns = comparison.columns();
    List<List<MeanFigure>> runs = comparison.runs().stream().map(Replications::figures).toList();
    for (Figure example : union(runs)) {
      rows.add(new Row(example, runs.stream().map(run -> find(run, example)).toList()));
    }
  }

  /** Every figure that some of the runs have, in the order in which they matter. */
  static List<Figure> union(List<List<MeanFigure>> runs) {
    List<Figure> union = new ArrayList<>();
    for (List<MeanFigure> run : runs) {
      int next = 0;
      for (MeanFigure figure : run) {
        int at = position(union, figure.example());
        if (at < 0) {
          union.add(next++, figure.example());
        } else {
          next = at + 1;
        }
      }
    }
    return union;
  }

  private static int position(List<Figure> figures, Figure wanted) {
    for (int i = 0; i < figures.size(); i++) {
      if (figures.get(i).isSame(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<MeanFigure> find(List<MeanFigure> figures, Figure wanted) {
    return figures.stream().filter(figure -> figure.example().isSame(wanted)).findFirst();
  }

  /**
   * Rows in which variants differ, with those about the same outage; if one variant ran alone, all
   * that have something to report.
   */
  List<Row> differing() {
    return rows.stream().filter(row -> !row.quiet() && (alone() || differs(row))).toList();
  }

  /** Rows with something to report that is the same in every variant. */
  List<Row> same() {
    return rows.stream().filter(row -> !row.quiet() && !alone() && !differs(row)).toList();
  }

  private boolean differs(Row row) {
    String subject = row.subject();
    return !row.same()
        || !subject.isEmpty()
            && rows.stream().anyMatch(other -> other.subject().equals(subject) && !other.same());
  }

  /** What some variant has a figure of and that is nothing to report anywhere, in few words. */
  List<String> quiet() {
    List<String> told = rows.stream().filter(row -> !row.quiet()).map(Row::brief).toList();
    return rows.stream()
        .filter(row -> row.quiet() && !row.absent())
        .map(Row::brief)
        .filter(brief -> !brief.isEmpty() && !told.contains(brief))
        .distinct()
        .toList();
  }

  /** An earlier variant with the same figures as the variant that ran as number {@code run}. */
  Optional<String> twin(int run) {
    List<String> names = new ArrayList<>();
    for (Comparison.Column column : columns) {
      if (column instanceof Comparison.Column.Ran) {
        names.add(column.variant());
      }
    }
    for (int earlier = 0; earlier < run; earlier++) {
      int candidate = earlier;
      if (rows.stream().allMatch(row -> row.cell(candidate).equals(row.cell(run)))) {
        return Optional.of(names.get(earlier));
      }
    }
    return Optional.empty();
  }

  private boolean alone() {
    return columns.stream().filter(Comparison.Column.Ran.class::isInstance).count() < 2;
  }
}
