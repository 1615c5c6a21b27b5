package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import io.github.gtsim.workload.Arrivals;
import io.github.gtsim.workload.ClientDesign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every shipped scenario, changed: it is read or refused, and what is known to be wrong is refused.
 */
class ScenarioFuzzTest {
  private static final Path SHIPPED = Path.of("..", "..", "scenarios");
  private static final Pattern PROBLEM = Pattern.compile(".*s\\.yaml(:\\d+:\\d+)?: .+");
  private static final double MOST_REQUESTS = 2000;
  private static final int RUN_ONE_IN = 8;
  private static final List<String> COMMANDS =
      List.of("run", "run", "compare", "sweep --set description=one,other");
  private static final String TOO_LARGE = "too large for this test";

  @TempDir private Path above;

  private record Shipped(String name, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static List<Shipped> shipped() throws IOException {
    List<Shipped> shipped = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        shipped.add(new Shipped(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return shipped;
  }

  @Test
  void changedScenariosAreReadOrRefused() throws IOException {
    List<Shipped> shipped = shipped();
    assertThat(shipped).hasSizeGreaterThan(100);
    Trials.run(
        "scenario",
        Trials.RUNS,
        above,
        random -> mutant(shipped, random),
        sandbox -> mutant -> fault(sandbox, mutant));
  }

  private static Mutant mutant(List<Shipped> shipped, Random random) {
    Shipped one = shipped.get(random.nextInt(shipped.size()));
    Mutant mutant =
        switch (random.nextInt(8)) {
          case 0 -> Alike.of(one.text(), random);
          case 1, 2, 3 -> Refusable.of(one.text(), random);
          default ->
              Blind.of(one.bytes(), shipped.get(random.nextInt(shipped.size())).bytes(), random);
        };
    String kind = one.name() + ": " + mutant.kind();
    return new Mutant(kind, mutant.original(), mutant.bytes(), mutant.fate());
  }

  private static Optional<String> fault(Sandbox sandbox, Mutant mutant) {
    Path file = sandbox.write("s.yaml", mutant.bytes());
    int draw = Math.floorMod(Arrays.hashCode(mutant.bytes()), RUN_ONE_IN);
    List<Problem> problems = problems(file);
    int code = problems.isEmpty() ? ExitCode.HELD : ExitCode.USAGE;
    Optional<String> fault = misplaced(problems);
    if (fault.isEmpty() && draw < RUN_ONE_IN / 4) {
      int validated = sandbox.gtsim(ScenarioFuzzTest::small, "validate", "s.yaml");
      fault = sandbox.fault(validated, List.of(code));
    }
    if (fault.isEmpty() && mutant.fate() == Mutant.Fate.REFUSED && code == ExitCode.HELD) {
      fault = Optional.of("is not refused");
    }
    if (fault.isEmpty() && mutant.fate() == Mutant.Fate.SAME) {
      fault = changed(file, mutant);
    }
    boolean runs = draw == 0 || code == ExitCode.HELD && draw < RUN_ONE_IN / 2;
    return fault.isEmpty() && runs ? ran(sandbox, code, command(mutant)) : fault;
  }

  private static List<Problem> problems(Path file) {
    try {
      return ScenarioFile.read(file, MetricCatalogue.NAMES).problems();
    } catch (ScenarioException e) {
      return e.problems();
    }
  }

  /** Problems that are not one line with a place. */
  private static Optional<String> misplaced(List<Problem> problems) {
    return problems.stream()
        .map(Problem::toString)
        .filter(line -> !PROBLEM.matcher(line).matches())
        .map(line -> "a problem without a place: " + line)
        .findFirst();
  }

  /** Whether a file means something else than the one that it was. */
  private static Optional<String> changed(Path file, Mutant mutant) {
    String text = new String(mutant.original(), StandardCharsets.UTF_8);
    try {
      List<String> was = meaning(ScenarioFile.parse("s.yaml", text, MetricCatalogue.NAMES));
      List<String> is = meaning(ScenarioFile.read(file, MetricCatalogue.NAMES));
      return was.equals(is) ? Optional.empty() : Optional.of("means " + is + ", not " + was);
    } catch (ScenarioException e) {
      return Optional.of("is refused: " + e.problems());
    }
  }

  /** Scenarios, and refusals without their order, which is that of the places in the file. */
  private static List<String> meaning(ScenarioFile file) {
    List<String> meaning = new ArrayList<>();
    List<Selection> selections = new ArrayList<>(List.of(Selection.BASE));
    file.variantNames().forEach(name -> selections.add(Selection.variant(name)));
    for (Selection selection : selections) {
      try {
        meaning.add(file.resolve(selection).toString().replaceAll("@[0-9a-f]+", ""));
      } catch (ScenarioException refused) {
        meaning.add(
            String.join(" ", refused.problems().stream().map(Problem::reason).sorted().toList()));
      }
    }
    return meaning;
  }

  /** The scenario as written, or all its variants, whose names are folders. */
  private static String[] command(Mutant mutant) {
    return COMMANDS.get(Math.floorMod(Arrays.hashCode(mutant.bytes()) / RUN_ONE_IN, 4)).split(" ");
  }

  /** Runs what the command may refuse only if {@code validate} does. */
  private static Optional<String> ran(Sandbox sandbox, int validated, String... command) {
    List<Integer> allowed = new ArrayList<>(List.of(0, ExitCode.EXPECTATION, ExitCode.UNDECIDED));
    int code =
        sandbox.gtsim(
            ScenarioFuzzTest::small, Shell.with(command, "s.yaml", "--json", "--out", Sandbox.OUT));
    if (validated != ExitCode.HELD || sandbox.err().contains(TOO_LARGE)) {
      allowed.add(ExitCode.USAGE);
    }
    return sandbox.fault(code, allowed);
  }

  /** Runs what takes no time. */
  private static RunReport small(Scenario scenario, Recording history) {
    if (requests(scenario) > MOST_REQUESTS) {
      throw new UserError(TOO_LARGE);
    }
    return Shell.run(scenario, history);
  }

  private static double requests(Scenario scenario) {
    double requests = 0;
    for (ClientDesign client : scenario.clients()) {
      double seconds = scenario.durationNanos() / 1e9;
      if (client.arrivals() instanceof Arrivals.OpenLoop open) {
        requests += open.steps().stream().mapToDouble(Arrivals.Step::perSecond).sum() * seconds;
      } else {
        requests += client.arrivals().clients() * seconds * 1000;
      }
    }
    return requests;
  }
}
