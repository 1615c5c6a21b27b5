package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials fail for whatever goes wrong in a case, and for cases that are not tried. */
class TrialsTest {
  private static final int COUNT = 40;
  private static final String BAD = "x";

  @TempDir private Path above;

  /** Whatever the seed, so that it is not always the first case. */
  private static Mutant mutant(Random random) {
    return Mutant.same("a case", "", random.nextInt(8) == 0 ? BAD : "");
  }

  private void run(Function<Random, Mutant> draw, Trials.Judge judge) {
    Trials.run("trial", COUNT, above, draw, sandbox -> judge);
  }

  private static Optional<String> onlyBad(Mutant mutant, Error error) {
    if (mutant.bytes().length > 0) {
      throw error;
    }
    return Optional.empty();
  }

  @Test
  void eachCaseIsJudgedOnce() {
    AtomicInteger judged = new AtomicInteger();
    run(
        TrialsTest::mutant,
        mutant -> {
          judged.incrementAndGet();
          return Optional.empty();
        });
    assertThat(judged).hasValue(COUNT);
  }

  @Test
  void anErrorIsAFault() {
    for (Error error :
        new Error[] {
          new OutOfMemoryError("full"),
          new StackOverflowError(),
          new AssertionError("odd"),
          new ExceptionInInitializerError("bad")
        }) {
      assertThatThrownBy(() -> run(TrialsTest::mutant, mutant -> onlyBad(mutant, error)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll("-Dgtsim.seed=", "escaped: " + error);
    }
  }

  @Test
  void aFaultIsOne() {
    assertThatThrownBy(() -> run(TrialsTest::mutant, mutant -> Optional.of("is bad")))
        .hasMessageContaining("(a case): is bad");
  }

  @Test
  void aCaseThatCannotBeDrawnIsAFault() {
    Function<Random, Mutant> broken =
        random -> {
          throw new IllegalStateException("cannot be drawn");
        };
    assertThatThrownBy(() -> run(broken, mutant -> Optional.empty()))
        .hasMessageContaining("java.lang.IllegalStateException: cannot be drawn");
  }
}
