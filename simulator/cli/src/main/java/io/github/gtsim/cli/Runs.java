package io.github.gtsim.cli;

import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs scenarios, several at a time, and hands their reports on in their order. */
final class Runs {
  /** Runs that may be ahead of the one whose report is due, beside those at work. */
  private static final int AHEAD = 16;

  private final Runner runner;
  private final ResultFiles files;
  private final Terminal terminal;

  private long count;
  private long events;

  /** A run that was begun, or waits to be. */
  private record Pending(Scenario scenario, Future<RunReport> report) {}

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
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Runs::daemon);
    try (Progress progress = Progress.of(terminal, total)) {
      Deque<Pending> pending = new ArrayDeque<>();
      while (scenarios.hasNext() || !pending.isEmpty()) {
        while (scenarios.hasNext() && pending.size() < jobs + AHEAD) {
          Scenario scenario = scenarios.next();
          pending.add(new Pending(scenario, pool.submit(() -> one(scenario, progress))));
        }
        RunReport report = get(pending.remove());
        count++;
        events += report.events();
        taker.accept(report);
      }
    } finally {
      pool.shutdownNow();
    }
    timing(System.nanoTime() - start);
  }

  private RunReport one(Scenario scenario, Progress progress) {
    Optional<AtomicFile> history = files.history(scenario);
    try {
      RunReport report = runner.run(scenario, history.map(file -> file));
      history.ifPresent(AtomicFile::commit);
      progress.step();
      return report;
    } finally {
      history.ifPresent(AtomicFile::close);
    }
  }

  private static RunReport get(Pending pending) {
    try {
      return pending.report().get();
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UserError error) {
          throw error;
        }
      }
      Scenario scenario = pending.scenario();
      throw new RunFailure(scenario.variant(), scenario.seed(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
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

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "gtsim-run");
    thread.setDaemon(true);
    return thread;
  }
}
