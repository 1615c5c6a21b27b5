package io.github.gtsim.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Says every few seconds how far a swarm has come, and at the end how fast it was. */
final class SwarmProgress implements AutoCloseable {
  static final long PERIOD_MILLIS = 5000;

  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final int total;
  private final long start = System.nanoTime();
  private long last = start;
  private int done;
  private int failed;

  SwarmProgress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
  }

  /** Counts a run. */
  void ran(boolean clean) {
    done++;
    failed += clean ? 0 : 1;
    tick();
  }

  /** Says where things stand, unless it has lately. */
  void tick() {
    if (System.nanoTime() - last >= PERIOD_MILLIS * 1_000_000) {
      last = System.nanoTime();
      say("%,d of %,d runs, %,d failed, %,.0f runs/s", done, total, failed, perSecond());
    }
  }

  /** Says that runs of these seeds are taking long. */
  void slow(long from, long to) {
    say("still running: seeds %d to %d", from, to);
  }

  /** Says that a failure is being made small. */
  void shrinking(long seed) {
    say("seed %d failed; shrinking its scenario", seed);
  }

  private double perSecond() {
    return done / (Math.max(1, System.nanoTime() - start) / NANOS);
  }

  @Override
  public void close() {
    double seconds = (System.nanoTime() - start) / NANOS;
    String runs = Text.plural(done, "run", "runs");
    say("%,d %s in %.1f s (%,.0f runs/s)", done, runs, seconds, perSecond());
  }

  private void say(String format, Object... values) {
    err.println(String.format(Locale.ROOT, format, values));
    err.flush();
  }
}
