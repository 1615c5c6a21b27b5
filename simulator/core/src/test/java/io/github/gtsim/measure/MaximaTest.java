package io.github.gtsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Against a plain list of what was greater than all before it. */
class MaximaTest {
  private static final int STAMPS = 40;
  private static final List<Version> VERSIONS = versions();

  private record Came(Version version, long at) {}

  private record Filled(Maxima maxima, List<Came> expected) {
    private long first(Predicate<Version> wanted) {
      return expected.stream()
          .filter(came -> wanted.test(came.version()))
          .mapToLong(Came::at)
          .min()
          .orElse(Long.MAX_VALUE);
    }

    private void isAsExpected() {
      assertThat(maxima.isEmpty()).isEqualTo(expected.isEmpty());
      for (Version asked : VERSIONS) {
        assertThat(maxima.firstNewerThan(asked)).isEqualTo(first(v -> v.isNewerThan(asked)));
        assertThat(maxima.firstAtLeast(asked)).isEqualTo(first(v -> !asked.isNewerThan(v)));
      }
    }
  }

  /** By stamp; two of three are written on one another, the third on nothing. */
  private static List<Version> versions() {
    List<Version> versions = new ArrayList<>();
    Version last = Version.NONE;
    for (int stamp = 0; stamp < STAMPS; stamp++) {
      Version on = stamp % 3 == 2 ? Version.NONE : last;
      Version version = on.child(0, stamp, 0, stamp, Image.ABSENT, stamp);
      last = stamp % 3 == 2 ? last : version;
      versions.add(version);
    }
    return versions;
  }

  /** Each run some versions, in any order, at some instants. */
  private static Filled filled(int run) {
    Filled filled = new Filled(new Maxima(), new ArrayList<>());
    RandomStream random = new RandomStream(run);
    for (long at = 1000; at < 1000 + run % 30; at++) {
      Version version = VERSIONS.get(random.nextInt(STAMPS));
      if (filled.expected().stream().allMatch(came -> version.isNewerThan(came.version()))) {
        filled.expected().add(new Came(version, at));
      }
      filled.maxima().add(version, at);
    }
    return filled;
  }

  @Test
  void tellsWhenOneAsGreatCameFirst() {
    for (int run = 0; run < 200; run++) {
      filled(run).isAsExpected();
    }
  }

  @Test
  void forgetsWhatIsNotGreaterThanAnother() {
    for (int run = 0; run < 200; run++) {
      Version least = VERSIONS.get(run % STAMPS);
      Filled filled = filled(run);
      filled.maxima().dropUpTo(least);
      filled.expected().removeIf(came -> !came.version().isNewerThan(least));
      filled.isAsExpected();
    }
  }

  @Test
  void forgetsOfThoseOnlyTheOnesBeforeAnInstant() {
    for (int run = 0; run < 2000; run++) {
      Version least = VERSIONS.get(run % STAMPS);
      long stamp = run / STAMPS;
      Filled filled = filled(run);
      filled.maxima().dropUpTo(least, stamp);
      filled
          .expected()
          .removeIf(came -> !came.version().isNewerThan(least) && came.version().stamp() < stamp);
      filled.isAsExpected();
    }
  }

  @Test
  void forgetsWhatIsSmallerThanAnother() {
    for (int run = 0; run < 200; run++) {
      Version least = VERSIONS.get(run % STAMPS);
      Filled filled = filled(run);
      filled.maxima().dropBelow(least);
      filled.expected().removeIf(came -> least.isNewerThan(came.version()));
      filled.isAsExpected();
    }
  }

  @Test
  void forgetsWhatAStateWasNotWrittenOn() {
    for (int run = 0; run < 200; run++) {
      Version state = VERSIONS.get(run % STAMPS);
      Filled filled = filled(run);
      filled.maxima().retain(state);
      filled.expected().removeIf(came -> !came.version().isAncestorOf(state));
      filled.isAsExpected();
    }
  }
}
