package io.github.gtsim.cli;

import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs scenarios, several at a time, and reports in their order. */
final class Runs {
  private final Runner runner;
  private final ResultFiles files;
  private final Terminal terminal;

  Runs(Runner runner, ResultFiles files, Terminal terminal) {
    this.runner = runner;
    this.files = files;
    this.terminal = terminal;
  }

  /**
   * One report a scenario, in order, however many run at a time.
   *
   * @throws RunFailure if a run ends by an error of the simulator
   * @throws UserError if a history cannot be written
   */
  List<RunReport> all(List<Scenario> scenarios, int jobs) {
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Runs::daemon);
    try {
      List<Future<RunReport>> futures = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        futures.add(pool.submit(() -> one(scenario)));
      }
      List<RunReport> reports = new ArrayList<>();
      for (int i = 0; i < futures.size(); i++) {
        reports.add(get(futures.get(i), scenarios.get(i)));
      }
      timing(reports, System.nanoTime() - start);
      return reports;
    } finally {
      pool.shutdownNow();
    }
  }

  private RunReport one(Scenario scenario) {
    Optional<AtomicFile> history = files.history(scenario);
    try {
      RunReport report = runner.run(scenario, history.map(file -> file));
      history.ifPresent(AtomicFile::commit);
      return report;
    } finally {
      history.ifPresent(AtomicFile::close);
    }
  }

  private static RunReport get(Future<RunReport> future, Scenario scenario) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UserError error) {
          throw error;
        }
      }
      throw new RunFailure(scenario.variant(), scenario.seed(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  private void timing(List<RunReport> reports, long nanos) {
    if (reports.isEmpty()) {
      return;
    }
    long events = reports.stream().mapToLong(RunReport::events).sum();
    double seconds = Math.max(nanos, 1) / 1e9;
    String runs = reports.size() == 1 ? "1 run" : reports.size() + " runs";
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

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "gtsim-run");
    thread.setDaemon(true);
    return thread;
  }
}
