package io.github.gtsim.engine;

/** Spans of virtual time, in nanoseconds. */
public final class Nanos {
  public static final long MILLISECOND = 1_000_000;
  public static final long SECOND = 1000 * MILLISECOND;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  private Nanos() {}
}
