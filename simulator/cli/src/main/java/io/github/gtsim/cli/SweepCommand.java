package io.github.gtsim.cli;

import io.github.gtsim.report.Json;
import io.github.gtsim.report.Replications;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gtsim sweep}: variants of a scenario under every combination of settings. */
@Command(
    name = "sweep",
    description = "Run variants of one scenario under every combination of values of its settings.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  private static final String MODE = "table.mode";
  private static final long MOST_CELLS = 10_000;

  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ColumnOptions columns = new ColumnOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Option(
      names = "--set",
      required = true,
      paramLabel = "path=v1,v2,...",
      description =
          "Values that one path of the scenario takes, such as clients[0].reads=strong,eventual.")
  private List<String> sets = new ArrayList<>();

  SweepCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ScenarioException {
    common.check();
    metrics.check();
    Grid grid = Grid.parse(sets);
    ResultFiles files = ResultFiles.ofSweep(common, session.terminal().directory());
    ScenarioFile file = session.read(common);
    List<Choice> choices = choices(grid, file);
    if (grid.size() > MOST_CELLS / choices.size()) {
      throw new UserError(
          "the grid has more than " + MOST_CELLS + " cells: leave out values or variants");
    }
    List<Sweep.Cell> cells = cells(grid, file, choices);
    Optional<Scenario> first =
        cells.stream().flatMap(cell -> cell.plan().first().stream()).findFirst();
    Seeds seeds = new Seeds(first.map(Scenario::seed).orElseGet(() -> seed(file)), common.seeds());
    files.check();
    Sweep sweep = new Sweep(file.name(), grid, seeds, cells, metrics);
    try {
      run(sweep, file, files);
    } catch (RunFailure failure) {
      return session.internal(failure, common.scenario());
    }
    return finish(
        sweep, file, first.map(Scenario::description).orElseGet(file::description), files);
  }

  private long seed(ScenarioFile file) {
    return common.seed().orElseGet(() -> file.seed().orElse(0));
  }

  private void run(Sweep sweep, ScenarioFile file, ResultFiles files) {
    List<Batch.Cell> work =
        sweep.cells().stream().map(cell -> new Batch.Cell(cell.plan(), cell.comparison())).toList();
    Runs runs = new Runs(session.runner(), files, session.terminal());
    new Batch(file, work, sweep.seeds()).run(runs, common.jobs(), report -> {});
  }

  /** As asked for; a sweep over modes needs no other columns than the scenario as written. */
  private List<Choice> choices(Grid grid, ScenarioFile file) {
    List<Choice> asked = columns.asked();
    if (!asked.isEmpty() || !overModes(grid)) {
      return columns.choices(file.variantNames());
    }
    return List.of(Choice.base());
  }

  private static boolean overModes(Grid grid) {
    return grid.axes().stream().anyMatch(axis -> axis.path().equals(MODE));
  }

  private List<Sweep.Cell> cells(Grid grid, ScenarioFile file, List<Choice> choices)
      throws ScenarioException {
    List<Sweep.Cell> cells = new ArrayList<>();
    Mistakes mistakes = new Mistakes(grid);
    for (List<String> values : grid.combinations()) {
      List<String> settings = grid.settings(values);
      try {
        Plan plan = Plan.of(file, choices, settings, common.seed(), tolerance(grid, file));
        cells.add(new Sweep.Cell(values, plan, plan.comparison(file, false)));
      } catch (ScenarioException e) {
        mistakes.add(settings, e.problems());
      }
    }
    mistakes.check();
    return cells;
  }

  /** Beside what is expected, a refusal that the variant owes to the settings alone. */
  private Plan.Tolerance tolerance(Grid grid, ScenarioFile file) {
    return (choice, rule) ->
        Plan.expected(file).accepts(choice, rule) || overModes(grid) || valid(file, choice);
  }

  private static boolean valid(ScenarioFile file, Choice choice) {
    try {
      file.resolve(choice.selection(List.of(), OptionalLong.empty()));
      return true;
    } catch (ScenarioException e) {
      return false;
    }
  }

  private static List<String> missing(Sweep sweep, ScenarioFile file) {
    return sweep.cells().stream()
        .flatMap(cell -> cell.plan().missingRefusals(file).stream())
        .distinct()
        .toList();
  }

  private int finish(Sweep sweep, ScenarioFile file, String description, ResultFiles files) {
    session.print(
        common.json()
            ? Json.pretty(SweepJson.of(sweep))
            : new SweepPage(sweep, description, session.style()).render());
    int code =
        session.written(() -> files.write(sweep.scenario(), "sweep.csv", SweepCsv.text(sweep)));
    if (!common.json()) {
      session.print(new Footer(session.style()).written(files.written(), new Seeds(0, 1)));
    }
    code = ExitCode.both(code, session.missing(missing(sweep, file)));
    for (Sweep.Cell cell : sweep.cells()) {
      List<Replications> runs = cell.comparison().runs();
      for (int i = 0; i < runs.size(); i++) {
        Choice choice = cell.plan().ready().get(i).choice();
        List<String> settings = cell.plan().sets();
        int verdict = session.verdict(runs.get(i), common.scenario(), choice, settings);
        code = ExitCode.both(code, verdict);
      }
    }
    return code;
  }
}
