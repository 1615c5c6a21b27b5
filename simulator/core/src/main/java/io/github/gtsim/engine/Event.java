package io.github.gtsim.engine;

/** Something that happens at one instant of virtual time. */
@FunctionalInterface
public interface Event {

  /** Lets it happen; {@link Simulation#now()} is the instant it was scheduled for. */
  void fire();
}
