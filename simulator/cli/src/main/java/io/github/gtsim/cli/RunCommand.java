package io.github.gtsim.cli;

import io.github.gtsim.report.Json;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gtsim run}: one variant of a scenario. */
@Command(
    name = "run",
    description =
        "Run one scenario and show what was lost, for how long, and which requests failed.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--variant",
      paramLabel = "V",
      description = "A variant of the scenario (default: the scenario as written).")
  private Optional<String> variant = Optional.empty();

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ScenarioException {
    Choice choice = variant.map(Choice::variant).orElse(Choice.base());
    options.check();
    ResultFiles files = ResultFiles.of(options, session.terminal().directory());
    ScenarioFile file = session.read(options.scenario());
    Plan plan = Plan.of(file, List.of(choice), options);
    if (plan.entries().get(0) instanceof Plan.Entry.Refused refused) {
      session.print(choice.name() + ": refused, as expected: " + refused.reason() + "\n");
      return ExitCode.HELD;
    }
    files.check();
    try {
      Runs runs = new Runs(session.runner(), files, session.terminal());
      RunReport report = runs.all(plan.scenarios(), 1).get(0);
      return finish(report, choice, plan, file, files);
    } catch (RunFailure failure) {
      return session.internal(failure, options, choice);
    }
  }

  private int finish(
      RunReport report, Choice choice, Plan plan, ScenarioFile file, ResultFiles files) {
    String description = plan.scenarios().get(0).description();
    session.print(
        options.json()
            ? Json.pretty(report.summary())
            : new RunPage(report, description, session.style()).render());
    int code = session.written(() -> files.write(report));
    if (!options.json()) {
      session.print(new Footer(session.style()).written(files.written()));
    }
    code = ExitCode.both(code, session.missing(plan.missingRefusals(file)));
    return ExitCode.both(code, session.verdict(report, choice, options));
  }
}
