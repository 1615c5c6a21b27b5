package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {
  private static final List<String> KEYS =
      List.of(
          "",
          "0",
          "7",
          "07",
          "k",
          "k/",
          "k/0",
          "k/00",
          "k/7",
          "k/07",
          "k/7/",
          "k/12",
          "k/users-3",
          "k/99999999999999999999999",
          "k/10000000000000000000000",
          "other");

  private final Items items = new Items(16);

  @Test
  void aKeyIsTheSameItemHoweverItIsAskedFor() {
    int first = items.space("k", 10);

    assertThat(items.named("k/7")).isEqualTo(first + 7);
    for (String key : KEYS) {
      int item = items.named(key);
      assertThat(items.key(item)).isEqualTo(key);
      assertThat(items.named(key)).isEqualTo(item);
    }
    assertThat(KEYS.stream().map(items::named).distinct()).hasSize(KEYS.size());
    assertThat(items.size()).isEqualTo(10 + KEYS.size() - 2);
  }

  /** Whether it is one of a space's, one of its own or one that a script names. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 100})
  void aKeyHashesAlikeWhateverOtherKeysThereAre(int count) {
    Items others = new Items(16);
    others.space("a", 3);
    others.space("k", count);
    others.fresh(others.family("k/readers-"), 0);

    for (String key : KEYS) {
      int item = items.named(key);
      int other = others.named(key);
      assertThat(others.hash(other)).as(key).isEqualTo(items.hash(item));
      assertThat(others.partition(other)).as(key).isEqualTo(items.partition(item));
    }
    int own = others.fresh(others.family("k/users-"), 3);
    assertThat(others.key(own)).isEqualTo("k/users-3");
    assertThat(others.hash(own)).isEqualTo(items.hash(items.named("k/users-3")));
  }

  @Test
  void differentKeysHashDifferently() {
    int first = items.space("k", 1000);
    Set<Long> hashes = new LinkedHashSet<>();
    List<Integer> perPartition = new ArrayList<>(Collections.nCopies(16, 0));
    for (int item = first; item < 1000; item++) {
      hashes.add(items.hash(item));
      perPartition.set(items.partition(item), perPartition.get(items.partition(item)) + 1);
    }

    assertThat(hashes).hasSize(1000);
    assertThat(perPartition).allSatisfy(keys -> assertThat(keys).isBetween(30, 100));
    assertThat(KEYS.stream().map(key -> items.hash(items.named(key))).distinct())
        .hasSize(KEYS.size());
  }
}
