package io.github.gtsim.cli;

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

  @Mixin private CommonOptions common = new CommonOptions();
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
    common.check();
    ResultFiles files = ResultFiles.of(common, options, session.terminal().directory());
    ScenarioFile file = session.read(common);
    Plan plan = Plan.of(file, List.of(choice), options.sets(), common.seed(), Plan.expected(file));
    if (plan.entries().get(0) instanceof Plan.Entry.Refused refused) {
      session.print(choice.name() + ": refused, as expected: " + refused.reason() + "\n");
      return ExitCode.HELD;
    }
    return new SideBySide(session, common, file, files, true).run(plan);
  }
}
