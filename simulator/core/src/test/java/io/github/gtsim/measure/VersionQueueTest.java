package io.github.gtsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class VersionQueueTest {
  private record Due(Version version, long at) {}

  /** Against a queue of the library, with more added than taken and the other way round. */
  @Test
  void firstInIsFirstOut() {
    RandomStream random = new RandomStream(7);
    VersionQueue queue = new VersionQueue();
    Deque<Due> expected = new ArrayDeque<>();
    for (int step = 0; step < 20_000; step++) {
      if (random.nextInt(10) < (step / 500 % 2 == 0 ? 7 : 3)) {
        Due due = new Due(Version.preloaded(step, Image.ABSENT), step);
        expected.add(due);
        queue.add(due.version(), due.at());
      } else if (!expected.isEmpty()) {
        Due due = expected.remove();
        assertThat(queue.firstAt()).isEqualTo(due.at());
        assertThat(queue.isUpTo(due.at() - 1)).isFalse();
        assertThat(queue.isUpTo(due.at())).isTrue();
        assertThat(queue.take()).isSameAs(due.version());
      }
      assertThat(queue.isUpTo(Long.MAX_VALUE)).isEqualTo(!expected.isEmpty());
    }
  }
}
