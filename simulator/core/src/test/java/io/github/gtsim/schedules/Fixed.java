package io.github.gtsim.schedules;

import io.github.gtsim.cluster.Settings;
import io.github.gtsim.engine.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Options of a mode that come from no file. */
final class Fixed implements Settings {
  private final TreeMap<String, Object> values = new TreeMap<>();

  Fixed with(String key, Object value) {
    values.put(key, value);
    return this;
  }

  private <T> T value(String key, Class<T> type, T fallback) {
    return values.containsKey(key) ? type.cast(values.get(key)) : fallback;
  }

  @Override
  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Override
  public long duration(String key, long fallbackNanos) {
    return value(key, Long.class, fallbackNanos);
  }

  @Override
  public long period(String key, long fallbackNanos) {
    return duration(key, fallbackNanos);
  }

  @Override
  public double rate(String key, double fallbackPerSecond) {
    return value(key, Double.class, fallbackPerSecond);
  }

  @Override
  public long whole(String key, long fallback, long least, long most) {
    return value(key, Long.class, fallback);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return has(key) ? Enum.valueOf(type, value(key, String.class, "")) : fallback;
  }

  @Override
  public Optional<Distribution> delay(String key) {
    return Optional.ofNullable(value(key, Distribution.class, null));
  }

  @Override
  public String region(String key) {
    return value(key, String.class, "");
  }

  @Override
  public List<Settings> list(String key) {
    return has(key) ? List.of(value(key, Settings[].class, new Settings[0])) : List.of();
  }

  @Override
  public void refuse(String key, String message) {
    throw new IllegalArgumentException(key + ": " + message);
  }
}
