package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Replications;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that {@code sweep} prints: the figures that vary, then what they have in common. */
final class SweepPage {
  private final Sweep sweep;
  private final String description;
  private final Style style;
  private final SweepTable table;
  private final Footer footer;
  private final StringBuilder page = new StringBuilder();

  SweepPage(Sweep sweep, String description, Style style) {
    this.sweep = sweep;
    this.description = description;
    this.style = style;
    table = new SweepTable(sweep);
    footer = new Footer(style);
  }

  String render() {
    page.append(footer.head(sweep.scenario(), description));
    page.append(Text.hanging("", common()));
    page.append('\n');
    List<Figure> varying =
        sweep.figures().stream().filter(f -> table.varies(f) && !table.quiet(f)).toList();
    boolean ran = sweep.cells().stream().anyMatch(cell -> !cell.comparison().runs().isEmpty());
    page.append(new SweepBlocks(table, style).render(varying));
    if (varying.isEmpty()) {
      quietly(ran ? "No figure depends on any of this." : "Nothing was run.");
    }
    same();
    legend();
    refused();
    page.append('\n');
    List<Footer.Subject> subjects = subjects();
    List<Replications> runs = subjects.stream().map(Footer.Subject::runs).toList();
    page.append(footer.promises(subjects));
    page.append(footer.failedExpectations(subjects));
    page.append(footer.assumptions(runs));
    return page.toString();
  }

  /** What holds for the whole sweep. */
  private String common() {
    List<String> parts = new ArrayList<>();
    parts.add(sweep.seeds().text());
    int cells = sweep.cells().size();
    parts.add(cells + Text.plural(cells, " combination", " combinations") + " of settings");
    if (table.names().size() == 1) {
      parts.add("variant " + sweep.variants().get(0));
    }
    for (Grid.Axis axis : sweep.grid().axes()) {
      if (axis.values().size() == 1) {
        parts.add("all with " + axis.path() + " = " + Text.plain(axis.values().get(0)));
      }
    }
    return String.join("; ", parts) + "; the same requests wherever the settings ask for the same";
  }

  private void same() {
    List<String> same = new ArrayList<>();
    for (Figure figure : sweep.figures()) {
      if (!table.varies(figure) && !table.quiet(figure)) {
        same.add(figure.label() + ": " + table.shown(figure).get(0));
      }
    }
    if (!same.isEmpty()) {
      quietly("The same everywhere: " + String.join("; ", same) + ".");
    }
  }

  private void legend() {
    if (sweep.seeds().count() > 1) {
      quietly(
          "Means of "
              + sweep.seeds().count()
              + " seeds, each ± half of its 95 % interval; without ± all seeds agree.");
    }
  }

  private void quietly(String text) {
    for (String line : Text.hanging("  ", text).split("\n")) {
      page.append(style.quiet(line)).append('\n');
    }
  }

  /** Each reason once, with how many cells it concerns and the first of them. */
  private void refused() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Sweep.Cell cell : sweep.cells()) {
      for (Comparison.Column column : cell.comparison().columns()) {
        if (column instanceof Comparison.Column.Refused refused) {
          String where = name(cell, refused.variant());
          byReason.computeIfAbsent(refused.reason(), unseen -> new ArrayList<>()).add(where);
        }
      }
    }
    byReason.forEach(
        (reason, where) -> {
          String more = where.size() == 1 ? "" : " and " + (where.size() - 1) + " more";
          page.append(Text.hanging("  ", "refused: " + where.get(0) + more + ": " + reason));
        });
  }

  private List<Footer.Subject> subjects() {
    List<Footer.Subject> subjects = new ArrayList<>();
    for (Sweep.Cell cell : sweep.cells()) {
      for (Replications runs : cell.comparison().runs()) {
        subjects.add(new Footer.Subject(name(cell, runs.variant()), runs));
      }
    }
    return subjects;
  }

  /** The settings that are not the same everywhere, and the variant. */
  private String name(Sweep.Cell cell, String variant) {
    List<String> parts = new ArrayList<>();
    List<Grid.Axis> axes = sweep.grid().axes();
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i).values().size() > 1) {
        parts.add(axes.get(i).path() + "=" + cell.values().get(i));
      }
    }
    if (sweep.variants().size() > 1 || parts.isEmpty()) {
      parts.add(variant);
    }
    return Text.plain(String.join(" ", parts));
  }
}
