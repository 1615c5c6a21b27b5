package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Difference;
import io.github.gtsim.report.Difference.Verdict;
import io.github.gtsim.report.EstimateText;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Replications;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one variant differs from the first, seed by seed, sorted by what that shows. */
final class DifferenceTable {
  private static final int LABEL_WIDTH = 60;
  private static final Map<Verdict, String> HEADS = heads();

  private final String title;
  private final List<Difference> differences;
  private final Style style;
  private final boolean severalSubjects;

  /** One line of the table. */
  private record Row(Verdict verdict, String label, String mean, String range) {}

  /**
   * @param run number of the variant among those that ran, at least 1
   */
  DifferenceTable(Comparison comparison, int run, Style style) {
    Replications base = comparison.runs().get(0);
    title = comparison.runs().get(run).variant() + " minus " + base.variant() + ", seed by seed";
    differences = comparison.differences(run);
    this.style = style;
    severalSubjects =
        differences.stream()
                .map(difference -> difference.example().subject())
                .filter(subject -> !subject.isEmpty())
                .distinct()
                .count()
            > 1;
  }

  private static Map<Verdict, String> heads() {
    Map<Verdict, String> heads = new LinkedHashMap<>();
    heads.put(Verdict.LOWER, "lower");
    heads.put(Verdict.HIGHER, "higher");
    heads.put(
        Verdict.NOT_SHOWN, "no difference shown: the interval contains 0, so it may be chance");
    heads.put(Verdict.ONE_SIDED, "one of the two has no such figure in some seeds");
    heads.put(Verdict.UNKNOWN, "too few seeds to tell");
    return heads;
  }

  String render() {
    List<Row> rows = rows();
    int label = width(rows.stream().map(Row::label).toList(), title.length() - 4);
    int mean = width(rows.stream().map(Row::mean).toList(), "difference".length());
    int range = width(rows.stream().map(Row::range).toList(), "95 % interval".length());
    StringBuilder out = new StringBuilder();
    out.append(style.bold(title));
    if (!rows.isEmpty()) {
      out.append(" ".repeat(Math.max(0, label + 4 - Text.length(title))));
      out.append("  ").append(Text.right("difference", mean));
      out.append("  ").append(Text.right("95 % interval", range));
    }
    out.append('\n');
    HEADS.forEach(
        (verdict, head) -> {
          List<Row> section = rows.stream().filter(row -> row.verdict() == verdict).toList();
          out.append(section.isEmpty() ? "" : "  " + head + "\n");
          for (Row row : section) {
            String line =
                "    "
                    + Text.left(row.label(), label)
                    + "  "
                    + Text.right(row.mean(), mean)
                    + "  "
                    + Text.right(row.range(), range);
            out.append(line.stripTrailing()).append('\n');
          }
        });
    return out.append(same(rows.isEmpty())).toString();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Difference difference : differences) {
      if (difference.verdict() == Verdict.ONE_SIDED) {
        rows.add(new Row(Verdict.ONE_SIDED, label(difference) + ": " + sides(difference), "", ""));
      } else if (difference.verdict() != Verdict.SAME && difference.estimate().isPresent()) {
        rows.add(row(difference));
      }
    }
    return rows;
  }

  /** Such as {@code never in 14 of 20 seeds; in 1 the first alone}. */
  private static String sides(Difference difference) {
    String instead = difference.example().instead();
    String missing = instead.equals(Figure.NONE) ? "none" : instead;
    String of = " of " + difference.replications() + " seeds";
    List<String> sides = new ArrayList<>();
    if (difference.onlyFirst() > 0) {
      sides.add(missing + " here alone in " + difference.onlyFirst() + of);
    }
    if (difference.onlyThis() > 0) {
      sides.add(missing + " there alone in " + difference.onlyThis() + of);
    }
    return String.join(", ", sides);
  }

  private Row row(Difference difference) {
    var unit = difference.example().unit();
    var estimate = difference.estimate().orElseThrow();
    String few =
        estimate.count() < difference.replications()
            ? " (" + estimate.count() + " of " + difference.replications() + " seeds)"
            : "";
    return new Row(
        difference.verdict(),
        label(difference) + few,
        EstimateText.difference(unit, estimate),
        EstimateText.range(unit, estimate));
  }

  private String label(Difference difference) {
    String subject = difference.example().subject();
    String label = difference.example().label();
    return severalSubjects && !subject.isEmpty()
        ? Text.abbreviate(subject.replaceFirst(":.*", "") + ": " + label, LABEL_WIDTH)
        : label;
  }

  private String same(boolean entirely) {
    List<String> labels =
        differences.stream()
            .filter(difference -> difference.verdict() == Verdict.SAME && !difference.quiet())
            .map(this::label)
            .toList();
    if (entirely) {
      return "  every figure is the same in every seed\n";
    }
    return labels.isEmpty()
        ? ""
        : Text.hanging("  ", "the same in every seed: " + String.join("; ", labels));
  }

  private static int width(List<String> cells, int least) {
    return cells.stream().mapToInt(Text::length).reduce(least, Math::max);
  }
}
