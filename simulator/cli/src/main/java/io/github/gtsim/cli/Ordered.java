package io.github.gtsim.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Does pieces of work, several at a time, and hands on what comes of them in their order. Few are
 * ahead of the one that is due.
 */
final class Ordered<W, R> {
  /** Pieces that may be ahead of the one that is due, beside those at work. */
  private static final int AHEAD = 16;

  private static final long SLOW_SECONDS = 30;

  private final Task<W, R> task;
  private final int jobs;
  private final Progress progress;

  /** What is done with each piece of work; several threads may do it at a time. */
  interface Task<W, R> {
    R run(W work);

    /** What tells a piece of work from the others. */
    String name(W work);

    /** What is thrown when a piece of work ends by an error. */
    RuntimeException failure(W work, Throwable cause);
  }

  private record Pending<W, R>(W work, Future<R> result) {}

  Ordered(Task<W, R> task, int jobs, Progress progress) {
    this.task = task;
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * Does all of the work.
   *
   * @param taker is told of every result, in the order of the work
   * @throws UserError if a piece of work throws one
   */
  void each(Iterator<W> work, Consumer<R> taker) {
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Ordered::daemon);
    try {
      Deque<Pending<W, R>> pending = new ArrayDeque<>();
      while (work.hasNext() || !pending.isEmpty()) {
        while (work.hasNext() && pending.size() < jobs + AHEAD) {
          W next = work.next();
          pending.add(new Pending<>(next, pool.submit(() -> one(next))));
        }
        taker.accept(get(pending.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private R one(W work) {
    R result = task.run(work);
    progress.step();
    return result;
  }

  private R get(Pending<W, R> pending) {
    while (true) {
      try {
        return pending.result().get(SLOW_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException slow) {
        progress.waiting(task.name(pending.work()));
      } catch (ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          if (cause instanceof UserError error) {
            throw error;
          }
        }
        throw task.failure(pending.work(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserError("interrupted", e);
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "gtsim-run");
    thread.setDaemon(true);
    return thread;
  }
}
