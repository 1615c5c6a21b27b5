package io.github.gtsim.cli;

import io.github.gtsim.cluster.LatencyTable;
import io.github.gtsim.mode.Modes;
import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.scenario.Fact;
import io.github.gtsim.scenario.Facts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gtsim list}: the names that a scenario may use, and the facts that scenarios show. */
@Command(
    name = "list",
    description = "List the names that a scenario may use, or the facts that gtsim is built from.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "modes|faults|operations|metrics|regions|facts",
      description = "What to list.")
  private Topic topic = Topic.modes;

  /** What can be listed. */
  enum Topic {
    modes,
    faults,
    operations,
    metrics,
    regions,
    facts
  }

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.print(
        switch (topic) {
          case modes -> lines(Modes.ALL.stream().map(mode -> row(mode.name(), mode.summary())));
          case faults -> Text.columns(Vocabulary.FAULTS);
          case operations -> operations();
          case metrics ->
              lines(
                  MetricCatalogue.metrics().stream()
                      .map(metric -> row(metric.path(), metric.unit().text(), metric.meaning())));
          case regions -> lines(LatencyTable.builtIn().regions().stream().map(ListCommand::row));
          case facts -> lines(Facts.all().stream().map(ListCommand::fact));
        });
    return ExitCode.HELD;
  }

  private static String lines(Stream<List<String>> rows) {
    return Text.columns(rows.toList());
  }

  /** What clients do and what is done to the table are two things of one name. */
  private static String operations() {
    return "Of clients, in mix:\n"
        + Text.columns(Vocabulary.MIX)
        + "\nOn the table, in operations:\n"
        + Text.columns(Vocabulary.OPERATIONS);
  }

  private static List<String> fact(Fact fact) {
    String shown = fact.covered() ? Fact.FOLDER + "/" + fact.file() : "out of scope";
    return row(fact.code(), shown, fact.text());
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }
}
