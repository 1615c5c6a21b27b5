package io.github.gtsim.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
  private record Due(Version record, long at) {}

  /** Against a queue of the library, with records added and taken by chance, far and near. */
  @Test
  void firstInIsFirstOut() {
    RandomStream random = new RandomStream(7);
    Line line = new Line();
    Deque<Due> expected = new ArrayDeque<>();
    for (int step = 0; step < 20_000; step++) {
      boolean more = random.nextInt(10) < (step / 100 % 2 == 0 ? 7 : 3);
      if (more) {
        Due due = new Due(Version.preloaded(step, Image.ABSENT), step);
        expected.add(due);
        line.add(due.record(), due.at());
      } else if (!expected.isEmpty()) {
        Due due = expected.remove();
        assertThat(line.firstDue()).isEqualTo(due.at());
        assertThat(line.first()).isSameAs(due.record());
        assertThat(line.take()).isSameAs(due.record());
      }
      assertThat(line.isEmpty()).isEqualTo(expected.isEmpty());
    }
  }

  /** The ticket names the same record after others were taken, and after the line has grown. */
  @Test
  void postponesTheRecordOfTheTicketUnlessItIsTaken() {
    Line line = new Line();
    List<Long> tickets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tickets.add(line.add(Version.NONE, i));
    }
    for (int i = 0; i < 4; i++) {
      line.take();
    }
    for (int i = 6; i < 16; i++) {
      tickets.add(line.add(Version.NONE, i));
    }
    line.postpone(tickets.get(3), 100);
    line.postpone(tickets.get(4), 100);
    line.postpone(tickets.get(9), 1000);
    line.postpone(tickets.get(15), 10_000);

    List<Long> dues = new ArrayList<>();
    while (!line.isEmpty()) {
      dues.add(line.firstDue());
      line.take();
    }
    assertThat(dues).containsExactly(104L, 5L, 6L, 7L, 8L, 1009L, 10L, 11L, 12L, 13L, 14L, 10_015L);
  }
}
