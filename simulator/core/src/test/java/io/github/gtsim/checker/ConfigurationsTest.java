package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {
  private static final int KEYS = 20_000;

  private final Configurations configurations = new Configurations(1 << 23);

  /** Against a set of the library, with keys of several lengths that share beginnings. */
  @Test
  void addsEachKeyOnce() {
    RandomStream random = new RandomStream(7);
    Set<String> known = new LinkedHashSet<>();
    long[] key = new long[5];
    for (int run = 0; run < KEYS; run++) {
      int length = 1 + random.nextBelow(4);
      for (int i = 0; i < key.length; i++) {
        key[i] = random.nextBelow(20);
      }
      boolean isNew = known.add(Arrays.toString(Arrays.copyOf(key, length)));
      assertThat(configurations.add(key, length)).as("key %d", run).isEqualTo(isNew);
    }
    assertThat(known).hasSizeGreaterThan(5_000);
  }

  @Test
  void keepsACopy() {
    long[] key = {1, 2};
    assertThat(configurations.add(key, 2)).isTrue();
    key[0] = 3;
    assertThat(configurations.add(key, 2)).isTrue();
    key[0] = 1;
    assertThat(configurations.add(key, 2)).isFalse();
  }

  @Test
  void tellsKeysByTheirLength() {
    assertThat(configurations.add(new long[] {0, 0}, 1)).isTrue();
    assertThat(configurations.add(new long[] {0, 0}, 2)).isTrue();
    assertThat(configurations.add(new long[] {0, 0}, 0)).isTrue();
    assertThat(configurations.add(new long[] {0, 0}, 1)).isFalse();
  }

  /** Each key takes one long more than it has. */
  @Test
  void remembersTheLatestIfThereAreTooMany() {
    Configurations few = new Configurations(40);
    for (int i = 0; i < 100; i++) {
      assertThat(few.add(new long[] {i}, 1)).isTrue();
      for (int back = 0; back <= Math.min(i, 8); back++) {
        assertThat(few.add(new long[] {i - back}, 1)).as("%d - %d", i, back).isFalse();
      }
    }
    assertThat(few.add(new long[] {50}, 1)).isTrue();
  }

  /** What is come to again is as new as what is come to for the first time. */
  @Test
  void remembersWhatIsUsed() {
    Configurations few = new Configurations(40);
    few.add(new long[] {-1}, 1);
    for (int i = 0; i < 100; i++) {
      few.add(new long[] {i}, 1);
      assertThat(few.add(new long[] {-1}, 1)).isFalse();
    }
  }
}
