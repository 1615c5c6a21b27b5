package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlacedTest {
  private static final int SIZE = 300;

  private static String written(Placed placed) {
    long[] target = new long[placed.longs() + 1];
    int end = placed.write(target, 1);
    assertThat(target[0]).isZero();
    return Arrays.toString(Arrays.copyOfRange(target, 1, end));
  }

  /** Against a set of the library; what is written tells sets apart, and equal ones are equal. */
  @Test
  void isASetThatIsWrittenDownUniquely() {
    RandomStream random = new RandomStream(11);
    Placed placed = new Placed(SIZE);
    TreeSet<Integer> expected = new TreeSet<>();
    Map<String, String> writtenBy = new LinkedHashMap<>();
    for (int run = 0; run < 20_000; run++) {
      int edge = Math.min(SIZE, run / 50);
      int number = Math.max(0, edge - random.nextBelow(80));
      if (expected.contains(number)) {
        placed.remove(number);
        expected.remove(number);
      } else {
        placed.add(number);
        expected.add(number);
      }
      assertThat(placed.contains(number)).isEqualTo(expected.contains(number));
      String before = writtenBy.put(written(placed), expected.toString());
      assertThat(before == null || before.equals(expected.toString())).isTrue();
    }
    for (int number = 0; number <= SIZE; number++) {
      assertThat(placed.contains(number)).as("%d", number).isEqualTo(expected.contains(number));
    }
  }

  @Test
  void isShortWhereThereIsNoGap() {
    Placed placed = new Placed(SIZE);
    long[] target = new long[placed.longs()];
    assertThat(placed.write(target, 0)).isEqualTo(1);
    for (int number = 0; number < 256; number++) {
      placed.add(number);
    }
    assertThat(placed.write(target, 0)).isEqualTo(1);
    assertThat(target[0]).isEqualTo(4L << 32);
    placed.add(257);
    assertThat(placed.write(target, 0)).isEqualTo(2);
    assertThat(target[0]).isEqualTo(4L << 32 | 1);
    assertThat(target[1]).isEqualTo(2);
    placed.remove(64);
    assertThat(placed.write(target, 0)).isEqualTo(5);
    assertThat(target[0]).isEqualTo(1L << 32 | 4);
    assertThat(target[1]).isEqualTo(-2);
    placed.remove(257);
    assertThat(placed.write(target, 0)).isEqualTo(4);
  }
}
