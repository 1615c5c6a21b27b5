package io.github.gtsim.cli;

import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gtsim validate}: what is wrong with scenarios, without running them. */
@Command(
    name = "validate",
    description = "Check scenarios and every variant of them without running anything.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files.")
  private List<String> scenarios = new ArrayList<>();

  ValidateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int code = ExitCode.HELD;
    for (String scenario : scenarios) {
      List<Problem> problems = problems(scenario);
      if (!problems.isEmpty()) {
        session.problems(session.terminal().out(), problems);
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        session.print(scenario + ": " + count + "\n");
        code = ExitCode.USAGE;
      }
    }
    return code;
  }

  private List<Problem> problems(String scenario) {
    try {
      ScenarioFile file = session.read(scenario);
      List<Problem> problems = file.problems();
      if (problems.isEmpty()) {
        String variants = String.join(", ", file.variantNames());
        String also = variants.isEmpty() ? "" : " with variants " + variants;
        session.print(scenario + ": valid, " + file.name() + also + "\n");
      }
      return problems;
    } catch (ScenarioException e) {
      return e.problems();
    }
  }
}
