package io.github.gtsim.scenario;

/** Reads instants of a run, which lie before its arrivals stop. */
final class Instants {
  private Instants() {}

  /** The required instant under {@code at}, in nanoseconds from the start. */
  static long at(Section section) {
    if (!section.require("at", "an instant, such as 3m")) {
      return 0;
    }
    long at = section.duration("at", 0);
    if (at >= section.reading().durationNanos()) {
      section.refuse("at", "must be before the scenario's duration is over");
      return 0;
    }
    return at;
  }
}
