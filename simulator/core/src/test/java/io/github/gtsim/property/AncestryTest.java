package io.github.gtsim.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ancestry by branch and depth against a graph in which every version names its parent. */
class AncestryTest {
  private static final int GRAPHS = 3000;
  private static final int ROOT = -1;

  @Test
  void agreesWithTheExplicitGraph() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Random random = new Random(seed);
      check(seed, graph(random, 2 + random.nextInt(40), random.nextDouble()));
    }
  }

  /** The parents of versions; with a {@code spread} of 0 a chain, of 1 all versions are parents. */
  private static int[] graph(Random random, int size, double spread) {
    int[] parents = new int[size];
    for (int version = 0; version < size; version++) {
      boolean anywhere = random.nextDouble() < spread;
      parents[version] = anywhere ? random.nextInt(version + 1) + ROOT : version - 1;
    }
    return parents;
  }

  private static void check(int seed, int[] parents) {
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < parents.length; i++) {
      Version parent = parents[i] == ROOT ? Version.NONE : versions.get(parents[i]);
      versions.add(parent.child(7, i, i % 3, i, Image.ABSENT, i));
    }
    for (int one = 0; one < parents.length; one++) {
      assertThat(Version.NONE.isAncestorOf(versions.get(one))).isTrue();
      assertThat(versions.get(one).isAncestorOf(Version.NONE)).isFalse();
      for (int other = 0; other < parents.length; other++) {
        assertThat(versions.get(one).isAncestorOf(versions.get(other)))
            .as("graph %d: %d of %d", seed, one, other)
            .isEqualTo(isAncestor(parents, one, other));
      }
    }
  }

  private static boolean isAncestor(int[] parents, int one, int other) {
    int at = other;
    while (at > one) {
      at = parents[at];
    }
    return at == one;
  }

  @Test
  void knowsASettledVersionAsAncestorOfAllThatIsWrittenOnIt() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Random random = new Random(seed);
      Version settled = Version.NONE;
      Version last = Version.NONE;
      for (int i = 0; i < 20; i++) {
        last = last.child(7, i, 0, i, Image.ABSENT, i);
        if (random.nextInt(3) == 0) {
          last.child(7, i, 1, i, Image.ABSENT, i);
        }
        if (random.nextInt(4) == 0) {
          last.settlePast();
          settled = last;
        }
        assertThat(settled.isAncestorOf(last)).isTrue();
        assertThat(last.isAncestorOf(settled)).isEqualTo(last == settled);
      }
    }
  }
}
