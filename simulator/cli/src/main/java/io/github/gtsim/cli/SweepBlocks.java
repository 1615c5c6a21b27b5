package io.github.gtsim.cli;

import io.github.gtsim.report.Figure;
import java.util.ArrayList;
import java.util.List;

/** Lays a sweep's figures out side by side, as many as fit in the width of a page, then below. */
final class SweepBlocks {
  private static final int GAP = 2;
  private static final int FIGURE_GAP = 3;
  private static final int LEAST_HEAD = 14;
  private static final int MOST_VALUE = 28;

  private final SweepTable table;
  private final Style style;
  private final List<Lane> settings = new ArrayList<>();

  /**
   * Neighbouring columns under one head.
   *
   * @param head its lines
   * @param columns each with its name and then a line a row, equally wide
   */
  private record Lane(List<String> head, List<List<Cell>> columns, int width) {}

  /** Text as wide as its column. */
  private record Cell(String text, boolean bad, boolean quiet) {}

  SweepBlocks(SweepTable table, Style style) {
    this.table = table;
    this.style = style;
    List<String> paths = table.paths();
    for (int i = 0; i < paths.size(); i++) {
      settings.add(setting(i, paths.get(i)));
    }
  }

  /** Values repeat only where one before them changes. */
  private Lane setting(int axis, String path) {
    int most = distinct(axis, MOST_VALUE) ? MOST_VALUE : 2 * MOST_VALUE;
    List<String> texts = new ArrayList<>();
    List<String> before = List.of();
    for (List<String> values : table.rowValues()) {
      boolean repeats =
          !before.isEmpty() && before.subList(0, axis + 1).equals(values.subList(0, axis + 1));
      texts.add(repeats ? "" : Text.abbreviate(Text.plain(values.get(axis)), most));
      before = values;
    }
    int longest = texts.stream().mapToInt(Text::length).max().orElse(0);
    List<String> head = wrap(path, "(?<=\\.)", "", Math.max(longest, LEAST_HEAD));
    int width = Math.max(longest, head.stream().mapToInt(Text::length).max().orElse(0));
    List<Cell> cells = new ArrayList<>(List.of(new Cell(" ".repeat(width), false, true)));
    texts.forEach(text -> cells.add(new Cell(Text.left(text, width), false, false)));
    return new Lane(head, List.of(cells), width);
  }

  /** Whether values can still be told apart when they are cut to this length. */
  private boolean distinct(int axis, int length) {
    List<String> values = table.rowValues().stream().map(v -> v.get(axis)).distinct().toList();
    return values.stream().map(value -> Text.abbreviate(value, length)).distinct().count()
        == values.size();
  }

  String render(List<Figure> figures) {
    int left = settings.stream().mapToInt(lane -> lane.width() + GAP).sum();
    StringBuilder out = new StringBuilder();
    List<Lane> block = new ArrayList<>();
    int used = left;
    for (Figure figure : figures) {
      for (Lane lane : lanes(figure, Text.WIDTH - left - FIGURE_GAP)) {
        if (!block.isEmpty() && used + FIGURE_GAP + lane.width() > Text.WIDTH) {
          out.append(out.isEmpty() ? "" : "\n").append(block(block));
          block.clear();
          used = left;
        }
        block.add(lane);
        used += FIGURE_GAP + lane.width();
      }
    }
    if (!block.isEmpty()) {
      out.append(out.isEmpty() ? "" : "\n").append(block(block));
    }
    return out.toString();
  }

  /** The figure in one lane, or in several where one would not fit. */
  private List<Lane> lanes(Figure figure, int most) {
    List<Lane> lanes = new ArrayList<>();
    List<List<Cell>> columns = new ArrayList<>();
    int used = 0;
    for (int column = 0; column < table.names().size(); column++) {
      List<Cell> cells = column(figure, column);
      int width = Text.length(cells.get(0).text());
      if (!columns.isEmpty() && used + GAP + width > most) {
        lanes.add(lane(figure, columns, used));
        columns = new ArrayList<>();
      }
      used = columns.isEmpty() ? width : used + GAP + width;
      columns.add(cells);
    }
    lanes.add(lane(figure, columns, used));
    return lanes;
  }

  private static Lane lane(Figure figure, List<List<Cell>> columns, int used) {
    String outage = figure.subject().replaceFirst(":.*", "");
    String label = (outage.isEmpty() ? "" : outage + ": ") + figure.label();
    List<String> head = wrap(label, " ", " ", Math.max(used, LEAST_HEAD));
    int width = Math.max(used, head.stream().mapToInt(Text::length).max().orElse(0));
    List<List<Cell>> padded = new ArrayList<>(columns);
    padded.set(0, columns.get(0).stream().map(cell -> pad(cell, width - used)).toList());
    return new Lane(head, padded, width);
  }

  private static Cell pad(Cell cell, int more) {
    return new Cell(" ".repeat(more) + cell.text(), cell.bad(), cell.quiet());
  }

  private List<Cell> column(Figure figure, int column) {
    String name = table.names().size() > 1 ? table.names().get(column) : "";
    List<SweepTable.Place> places = table.places(figure, column);
    int width =
        places.stream().mapToInt(p -> Text.length(p.text())).reduce(Text.length(name), Math::max);
    List<Cell> cells = new ArrayList<>(List.of(new Cell(Text.right(name, width), false, false)));
    for (SweepTable.Place place : places) {
      cells.add(new Cell(Text.right(place.text(), width), place.bad(), place.quiet()));
    }
    return cells;
  }

  private String block(List<Lane> figures) {
    List<Lane> lanes = new ArrayList<>(settings);
    lanes.addAll(figures);
    int heads = lanes.stream().mapToInt(lane -> lane.head().size()).max().orElse(0);
    boolean named = table.names().size() > 1;
    StringBuilder out = new StringBuilder();
    for (int line = 0; line < heads; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lanes.size(); i++) {
        text.append(gap(i)).append(head(lanes.get(i), line - heads, i < settings.size()));
      }
      out.append(style.bold(text.toString().stripTrailing())).append('\n');
    }
    if (named) {
      out.append(style.quiet(rule(lanes).stripTrailing())).append('\n');
    }
    for (int row = named ? 0 : 1; row <= table.rowValues().size(); row++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lanes.size(); i++) {
        text.append(gap(i)).append(row(lanes.get(i), row));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** Ties the columns of one figure together. */
  private String rule(List<Lane> lanes) {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < lanes.size(); i++) {
      String part = i < settings.size() ? " " : "-";
      rule.append(gap(i)).append(part.repeat(lanes.get(i).width()));
    }
    return rule.toString();
  }

  private String gap(int lane) {
    return " ".repeat(lane == 0 ? 0 : lane < settings.size() ? GAP : FIGURE_GAP);
  }

  /** The line of the lane's head that stands so far above the table; heads stand on the table. */
  private static String head(Lane lane, int above, boolean left) {
    int line = lane.head().size() + above;
    String text = line < 0 ? "" : lane.head().get(line);
    return left ? Text.left(text, lane.width()) : Text.right(text, lane.width());
  }

  private String row(Lane lane, int row) {
    StringBuilder out = new StringBuilder();
    for (List<Cell> column : lane.columns()) {
      Cell cell = column.get(row);
      String text = cell.text();
      out.append(out.isEmpty() ? "" : " ".repeat(GAP));
      out.append(cell.bad() ? style.bad(text) : cell.quiet() ? style.quiet(text) : text);
    }
    return out.toString();
  }

  /** Words on lines no wider than {@code width}, if the words are not. */
  private static List<String> wrap(String text, String split, String join, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(split)) {
      if (!line.isEmpty() && Text.length(line + join + word) > width) {
        lines.add(line);
        line = "";
      }
      line = line.isEmpty() ? word : line + join + word;
    }
    lines.add(line);
    return lines;
  }
}
