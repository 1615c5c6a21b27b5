package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HashTest {

  @Test
  void hasKnownValues() {
    assertThat(Hash.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(Hash.mix(1, 2)).isEqualTo(0x081A5C1377856B73L);
    assertThat(Hash.of("us-east-1")).isEqualTo(0xFF86902861DB0BD2L);
    assertThat(Hash.of("")).isZero();
  }

  @Test
  void orderAndEveryCharacterMatter() {
    assertThat(Hash.mix(1, 2)).isNotEqualTo(Hash.mix(2, 1));
    assertThat(Hash.of("ab")).isNotEqualTo(Hash.of("ba"));
    assertThat(Hash.of("a")).isNotEqualTo(Hash.of("a\0"));
  }

  @Test
  void similarNamesDoNotCollide() {
    Set<Long> hashes = new TreeSet<>();
    for (int i = 0; i < 100_000; i++) {
      hashes.add(Hash.of("cart/" + i));
    }
    assertThat(hashes).hasSize(100_000);
  }

  @Test
  void oneBitOfInputChangesHalfOfTheOutput() {
    RandomStream random = new RandomStream(7);
    long changed = 0;
    int rounds = 1000;
    for (int i = 0; i < rounds; i++) {
      long word = random.nextLong();
      for (int bit = 0; bit < 64; bit++) {
        changed += Long.bitCount(Hash.mix(word) ^ Hash.mix(word ^ (1L << bit)));
      }
    }
    assertThat(changed / (64.0 * rounds)).isBetween(31.8, 32.2);
  }
}
