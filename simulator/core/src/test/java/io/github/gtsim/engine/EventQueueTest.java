package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventQueueTest {
  private static final Comparator<Entry> EARLIEST =
      Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order);

  private record Entry(long time, long order, Event event) {}

  @ParameterizedTest(name = "seed {0}, {1} instants, {2} % additions")
  @CsvSource({"1, 1, 50", "2, 4, 50", "3, 1000, 55", "4, 1000000000, 60", "5, 3, 70", "6, 50, 45"})
  void leavesInTheOrderOfPriorityQueue(long seed, int instants, int additions) {
    RandomStream random = new RandomStream(seed);
    EventQueue queue = new EventQueue();
    PriorityQueue<Entry> reference = new PriorityQueue<>(EARLIEST);
    for (int i = 0; i < 20_000; i++) {
      if (reference.isEmpty() || random.nextBelow(100) < additions) {
        Entry entry = new Entry(random.nextBelow(instants), i, new Silent());
        reference.add(entry);
        queue.add(entry.time(), entry.order(), entry.event());
      } else {
        assertSameHead(queue, reference.remove());
      }
      assertThat(queue.size()).isEqualTo(reference.size());
    }
    while (!reference.isEmpty()) {
      assertSameHead(queue, reference.remove());
    }
    assertThat(queue.size()).isZero();
  }

  @Test
  void eventsOfOneInstantLeaveFirstInFirstOut() {
    EventQueue queue = new EventQueue();
    List<Event> added = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Event event = new Silent();
      added.add(event);
      queue.add(7, i, event);
    }
    List<Event> left = new ArrayList<>();
    while (queue.size() > 0) {
      left.add(queue.poll());
    }
    assertThat(left).containsExactlyElementsOf(added);
  }

  @ParameterizedTest
  @CsvSource({"1", "63", "64", "65", "128", "129", "5000"})
  void growsAsFarAsNeeded(int count) {
    EventQueue queue = new EventQueue();
    for (int i = count; i > 0; i--) {
      queue.add(i, i, new Silent());
    }
    assertThat(queue.size()).isEqualTo(count);
    for (int i = 1; i <= count; i++) {
      assertThat(queue.peekTime()).isEqualTo(i);
      queue.poll();
    }
  }

  @Test
  void ordersTheWholeRangeOfInstants() {
    EventQueue queue = new EventQueue();
    queue.add(Long.MAX_VALUE, 0, new Silent());
    queue.add(0, 1, new Silent());
    queue.add(Long.MAX_VALUE - 1, 2, new Silent());
    List<Long> times = new ArrayList<>();
    while (queue.size() > 0) {
      times.add(queue.peekTime());
      queue.poll();
    }
    assertThat(times).containsExactly(0L, Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }

  private static void assertSameHead(EventQueue queue, Entry expected) {
    assertThat(queue.peekTime()).isEqualTo(expected.time());
    assertThat(queue.peekOrder()).isEqualTo(expected.order());
    assertThat(queue.poll()).isSameAs(expected.event());
  }

  private static final class Silent implements Event {
    @Override
    public void fire() {}
  }
}
