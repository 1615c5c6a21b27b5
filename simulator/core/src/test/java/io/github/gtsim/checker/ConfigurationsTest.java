package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {
  private static final int KEYS = 20_000;

  private final Configurations configurations = new Configurations();

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

  /** Each key takes one long more than it has; there is room for 2^23. */
  @Test
  void isFullAfterSoManyLongs() {
    long[] key = new long[(1 << 19) - 1];
    for (int i = 0; i < 15; i++) {
      key[0] = i;
      assertThat(configurations.add(key, key.length)).isTrue();
    }
    assertThat(configurations.isFull()).isFalse();
    key[0] = 15;
    configurations.add(key, key.length);
    assertThat(configurations.isFull()).isTrue();
    assertThat(configurations.add(key, key.length)).isFalse();
  }

  @Test
  void isNotFullOneLongBefore() {
    configurations.add(new long[1 << 23], (1 << 23) - 3);
    assertThat(configurations.isFull()).isFalse();
    configurations.add(new long[] {}, 0);
    assertThat(configurations.isFull()).isTrue();
  }
}
