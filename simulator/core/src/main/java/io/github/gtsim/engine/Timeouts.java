package io.github.gtsim.engine;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Time-outs that all run for the same time, so that they expire in the order they began: one
 * pending event for the oldest, none for each. What is closed before its time leaves quietly.
 *
 * <p>The pending event is a background event: whoever waits for a time-out {@linkplain
 * Simulation#hold() holds} the run.
 */
public final class Timeouts<T> {
  private record Running<T>(T what, long expiresAt) {}

  private final Simulation simulation;
  private final long delayNanos;
  private final Predicate<T> isOpen;
  private final Consumer<T> expire;
  private final ArrayDeque<Running<T>> running = new ArrayDeque<>();
  private boolean armed;

  public Timeouts(Simulation simulation, long delayNanos, Predicate<T> isOpen, Consumer<T> expire) {
    this.simulation = simulation;
    this.delayNanos = delayNanos;
    this.isOpen = isOpen;
    this.expire = expire;
  }

  /** Starts the time of {@code what}. */
  public void start(T what) {
    dropClosed();
    running.add(new Running<>(what, simulation.now() + delayNanos));
    arm();
  }

  private void dropClosed() {
    while (!running.isEmpty() && !isOpen.test(running.peek().what())) {
      running.remove();
    }
  }

  private void arm() {
    if (!armed && !running.isEmpty()) {
      armed = true;
      simulation.backgroundAt(running.peek().expiresAt(), this::fire);
    }
  }

  private void fire() {
    armed = false;
    dropClosed();
    while (!running.isEmpty() && running.peek().expiresAt() <= simulation.now()) {
      expire.accept(running.remove().what());
      dropClosed();
    }
    arm();
  }
}
