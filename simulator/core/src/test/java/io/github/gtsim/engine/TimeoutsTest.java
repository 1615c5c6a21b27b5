package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {
  private static final long DELAY = 100;

  private final Simulation simulation = new Simulation();
  private final Set<String> closed = new TreeSet<>();
  private final List<String> log = new ArrayList<>();
  private final Timeouts<String> timeouts =
      new Timeouts<>(simulation, DELAY, what -> !closed.contains(what), this::expire);

  private void expire(String what) {
    closed.add(what);
    log.add(simulation.now() + " " + what);
  }

  @Test
  void expireExactlyAfterTheDelayInTheOrderTheyBegan() {
    startAt(0, "a");
    startAt(30, "b");
    startAt(30, "c");
    startAt(250, "d");
    simulation.runUntil(1000);
    assertThat(log).containsExactly("100 a", "130 b", "130 c", "350 d");
  }

  @Test
  void whatIsClosedLeavesQuietly() {
    startAt(0, "a");
    startAt(10, "b");
    startAt(20, "c");
    simulation.at(50, () -> closed.addAll(List.of("a", "b")));
    simulation.runUntil(1000);
    assertThat(log).containsExactly("120 c");
  }

  @Test
  void oneEventPendsForAllAndIsBackground() {
    for (int i = 0; i < 50; i++) {
      timeouts.start("w" + i);
    }
    assertThat(simulation.foregroundPending()).isZero();
    simulation.runUntil(1000);
    assertThat(log).hasSize(50);
    assertThat(simulation.fired()).isOne();
  }

  @Test
  void oneMayStartWhileAnotherExpires() {
    List<String> expired = new ArrayList<>();
    List<Timeouts<String>> self = new ArrayList<>();
    self.add(
        new Timeouts<>(
            simulation,
            DELAY,
            what -> !expired.contains(what),
            what -> {
              expired.add(what);
              if (expired.size() < 3) {
                self.get(0).start(what + "+");
              }
            }));
    self.get(0).start("a");
    simulation.runUntil(1000);
    assertThat(expired).containsExactly("a", "a+", "a++");
    assertThat(simulation.fired()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void behaveAsOneEventEachWould(long seed) {
    RandomStream random = new RandomStream(seed);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String name = "w" + i;
      long start = i * 7L + random.nextBelow(7);
      startAt(start, name);
      if (random.nextBelow(2) == 0) {
        simulation.at(start + random.nextBelow((int) DELAY), () -> closed.add(name));
      } else {
        expected.add(start + DELAY + " " + name);
      }
    }
    simulation.runUntil(1_000_000);
    assertThat(log).containsExactlyElementsOf(expected);
  }

  private void startAt(long time, String what) {
    simulation.at(time, () -> timeouts.start(what));
  }
}
