package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Variants of one scenario side by side, under the same seeds and so the same requests. Runs are
 * taken in seed by seed; what is kept does not depend on the number of seeds.
 */
public final class Comparison {
  private final String scenario;
  private final List<Column> columns;
  private final List<Column.Ran> ran = new ArrayList<>();
  private final List<Differences> differences = new ArrayList<>();

  /** One variant: what came of it, or why it cannot be. */
  public sealed interface Column {
    String variant();

    /**
     * A variant that can run.
     *
     * @param runs under as many seeds as were taken in
     */
    record Ran(Replications runs) implements Column {
      @Override
      public String variant() {
        return runs.variant();
      }
    }

    /**
     * A variant that the service itself would refuse.
     *
     * @param mode if it was asked for by its mode
     * @param reason in words that stand alone, with the code of the rule
     */
    record Refused(String variant, Optional<String> mode, String reason) implements Column {}
  }

  /**
   * No runs yet.
   *
   * @param columns in the order in which they were asked for
   */
  public Comparison(String scenario, List<Column> columns) {
    this.scenario = scenario;
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column instanceof Column.Ran runs) {
        ran.add(runs);
        differences.add(new Differences());
      }
    }
  }

  /** One run of each variant, under one seed. */
  public static Comparison of(String scenario, List<RunReport> reports) {
    List<Column> columns = new ArrayList<>();
    reports.forEach(
        report -> columns.add(new Column.Ran(new Replications(report.variant(), true))));
    Comparison comparison = new Comparison(scenario, columns);
    comparison.add(reports);
    return comparison;
  }

  /** Takes in the runs of the next seed: one a variant that can run, in the order of columns. */
  public void add(List<RunReport> reports) {
    if (reports.size() != ran.size()) {
      throw new IllegalArgumentException(reports.size() + " runs of " + ran.size() + " variants");
    }
    List<Figure> first = List.of();
    for (int i = 0; i < reports.size(); i++) {
      List<Figure> figures = Figures.of(reports.get(i).summary());
      ran.get(i).runs().add(reports.get(i), figures);
      first = i == 0 ? figures : first;
      if (i > 0) {
        differences.get(i).add(first, figures);
      }
    }
  }

  public String scenario() {
    return scenario;
  }

  /** All variants, in the order in which they were asked for. */
  public List<Column> columns() {
    return columns;
  }

  /** The variants that can run, in order. */
  public List<Replications> runs() {
    return ran.stream().map(Column.Ran::runs).toList();
  }

  /** How many seeds were taken in; 0 if no variant can run. */
  public long seeds() {
    return ran.isEmpty() ? 0 : ran.get(0).runs().count();
  }

  /** The first seed; empty if there is none. */
  public Optional<Long> seed() {
    return runs().stream().filter(runs -> runs.count() > 0).map(Replications::seed).findFirst();
  }

  /**
   * By how much the figures of the variant that ran as number {@code run}, counted from 0, exceed
   * those of the first; empty for the first itself.
   */
  public List<Difference> differences(int run) {
    return differences.get(run).list();
  }

  /** The content of {@code comparison.json}. */
  public ObjectNode toJson() {
    return new ComparisonJson(this).write(false);
  }

  /** The same with the whole summary of each variant in it, if there is one seed. */
  public ObjectNode toJsonWithSummaries() {
    return new ComparisonJson(this).write(true);
  }
}
