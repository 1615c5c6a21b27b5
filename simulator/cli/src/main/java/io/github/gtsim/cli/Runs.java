package io.github.gtsim.cli;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs scenarios, several at a time, and hands their reports on in their order. */
final class Runs implements Ordered.Task<Scenario, RunReport> {
  private final Runner runner;
  private final ResultFiles files;
  private final Terminal terminal;

  private long count;
  private long events;

  Runs(Runner runner, ResultFiles files, Terminal terminal) {
    this.runner = runner;
    this.files = files;
    this.terminal = terminal;
  }

  /**
   * Hands on one report a scenario, in order, however many run at a time; holds no more reports
   * than a few for each job.
   *
   * @param total how many scenarios there are
   * @throws RunFailure if a run ends by an error of the simulator
   * @throws UserError if a history cannot be written
   */
  void each(Iterator<Scenario> scenarios, long total, int jobs, Consumer<RunReport> taker) {
    long start = System.nanoTime();
    try (Progress progress = Progress.of(terminal, total)) {
      new Ordered<>(this, jobs, progress)
          .each(
              scenarios,
              report -> {
                count++;
                events += report.events();
                taker.accept(report);
              });
    }
    timing(System.nanoTime() - start);
  }

  @Override
  public RunReport run(Scenario scenario) {
    Optional<AtomicFile> history = files.history(scenario);
    try {
      RunReport report = runner.run(scenario, recording(history));
      history.ifPresent(AtomicFile::commit);
      return report;
    } finally {
      history.ifPresent(AtomicFile::close);
    }
  }

  private Recording recording(Optional<AtomicFile> history) {
    return history
        .<Recording>map(file -> new Recording.Written(files.historyFormat().orElseThrow(), file))
        .orElseGet(Recording.None::new);
  }

  @Override
  public String name(Scenario scenario) {
    return "variant " + scenario.variant() + ", seed " + scenario.seed();
  }

  @Override
  public RuntimeException failure(Scenario scenario, Throwable cause) {
    return new RunFailure(scenario.variant(), scenario.seed(), cause);
  }

  private void timing(long nanos) {
    if (count == 0) {
      return;
    }
    double seconds = Math.max(nanos, 1) / 1e9;
    String runs = count == 1 ? "1 run" : String.format(Locale.ROOT, "%,d runs", count);
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%s, %,d events in %.2f s (%,.0f events/s)",
                runs,
                events,
                seconds,
                events / seconds));
  }
}
