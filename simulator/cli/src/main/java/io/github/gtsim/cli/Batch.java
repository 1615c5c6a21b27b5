package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Every cell under every seed: cell by cell, seed by seed, and every variant under each. */
final class Batch {
  private final ScenarioFile file;
  private final List<Cell> cells;
  private final Seeds seeds;

  /**
   * Variants that are compared under the same settings.
   *
   * @param comparison takes in their runs
   */
  record Cell(Plan plan, Comparison comparison) {}

  /** Cells without a variant that can run are passed over. */
  Batch(ScenarioFile file, List<Cell> cells, Seeds seeds) {
    this.file = file;
    this.cells = cells.stream().filter(cell -> !cell.plan().ready().isEmpty()).toList();
    this.seeds = seeds;
  }

  /**
   * Runs all of it.
   *
   * @param each is told of every report, in order
   * @throws RunFailure if a run ends by an error of the simulator
   */
  void run(Runs runs, int jobs, Consumer<RunReport> each) {
    if (cells.isEmpty()) {
      return;
    }
    Course begun = new Course();
    Course ended = new Course();
    List<RunReport> row = new ArrayList<>();
    try {
      runs.each(
          begun,
          total(),
          jobs,
          report -> {
            each.accept(report);
            row.add(report);
            if (row.size() == ended.cell().plan().ready().size()) {
              ended.cell().comparison().add(row);
              row.clear();
            }
            ended.step();
          });
    } catch (RunFailure failure) {
      throw failure.in(ended.entry().choice(), ended.cell().plan().sets());
    }
  }

  private long total() {
    long variants = cells.stream().mapToLong(cell -> cell.plan().ready().size()).sum();
    return variants * seeds.count();
  }

  /** A place in the order of all runs. */
  private final class Course implements Iterator<Scenario> {
    private int cell;
    private long replication;
    private int entry;

    Cell cell() {
      return cells.get(cell);
    }

    Plan.Entry.Ready entry() {
      return cell().plan().ready().get(entry);
    }

    void step() {
      entry++;
      if (entry == cell().plan().ready().size()) {
        entry = 0;
        replication++;
      }
      if (replication == seeds.count()) {
        replication = 0;
        cell++;
      }
    }

    @Override
    public boolean hasNext() {
      return cell < cells.size();
    }

    @Override
    public Scenario next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      OptionalLong seed = OptionalLong.of(seeds.seed(replication));
      try {
        Scenario scenario = file.resolve(entry().choice().selection(cell().plan().sets(), seed));
        step();
        return scenario;
      } catch (ScenarioException e) {
        throw new IllegalStateException("valid under one seed and not under another", e);
      }
    }
  }
}
