package io.github.gtsim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How many runs are done and how long the rest may take: at a terminal a bar, which is cleared at
 * the end, elsewhere a line now and then.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;
  private static final int INTERVAL_MILLIS = 200;
  private static final long LINE_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final long runs;
  private final Optional<ProgressBar> bar;
  private final long start = System.nanoTime();
  private long last = start;
  private long done;

  private Progress(Terminal terminal, long runs) {
    this.err = terminal.err();
    this.runs = runs;
    // Nobody wants to see how far a single run has come.
    bar = terminal.progress() && runs > 1 ? Optional.of(bar()) : Optional.empty();
  }

  /** Of so many runs. */
  static Progress of(Terminal terminal, long runs) {
    return new Progress(terminal, runs);
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("runs")
        .setInitialMax(runs)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(INTERVAL_MILLIS)
        .setConsumer(new Line(err))
        .clearDisplayOnFinish()
        .build();
  }

  /** Counts a run; any thread may. */
  synchronized void step() {
    done++;
    bar.ifPresent(ProgressBar::step);
    long now = System.nanoTime();
    if (bar.isEmpty() && now - last >= LINE_NANOS) {
      last = now;
      double perSecond = done / ((now - start) / 1e9);
      say(String.format(Locale.ROOT, "%,d of %,d runs, %,.1f runs/s", done, runs, perSecond));
    }
  }

  /** Says that a run is taking long. */
  void waiting(String run) {
    if (bar.isEmpty()) {
      say("still running: " + run);
    }
  }

  /** Prints something while runs go on, without the bar in its way. */
  void aside(Runnable print) {
    synchronized (err) {
      bar.ifPresent(shown -> new Line(err).clear());
      print.run();
    }
  }

  private void say(String line) {
    synchronized (err) {
      err.println(line);
      err.flush();
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }

  /** One line of the terminal, written over and over. */
  private record Line(PrintWriter err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String text) {
      synchronized (err) {
        err.print("\r" + text);
        err.flush();
      }
    }

    @Override
    public void clear() {
      accept(" ".repeat(WIDTH) + "\r");
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
