package io.github.gtsim.cli;

import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.Swarm;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs random scenarios, several at a time, and hands on what came of them in seed order. */
record SwarmRuns(Swarm swarm) implements Ordered.Task<Long, Checked> {
  /** Runs so many seeds from {@code first} on and tells of each. */
  void each(long first, int count, int jobs, Progress progress, Consumer<Checked> told) {
    var seeds = LongStream.range(first, first + count).iterator();
    new Ordered<>(this, jobs, progress).each(seeds, told);
  }

  @Override
  public Checked run(Long seed) {
    return swarm.check(seed);
  }

  @Override
  public String name(Long seed) {
    return "seed " + seed;
  }

  @Override
  public RuntimeException failure(Long seed, Throwable cause) {
    if (cause instanceof OutOfMemoryError lack) {
      throw lack;
    }
    return new IllegalStateException("seed " + seed + ": " + cause, cause);
  }
}
