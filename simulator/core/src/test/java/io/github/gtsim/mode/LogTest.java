package io.github.gtsim.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
  /** However many the slowest member lacks: more than the ring has room for, as many, or few. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 1023, 1024, 1025, 2047, 2048, 5000})
  void entriesThatSomeMemberLacksAreFoundByNumber(int lacked) {
    Log log = new Log();
    for (long order = 1; order <= 6000; order++) {
      long least = Math.max(1, order - lacked);
      log.add(new Entry(Version.NONE, 0, order), least);
      assertThat(log.last().order).isEqualTo(order);
      assertThat(log.at(order).order).isEqualTo(order);
      assertThat(log.at(least).order).isEqualTo(least);
      assertThat(log.at((least + order) / 2).order).isEqualTo((least + order) / 2);
    }
  }

  @Test
  void entriesFollowOneAnotherFromTheOneBeforeTheFirst() {
    Log log = new Log();
    Entry next = log.last();
    for (long order = 1; order <= 3; order++) {
      log.add(new Entry(Version.NONE, 0, order), 1);
    }
    for (long order = 0; order <= 3; order++) {
      assertThat(next.order).isEqualTo(order);
      next = next.nextInLog;
    }
    assertThat(next).isNull();
  }
}
