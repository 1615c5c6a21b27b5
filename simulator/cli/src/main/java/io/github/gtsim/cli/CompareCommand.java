package io.github.gtsim.cli;

import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gtsim compare}: variants of a scenario side by side. */
@Command(
    name = "compare",
    description = "Run variants of one scenario under the same requests and compare them.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private ColumnOptions columns = new ColumnOptions();

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ScenarioException {
    common.check();
    ResultFiles files = ResultFiles.of(common, options, session.terminal().directory());
    ScenarioFile file = session.read(common);
    List<Choice> choices = columns.choices(file.variantNames());
    Plan plan = Plan.of(file, choices, options.sets(), common.seed(), Plan.expected(file));
    return new SideBySide(session, common, file, files, false).run(plan);
  }
}
