package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Replications;
import java.util.ArrayList;
import java.util.List;

/** The page that {@code compare} prints: a sentence a variant, then the figures that decide. */
final class ComparePage {
  private static final int NAME_WIDTH = 30;
  private static final int GAP = 2;
  private static final String REFUSED = "refused";

  private final Comparison comparison;
  private final String description;
  private final Style style;
  private final FigureTable table;
  private final List<Column> columns = new ArrayList<>();
  private final StringBuilder page = new StringBuilder();

  /**
   * A column of the table.
   *
   * @param run its number among those that ran; -1 if it was refused
   * @param quiet whether it shows nothing that an earlier one does not
   */
  private record Column(String name, int run, boolean quiet, int width) {}

  ComparePage(Comparison comparison, String description, Style style) {
    this.comparison = comparison;
    this.description = description;
    this.style = style;
    this.table = new FigureTable(comparison);
  }

  String render() {
    int run = 0;
    for (Comparison.Column column : comparison.columns()) {
      boolean ran = column instanceof Comparison.Column.Ran;
      columns.add(column(column.variant(), ran ? run++ : -1));
    }
    Footer footer = new Footer(style);
    page.append(footer.title(comparison.scenario(), description, comparison.runs()));
    if (columns.size() == 1 && comparison.seeds() > 1) {
      Replications runs = comparison.runs().get(0);
      page.append("variant " + runs.variant() + ", mode " + runs.mode() + "\n");
    }
    page.append('\n');
    verdicts();
    page.append('\n');
    if (!comparison.runs().isEmpty()) {
      blocks();
      quietRows();
      legend();
      differences();
      page.append('\n');
    }
    page.append(footer.operatorView(Footer.Subject.variants(comparison.runs())));
    page.append(footer.promises(Footer.Subject.variants(comparison.runs())));
    page.append(footer.failedExpectations(Footer.Subject.variants(comparison.runs())));
    page.append(footer.assumptions(comparison.runs()));
    return page.toString();
  }

  private Column column(String variant, int run) {
    String name = Text.abbreviate(variant, NAME_WIDTH);
    int width = Math.max(Text.length(name), REFUSED.length());
    if (run >= 0) {
      for (FigureTable.Row row : table.differing()) {
        width = Math.max(width, Text.length(row.cell(run)));
      }
      for (FigureTable.Row row : table.same()) {
        width = Math.max(width, Text.length(row.cell(run)));
      }
    }
    return new Column(name, run, run > 0 && table.twin(run).isPresent(), width);
  }

  private void verdicts() {
    int width = columns.stream().mapToInt(column -> Text.length(column.name())).max().orElse(0);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String lead = "  " + style.bold(Text.left(column.name(), width)) + "  ";
      page.append(Text.hanging(lead, width + 4, sentence(comparison.columns().get(i), column)));
    }
  }

  private String sentence(Comparison.Column column, Column shown) {
    if (column instanceof Comparison.Column.Refused refused) {
      return "refused: " + refused.reason();
    }
    Replications runs = ((Comparison.Column.Ran) column).runs();
    String verdict = runs.only().map(Verdict::sentence).orElseGet(() -> MeanVerdict.sentence(runs));
    String sentence = Footer.alarm(runs) + verdict;
    return shown.quiet()
        ? sentence + "; every figure as under " + table.twin(shown.run()).orElseThrow()
        : sentence;
  }

  private void blocks() {
    boolean empty = table.differing().isEmpty() && table.same().isEmpty();
    int start = empty ? columns.size() : 0;
    while (start < columns.size()) {
      int end = start;
      int used = labelWidth();
      while (end < columns.size()
          && (end == start || used + GAP + columns.get(end).width() <= Text.WIDTH)) {
        used += GAP + columns.get(end).width();
        end++;
      }
      if (start > 0) {
        page.append('\n');
      }
      block(columns.subList(start, end));
      start = end;
    }
  }

  private int labelWidth() {
    int longest = 0;
    for (FigureTable.Row row : table.differing()) {
      longest = Math.max(longest, Text.length(label(row)));
    }
    for (FigureTable.Row row : table.same()) {
      longest = Math.max(longest, Text.length(label(row)));
    }
    return longest;
  }

  private void block(List<Column> shown) {
    StringBuilder head = new StringBuilder(" ".repeat(labelWidth()));
    for (Column column : shown) {
      String name = Text.right(column.name(), column.width());
      head.append(" ".repeat(GAP)).append(column.quiet() ? style.quiet(name) : style.bold(name));
    }
    page.append(head).append('\n');
    rows(table.differing(), shown, false);
    if (!table.same().isEmpty() && !table.differing().isEmpty()) {
      page.append(style.quiet("  the same in every variant:")).append('\n');
    }
    rows(table.same(), shown, true);
  }

  /** Rows about an outage stand under a line that names it, which has the page to itself. */
  private void rows(List<FigureTable.Row> rows, List<Column> shown, boolean quiet) {
    boolean first = !quiet || table.differing().isEmpty();
    String subject = "";
    for (FigureTable.Row row : rows) {
      if (!row.subject().equals(subject) && !row.subject().isEmpty()) {
        String line = "  " + Text.abbreviate(row.subject(), Text.WIDTH - 2);
        page.append(quiet ? style.quiet(line) : line).append('\n');
      }
      subject = row.subject();
      page.append(line(row, shown, first, quiet));
      first = false;
    }
  }

  private static String label(FigureTable.Row row) {
    return (row.subject().isEmpty() ? "  " : "    ") + row.label();
  }

  private String line(FigureTable.Row row, List<Column> shown, boolean first, boolean quiet) {
    String label = label(row);
    StringBuilder line = new StringBuilder();
    line.append(
        quiet ? style.quiet(Text.left(label, labelWidth())) : Text.left(label, labelWidth()));
    for (Column column : shown) {
      String cell = column.run() < 0 ? (first ? REFUSED : "") : row.cell(column.run());
      String padded = Text.right(cell, column.width());
      boolean bad = column.run() >= 0 && row.bad(column.run());
      line.append(" ".repeat(GAP));
      if (quiet || column.quiet() || column.run() < 0) {
        line.append(style.quiet(padded));
      } else {
        line.append(bad ? style.bad(padded) : padded);
      }
    }
    return line.toString().stripTrailing() + "\n";
  }

  private void quietRows() {
    List<String> briefs = table.quiet();
    if (!briefs.isEmpty()) {
      String lead = comparison.runs().size() > 1 ? "No difference and nothing" : "Nothing";
      String text = lead + " to report: no " + String.join(", ", briefs) + ".";
      for (String line : Text.hanging("  ", text).split("\n")) {
        page.append(style.quiet(line)).append('\n');
      }
    }
  }

  private void legend() {
    if (comparison.seeds() < 2) {
      return;
    }
    String text =
        "Means of "
            + comparison.seeds()
            + " seeds, each ± half of its 95 % interval; without ± all seeds agree. Of twenty such"
            + " intervals about one misses the true mean.";
    for (String line : Text.hanging("  ", text).split("\n")) {
      page.append(style.quiet(line)).append('\n');
    }
  }

  private void differences() {
    if (comparison.seeds() > 1) {
      for (int run = 1; run < comparison.runs().size(); run++) {
        page.append('\n').append(new DifferenceTable(comparison, run, style).render());
      }
    }
  }
}
