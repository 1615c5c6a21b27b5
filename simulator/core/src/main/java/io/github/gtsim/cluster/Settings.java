package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Nanos;
import java.util.List;
import java.util.Optional;

/**
 * One mapping of a scenario file, read strictly and next to the type it configures. Asking for a
 * key makes it an allowed one; whatever is never asked for is refused as unknown.
 *
 * <p>A reader never throws for a user's mistake: the problem is noted with its place in the file
 * and a harmless value of the right type comes back, so that one pass finds every problem.
 */
public interface Settings {

  boolean has(String key);

  /** A duration in nanoseconds, such as {@code 250ms}, not negative. */
  long duration(String key, long fallbackNanos);

  /** Time between two things that happen over and over: a duration of 1 ms at least. */
  default long period(String key, long fallbackNanos) {
    long nanos = duration(key, fallbackNanos);
    if (nanos < Nanos.MILLISECOND) {
      refuse(key, "must be at least 1ms");
      return fallbackNanos;
    }
    return nanos;
  }

  /** Operations a second, such as {@code 200/s} or {@code 30/m}, above 0. */
  double rate(String key, double fallbackPerSecond);

  /** A whole number of at least {@code least} and at most {@code most}. */
  long whole(String key, long fallback, long least, long most);

  /** The constant of {@code type} whose name is written in kebab case. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback);

  /** A constant delay or a distribution of delays. */
  Optional<Distribution> delay(String key);

  /** The name of a Region that the scenario knows. */
  String region(String key);

  /** The mappings of the list under {@code key}; none if it is absent. */
  List<Settings> list(String key);

  /** Notes a mistake of meaning at {@code key}, with what would be right. */
  void refuse(String key, String message);
}
