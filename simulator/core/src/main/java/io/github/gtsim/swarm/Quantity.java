package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit as scenarios write it.
 *
 * @param number in {@code unit}, or in nanoseconds if it is a duration
 * @param unit {@code ns} for every duration; empty for a plain number
 */
record Quantity(long number, String unit) {
  private static final Pattern SHAPE =
      Pattern.compile("(-?\\d{1,12})(ns|us|ms|s|m|/s|/m|B|KB|ppm|%|)");
  private static final List<Unit> TIMES =
      List.of(
          new Unit("m", Nanos.MINUTE),
          new Unit("s", Nanos.SECOND),
          new Unit("ms", Nanos.MILLISECOND),
          new Unit("us", 1000),
          new Unit("ns", 1));

  private record Unit(String text, long nanos) {}

  static Quantity nanos(long nanos) {
    return new Quantity(nanos, "ns");
  }

  /** The duration in the largest unit that needs no fraction; minutes only from ten on. */
  static String time(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    for (Unit unit : TIMES) {
      boolean minutes = unit.text().equals("m") && Math.abs(nanos) < 10 * unit.nanos();
      if (!minutes && nanos % unit.nanos() == 0) {
        return nanos / unit.nanos() + unit.text();
      }
    }
    throw new IllegalStateException("no unit for " + nanos + " ns");
  }

  /** What {@code text} says; empty if it is no quantity, or one with a fraction. */
  static Optional<Quantity> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    for (Unit unit : TIMES) {
      if (unit.text().equals(matcher.group(2))) {
        return Optional.of(nanos(Math.multiplyExact(number, unit.nanos())));
      }
    }
    return Optional.of(new Quantity(number, matcher.group(2)));
  }

  boolean isTime() {
    return unit.equals("ns");
  }

  String text() {
    return isTime() ? time(number) : number + unit;
  }
}
