package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private final Simulation simulation = new Simulation();
  private final List<String> log = new ArrayList<>();

  @Test
  void timeMovesOnlyInStep() {
    note(30, "b");
    note(10, "a");
    assertThat(simulation.now()).isZero();
    assertThat(simulation.nextTime()).isEqualTo(10);
    assertThat(simulation.now()).isZero();
    simulation.step();
    assertThat(simulation.now()).isEqualTo(10);
    simulation.step();
    assertThat(simulation.now()).isEqualTo(30);
    assertThat(log).containsExactly("10 a", "30 b");
  }

  @Test
  void eventsOfOneInstantFireAsScheduledForegroundOrNot() {
    note(5, "first");
    simulation.backgroundAt(5, () -> log.add("second"));
    note(5, "third");
    note(4, "before");
    runAll();
    assertThat(log).containsExactly("4 before", "5 first", "second", "5 third");
  }

  @Test
  void anEventForThisInstantFiresAfterThoseAlreadyScheduledForIt() {
    simulation.at(
        5,
        () -> {
          log.add("one");
          simulation.after(0, () -> log.add("three"));
        });
    simulation.at(5, () -> log.add("two"));
    runAll();
    assertThat(log).containsExactly("one", "two", "three");
    assertThat(simulation.now()).isEqualTo(5);
  }

  @Test
  void refusesThePast() {
    simulation.runUntil(100);
    simulation.at(100, () -> log.add("now is no past"));
    assertThatThrownBy(() -> simulation.at(99, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99 ns")
        .hasMessageContaining("100");
    assertThatThrownBy(() -> simulation.after(-1, () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> simulation.backgroundAt(99, () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(simulation.foregroundPending()).isOne();
  }

  @Test
  void refusesADelayBeyondTheEndOfTime() {
    simulation.runUntil(1);
    assertThatThrownBy(() -> simulation.after(Long.MAX_VALUE, () -> {}))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void countsForegroundEventsOnly() {
    simulation.backgroundAt(1, () -> {});
    assertThat(simulation.foregroundPending()).isZero();
    assertThat(simulation.nextTime()).isOne();
    note(2, "a");
    note(3, "b");
    assertThat(simulation.foregroundPending()).isEqualTo(2);
    simulation.step();
    assertThat(simulation.foregroundPending()).isEqualTo(2);
    simulation.step();
    assertThat(simulation.foregroundPending()).isOne();
    simulation.step();
    assertThat(simulation.foregroundPending()).isZero();
    assertThat(simulation.fired()).isEqualTo(3);
  }

  @Test
  void aHoldCountsLikeAForegroundEventUntilItIsReleased() {
    simulation.hold();
    simulation.hold();
    note(1, "a");
    assertThat(simulation.foregroundPending()).isEqualTo(3);
    simulation.step();
    simulation.release();
    assertThat(simulation.foregroundPending()).isOne();
  }

  @Test
  void anEventInFlightIsNoLongerPending() {
    simulation.at(1, () -> log.add("pending " + simulation.foregroundPending()));
    runAll();
    assertThat(log).containsExactly("pending 0");
  }

  @Test
  void runsUntilTheEndInclusiveAndStandsThere() {
    note(10, "a");
    note(20, "b");
    note(21, "c");
    simulation.runUntil(20);
    assertThat(log).containsExactly("10 a", "20 b");
    assertThat(simulation.now()).isEqualTo(20);
    simulation.runUntil(20);
    assertThat(simulation.now()).isEqualTo(20);
    simulation.runUntil(1000);
    assertThat(log).hasSize(3);
    assertThat(simulation.now()).isEqualTo(1000);
    simulation.runUntil(5);
    assertThat(simulation.now()).isEqualTo(1000);
  }

  @Test
  void runsEventsScheduledOnTheWayToTheEnd() {
    simulation.at(10, () -> simulation.after(10, () -> note(20, "at the end")));
    simulation.runUntil(20);
    assertThat(log).containsExactly("20 at the end");
  }

  @Test
  void equalRunsHaveEqualFingerprintsAndOthersNot() {
    assertThat(fingerprint(1, 2)).isEqualTo(fingerprint(1, 2));
    assertThat(fingerprint(1, 2)).isNotEqualTo(fingerprint(1, 3));
    assertThat(fingerprint(1, 2)).isNotEqualTo(fingerprint(2, 1));
  }

  private static String fingerprint(long... times) {
    Simulation run = new Simulation();
    for (long time : times) {
      run.at(time, () -> {});
    }
    run.runUntil(100);
    return run.fingerprint().hex();
  }

  private void note(long time, String name) {
    simulation.at(time, () -> log.add(simulation.now() + " " + name));
  }

  private void runAll() {
    while (simulation.foregroundPending() > 0) {
      simulation.step();
    }
  }
}
