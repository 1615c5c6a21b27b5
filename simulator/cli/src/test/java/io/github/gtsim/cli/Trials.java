package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Tries many changed files, each drawn from a seed of its own. Their number is the system property
 * {@code gtsim.fuzz.runs}, the first seed {@code gtsim.seed}.
 */
final class Trials implements AutoCloseable {
  static final int RUNS = Integer.getInteger("gtsim.fuzz.runs", 4000);
  private static final long FIRST = Long.getLong("gtsim.seed", 1);
  private static final Path FOUND = Path.of("target", "fuzz");

  private static final int MOST_FAULTS = 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** What takes longer hangs; far more than any case takes. */
  private static final long HANGS_SECONDS = 120;

  private final String name;
  private final Function<Mutant, Optional<String>> fault;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "gtsim-fuzz");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param fault what is wrong about a case; empty if nothing is
   */
  Trials(String name, Function<Mutant, Optional<String>> fault) {
    this.name = name;
    this.fault = fault;
  }

  /** Tries so many cases; of those that fail it shows the first few. */
  void run(int count, Function<Random, Mutant> draw) {
    List<String> faults = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + count && faults.size() < MOST_FAULTS; seed++) {
      Mutant mutant = draw.apply(new Random(seed * SPREAD));
      if (fault(mutant).isPresent()) {
        faults.add(described(seed, mutant));
      }
    }
    assertThat(faults).isEmpty();
  }

  private String described(long seed, Mutant mutant) {
    Mutant least = mutant.fate() == Mutant.Fate.EITHER ? smaller(mutant) : mutant;
    String what = fault(least).orElse("another time nothing");
    return "-Dgtsim.seed=%d (%s): %s%n%s".formatted(seed, mutant.kind(), what, keep(seed, least));
  }

  /** What is wrong about a case, as the one who judges says or because it hangs or crashes. */
  Optional<String> fault(Mutant mutant) {
    Callable<Optional<String>> judging = () -> fault.apply(mutant);
    try {
      return worker.submit(judging).get(HANGS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      return Optional.of("hangs");
    } catch (ExecutionException e) {
      return Optional.of("escaped: " + e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves out whatever it can for as long as something is wrong. */
  private Mutant smaller(Mutant mutant) {
    Mutant least = mutant;
    if (fault(mutant).filter("hangs"::equals).isPresent()) {
      return least;
    }
    for (int piece = least.bytes().length / 2; piece > 0; piece /= 2) {
      for (int at = 0; at + piece <= least.bytes().length; ) {
        Mutant shorter = least.with(without(least.bytes(), at, at + piece));
        if (fault(shorter).isPresent()) {
          least = shorter;
        } else {
          at += piece;
        }
      }
    }
    return least;
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }

  private Path keep(long seed, Mutant mutant) {
    try {
      Files.createDirectories(FOUND);
      return Files.write(FOUND.resolve(name + "-" + seed), mutant.bytes()).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
