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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Tries many changed files, each drawn from a seed of its own, on every core. Their number is the
 * system property {@code gtsim.fuzz.runs}, the first seed {@code gtsim.seed}. A case that fails is
 * kept under {@code target/fuzz}, as small as it can be made. One that does not end is noticed
 * after two minutes.
 */
final class Trials {
  static final int RUNS = Integer.getInteger("gtsim.fuzz.runs", 3000);

  private static final long FIRST = Long.getLong("gtsim.seed", 1);
  private static final Path FOUND = Path.of("target", "fuzz");
  private static final int MOST_FAULTS = 10;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long LOOK_MILLIS = 500;

  /** Looks at a case that does not end before it is said to hang: far more than any takes. */
  private static final int HANGS_LOOKS = 240;

  private final String name;
  private final Function<Random, Mutant> draw;
  private final long end;
  private final AtomicLong next = new AtomicLong(FIRST);
  private final AtomicLong judged = new AtomicLong();
  private final ConcurrentSkipListMap<Long, String> faults = new ConcurrentSkipListMap<>();

  /** Says what is wrong about a case; empty if nothing is. One thread alone uses it. */
  interface Judge extends Function<Mutant, Optional<String>> {}

  private Trials(String name, int count, Function<Random, Mutant> draw) {
    this.name = name;
    this.draw = draw;
    end = FIRST + count;
  }

  /**
   * Tries so many cases.
   *
   * @param judges makes a judge for a folder of its own
   */
  static void run(
      String name,
      int count,
      Path above,
      Function<Random, Mutant> draw,
      Function<Sandbox, Judge> judges) {
    Trials trials = new Trials(name, count, draw);
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      workers.add(trials.new Worker(judges.apply(new Sandbox(above.resolve("worker-" + i)))));
    }
    workers.forEach(Worker::start);
    workers.forEach(Worker::watch);
    assertThat(trials.faults.values()).isEmpty();
    assertThat(trials.judged).as("cases that were judged").hasValue(count);
  }

  /** Tries one case after the other. */
  private final class Worker extends Thread {
    private final Judge judge;
    private volatile Mutant trying;
    private volatile long seed;

    Worker(Judge judge) {
      super("gtsim-fuzz");
      setDaemon(true);
      setUncaughtExceptionHandler(
          (self, thrown) -> faults.put(seed, "-Dgtsim.seed=%d: %s".formatted(seed, thrown)));
      this.judge = judge;
    }

    @Override
    public void run() {
      seed = next.getAndIncrement();
      while (seed < end && faults.size() < MOST_FAULTS) {
        Mutant mutant = draw.apply(new Random(seed * SPREAD));
        if (fault(mutant).isPresent()) {
          Mutant least = mutant.fate() == Mutant.Fate.EITHER ? smaller(mutant) : mutant;
          note(seed, least, fault(least).orElse("another time nothing"));
        }
        judged.incrementAndGet();
        seed = next.getAndIncrement();
      }
    }

    private Optional<String> fault(Mutant mutant) {
      trying = mutant;
      try {
        return judge.apply(mutant);
      } catch (Throwable escaped) {
        return Optional.of("escaped: " + escaped);
      }
    }

    /** Waits until it is done, or has been at one case for very long. */
    void watch() {
      Mutant before = null;
      for (int looks = 0; isAlive(); looks++) {
        Mutant now = trying;
        looks = now == before ? looks : 0;
        before = now;
        if (looks == HANGS_LOOKS) {
          note(seed, now, "hangs");
          return;
        }
        try {
          join(LOOK_MILLIS);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    /** Leaves out whatever it can for as long as something is wrong. */
    private Mutant smaller(Mutant mutant) {
      Mutant least = mutant;
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
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }

  private void note(long seed, Mutant mutant, String fault) {
    try {
      Files.createDirectories(FOUND);
      Path file = Files.write(FOUND.resolve(name + "-" + seed), mutant.bytes()).toAbsolutePath();
      String what = "-Dgtsim.seed=%d (%s): %s%n%s";
      faults.put(seed, what.formatted(seed, mutant.kind(), fault, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
