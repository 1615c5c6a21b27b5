package io.github.gtsim.engine;

/**
 * Owner of virtual time, in nanoseconds from the start of the run. Time moves in one place, {@link
 * #step()}; events at one instant fire in the order they were scheduled.
 *
 * <p>A <em>background</em> event (a health probe, the next change of a fault) does not by itself
 * keep a run alive: see {@link #foregroundPending()}.
 */
public final class Simulation {
  private final EventQueue queue = new EventQueue();
  private final Fingerprint fingerprint = new Fingerprint();
  private long now;
  private long scheduled;
  private long fired;
  private long foreground;

  public long now() {
    return now;
  }

  /** Schedules {@code event} at {@code time}, which must not lie in the past. */
  public void at(long time, Event event) {
    add(time, event, 0);
    foreground++;
  }

  /** Schedules {@code event} after {@code delayNanos}. */
  public void after(long delayNanos, Event event) {
    at(Math.addExact(now, delayNanos), event);
  }

  /** Schedules an event that nobody waits for. */
  public void backgroundAt(long time, Event event) {
    add(time, event, 1);
  }

  private void add(long time, Event event, int background) {
    if (time < now) {
      throw new IllegalArgumentException("event at " + time + " ns lies before now, " + now);
    }
    queue.add(time, scheduled++ << 1 | background, event);
  }

  /** Foreground events pending, and holds: what the run waits for. */
  public long foregroundPending() {
    return foreground;
  }

  /** Keeps the run alive, as a foreground event does, until {@link #release()}. */
  public void hold() {
    foreground++;
  }

  /** Takes back one {@link #hold()}. */
  public void release() {
    foreground--;
  }

  /** The instant of the next event; there must be one. */
  public long nextTime() {
    return queue.peekTime();
  }

  /** Fires the next event; there must be one. */
  public void step() {
    now = queue.peekTime();
    long order = queue.peekOrder();
    if ((order & 1) == 0) {
      foreground--;
    }
    fired++;
    fingerprint.add(now);
    fingerprint.add(order);
    queue.poll().fire();
  }

  /** Fires every event up to and including {@code end}; the clock then stands at {@code end}. */
  public void runUntil(long end) {
    while (queue.size() > 0 && queue.peekTime() <= end) {
      step();
    }
    now = Math.max(now, end);
  }

  /** Events fired so far. */
  public long fired() {
    return fired;
  }

  /** Digest of everything that has fired. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }
}
