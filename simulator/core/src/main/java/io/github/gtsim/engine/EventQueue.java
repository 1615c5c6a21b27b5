package io.github.gtsim.engine;

import java.util.Arrays;

/**
 * The pending-event set: a 4-ary min-heap over parallel primitive arrays, ordered by (instant,
 * order of scheduling), so events at one instant leave first in, first out.
 *
 * <p>Not thread-safe: a simulation belongs to one thread.
 */
public final class EventQueue {
  private long[] times = new long[64];
  private long[] orders = new long[64];
  private Event[] events = new Event[64];
  private int size;

  public int size() {
    return size;
  }

  /** The earliest instant; the queue must not be empty. */
  public long peekTime() {
    return times[0];
  }

  /** The order of the earliest event; the queue must not be empty. */
  public long peekOrder() {
    return orders[0];
  }

  /** Adds an event; {@code order} must be different for every event at one instant. */
  public void add(long time, long order, Event event) {
    if (size == times.length) {
      grow();
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 2;
      if (!before(time, order, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, time, order, event);
  }

  /** Removes the earliest event; the queue must not be empty. */
  public Event poll() {
    Event first = events[0];
    int last = --size;
    long time = times[last];
    long order = orders[last];
    Event event = events[last];
    events[last] = null;
    if (last > 0) {
      sink(time, order, event);
    }
    return first;
  }

  private void sink(long time, long order, Event event) {
    int hole = 0;
    while (true) {
      int child = (hole << 2) + 1;
      if (child >= size) {
        break;
      }
      int least = leastOf(child);
      if (before(time, order, least)) {
        break;
      }
      move(least, hole);
      hole = least;
    }
    put(hole, time, order, event);
  }

  private int leastOf(int first) {
    int least = first;
    long leastTime = times[first];
    int end = Math.min(first + 4, size);
    for (int child = first + 1; child < end; child++) {
      long time = times[child];
      if (time < leastTime || (time == leastTime && orders[child] < orders[least])) {
        least = child;
        leastTime = time;
      }
    }
    return least;
  }

  private boolean before(long time, long order, int slot) {
    return time < times[slot] || (time == times[slot] && order < orders[slot]);
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], events[from]);
  }

  private void put(int slot, long time, long order, Event event) {
    times[slot] = time;
    orders[slot] = order;
    events[slot] = event;
  }

  private void grow() {
    int capacity = size * 2;
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    events = Arrays.copyOf(events, capacity);
  }
}
