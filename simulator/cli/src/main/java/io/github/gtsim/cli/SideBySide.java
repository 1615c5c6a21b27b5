package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One variant, or several side by side, from the plan to the exit code. */
final class SideBySide {
  private static final String LEFT =
      "comparison.json left as it is: it is of all variants, with the scenario's own seed alone;"
          + " --out DIR writes any";

  private final Session session;
  private final CommonOptions common;
  private final ScenarioFile file;
  private final ResultFiles files;
  private final boolean alone;

  /**
   * @param alone whether one variant is shown for itself, and not a comparison
   */
  SideBySide(
      Session session, CommonOptions common, ScenarioFile file, ResultFiles files, boolean alone) {
    this.session = session;
    this.common = common;
    this.file = file;
    this.files = files;
    this.alone = alone;
  }

  /** Runs what can run, shows it, writes it, and says what is wrong with it. */
  int run(Plan plan) {
    long first = plan.first().map(Scenario::seed).orElse(0L);
    Seeds seeds = new Seeds(first, common.seeds());
    files.check();
    Comparison comparison = plan.comparison(file, true);
    Batch batch = new Batch(file, List.of(new Batch.Cell(plan, comparison)), seeds);
    try {
      Runs runs = new Runs(session.runner(), files, session.terminal());
      batch.run(runs, common.jobs(), files::write);
    } catch (RunFailure failure) {
      return session.internal(failure, common.scenario());
    }
    return finish(plan, comparison, seeds);
  }

  private int finish(Plan plan, Comparison comparison, Seeds seeds) {
    String description = plan.first().map(Scenario::description).orElseGet(file::description);
    session.print(common.json() ? Json.pretty(json(comparison)) : page(comparison, description));
    boolean leaves = !alone && files.leavesComparison(isWhole(plan, seeds));
    int code = session.written(() -> write(comparison, leaves));
    if (leaves) {
      session.error(LEFT);
    }
    if (!common.json()) {
      Footer footer = new Footer(session.style());
      session.print(footer.histories(Footer.Subject.variants(comparison.runs())));
      session.print(footer.written(files.written(), seeds));
    }
    code = ExitCode.both(code, session.missing(plan.missingRefusals(file)));
    List<Replications> runs = comparison.runs();
    for (int i = 0; i < runs.size(); i++) {
      Choice choice = plan.ready().get(i).choice();
      int verdict = session.verdict(runs.get(i), common.scenario(), choice, plan.sets());
      code = ExitCode.both(code, verdict);
    }
    return code;
  }

  /** Whether the comparison is the one of the scenario as written, in the order written. */
  private boolean isWhole(Plan plan, Seeds seeds) {
    List<Choice> compared = plan.entries().stream().map(Plan.Entry::choice).toList();
    boolean own = common.seed().isEmpty() || common.seed().equals(file.seed());
    return own && seeds.count() == 1 && compared.equals(ColumnOptions.all(file.variantNames()));
  }

  private void write(Comparison comparison, boolean leaves) {
    files.finish();
    if (!alone && !leaves) {
      files.write(file.name(), ResultFiles.COMPARISON, Json.pretty(comparison.toJson()));
    }
  }

  private ObjectNode json(Comparison comparison) {
    Optional<RunReport> only = only(comparison);
    return only.map(RunReport::summary).orElseGet(comparison::toJsonWithSummaries);
  }

  private String page(Comparison comparison, String description) {
    Optional<RunReport> only = only(comparison);
    return only.isPresent()
        ? new RunPage(comparison.runs().get(0), only.get(), description, session.style()).render()
        : new ComparePage(comparison, description, session.style()).render();
  }

  /** The report of the run that is shown for itself. */
  private Optional<RunReport> only(Comparison comparison) {
    return alone ? comparison.runs().get(0).only() : Optional.empty();
  }
}
