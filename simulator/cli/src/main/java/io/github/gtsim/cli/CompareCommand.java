package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gtsim compare}: variants of a scenario side by side. */
@Command(
    name = "compare",
    description = "Run variants of one scenario under the same requests and compare them.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final List<String> DEFAULT_MODES = List.of("mrec", "mrsc");

  private static final String LEFT =
      "comparison.json left as it is: it is of all variants, with the scenario's own seed;"
          + " --out DIR writes any";

  private final Session session;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--variants",
      paramLabel = "a,b",
      description = "Variants of the scenario (default: all of them, or else mrec and mrsc).")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--modes",
      paramLabel = "mrec,mrsc",
      description = "The scenario as written under these consistency modes.")
  private List<String> modes = new ArrayList<>();

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ScenarioException {
    options.check();
    ResultFiles files = ResultFiles.of(options, session.terminal().directory());
    ScenarioFile file = session.read(options.scenario());
    Map<String, Choice> choices = choices(file.variantNames());
    Plan plan = Plan.of(file, List.copyOf(choices.values()), options);
    files.check();
    try {
      Runs runs = new Runs(session.runner(), files, session.terminal());
      List<RunReport> reports = runs.all(plan.scenarios(), options.jobs());
      return finish(file, plan, comparison(file, plan, reports), files);
    } catch (RunFailure failure) {
      return session.internal(failure, options, choices.get(failure.variant()));
    }
  }

  private Map<String, Choice> choices(List<String> written) {
    List<Choice> asked = new ArrayList<>();
    names("--variants", variants).forEach(name -> asked.add(Choice.variant(name)));
    names("--modes", modes).forEach(name -> asked.add(Choice.mode(name)));
    if (asked.isEmpty()) {
      asked.addAll(all(written));
    }
    Map<String, Choice> byName = new LinkedHashMap<>();
    for (Choice choice : asked) {
      if (byName.put(choice.name(), choice) != null) {
        throw new UserError("two columns would be called " + choice.name() + ": leave one out");
      }
    }
    return byName;
  }

  /** The columns of a scenario with these variants, unless others are asked for. */
  private static List<Choice> all(List<String> written) {
    return written.isEmpty()
        ? DEFAULT_MODES.stream().map(Choice::mode).toList()
        : written.stream().map(Choice::variant).toList();
  }

  /** Whether the comparison is the one of the scenario as written, in the order written. */
  private boolean isWhole(ScenarioFile file, Plan plan) {
    List<Choice> compared = plan.entries().stream().map(Plan.Entry::choice).toList();
    boolean ownSeed = options.seed().isEmpty() || options.seed().equals(file.seed());
    return ownSeed && compared.equals(all(file.variantNames()));
  }

  /** Names between commas, with blanks or without. */
  private static List<String> names(String option, List<String> lists) {
    List<String> names = new ArrayList<>();
    for (String list : lists) {
      for (String name : list.split(",", -1)) {
        if (name.isBlank()) {
          throw new UserError(option + " must be names between commas, not '" + list + "'");
        }
        names.add(name.strip());
      }
    }
    return names;
  }

  private static Comparison comparison(ScenarioFile file, Plan plan, List<RunReport> reports) {
    List<Comparison.Column> columns = new ArrayList<>();
    Iterator<RunReport> next = reports.iterator();
    for (Plan.Entry entry : plan.entries()) {
      Choice choice = entry.choice();
      columns.add(
          entry instanceof Plan.Entry.Refused refused
              ? new Comparison.Column.Refused(choice.name(), choice.mode(), refused.reason())
              : new Comparison.Column.Ran(next.next()));
    }
    return new Comparison(file.name(), columns);
  }

  private int finish(ScenarioFile file, Plan plan, Comparison comparison, ResultFiles files) {
    String description = plan.scenarios().stream().map(s -> s.description()).findFirst().orElse("");
    session.print(
        options.json()
            ? Json.pretty(comparison.toJsonWithSummaries())
            : new ComparePage(comparison, description, session.style()).render());
    boolean whole = isWhole(file, plan);
    int code = session.written(() -> files.write(comparison, whole));
    if (files.leavesComparison(whole)) {
      session.error(LEFT);
    }
    if (!options.json()) {
      session.print(new Footer(session.style()).written(files.written()));
    }
    code = ExitCode.both(code, session.missing(plan.missingRefusals(file)));
    for (int i = 0, ran = 0; i < plan.entries().size(); i++) {
      Plan.Entry entry = plan.entries().get(i);
      if (entry instanceof Plan.Entry.Ready) {
        RunReport report = comparison.reports().get(ran++);
        code = ExitCode.both(code, session.verdict(report, entry.choice(), options));
      }
    }
    return code;
  }
}
