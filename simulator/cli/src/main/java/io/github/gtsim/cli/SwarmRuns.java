package io.github.gtsim.cli;

import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.Swarm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs random scenarios, several at a time, and hands on what came of them in seed order. */
final class SwarmRuns {
  private static final int BATCH = 50;
  private static final int BATCHES_AHEAD = 4;
  private static final int SLOW_PERIODS = 6;

  private final Swarm swarm;
  private final SwarmProgress progress;
  private final int jobs;

  private record Batch(long from, long to, Future<List<Checked>> results) {}

  SwarmRuns(Swarm swarm, SwarmProgress progress, int jobs) {
    this.swarm = swarm;
    this.progress = progress;
    this.jobs = jobs;
  }

  /** Runs seeds from {@code first} on and tells of each, however many run at a time. */
  void each(long first, int count, Consumer<Checked> told) {
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Runs::daemon);
    ArrayDeque<Batch> ahead = new ArrayDeque<>();
    long next = first;
    long end = first + count;
    try {
      while (next < end || !ahead.isEmpty()) {
        while (next < end && ahead.size() < jobs * BATCHES_AHEAD) {
          long from = next;
          long to = Math.min(end, from + BATCH);
          ahead.add(new Batch(from, to, pool.submit(() -> check(from, to))));
          next = to;
        }
        for (Checked checked : results(ahead.remove())) {
          progress.ran(checked.failures().isEmpty());
          told.accept(checked);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Checked> check(long from, long to) {
    List<Checked> checked = new ArrayList<>();
    for (long seed = from; seed < to; seed++) {
      checked.add(swarm.check(seed));
    }
    return checked;
  }

  private List<Checked> results(Batch batch) {
    try {
      for (int periods = 1; ; periods++) {
        try {
          return batch.results().get(SwarmProgress.PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
          progress.tick();
          if (periods % SLOW_PERIODS == 0) {
            progress.slow(batch.from(), batch.to() - 1);
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError lack) {
        throw lack;
      }
      String seeds = "seeds " + batch.from() + " to " + (batch.to() - 1);
      throw new IllegalStateException(seeds + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
