package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;

/** What the parts of one random scenario share. */
final class Stage {
  private final Draws draws;
  private final Moments moments;
  private final long seconds;
  private final Shape shape;
  private final List<String> places;

  /**
   * The table's Regions.
   *
   * @param replicas as listed in {@code table.regions}
   * @param members those and the witness
   * @param transactions whether the mode has them
   */
  record Shape(String mode, List<String> replicas, List<String> members, boolean transactions) {}

  Stage(Draws draws, long seconds, Shape shape) {
    this.draws = draws;
    this.seconds = seconds;
    this.shape = shape;
    moments = new Moments(draws, seconds * Nanos.SECOND);
    places = new ArrayList<>(shape.members());
  }

  Draws draws() {
    return draws;
  }

  Moments moments() {
    return moments;
  }

  /** How long requests arrive. */
  long seconds() {
    return seconds;
  }

  Shape shape() {
    return shape;
  }

  /** Regions with a replica, a witness or clients so far. */
  List<String> places() {
    return places;
  }

  void place(String region) {
    if (!places.contains(region)) {
      places.add(region);
    }
  }
}
