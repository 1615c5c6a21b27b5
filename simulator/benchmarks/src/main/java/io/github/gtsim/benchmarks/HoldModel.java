package io.github.gtsim.benchmarks;

import io.github.gtsim.engine.Event;
import io.github.gtsim.engine.EventQueue;
import io.github.gtsim.engine.RandomStream;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The HOLD model of pending-event sets (Jones 1986): take the earliest of {@code size} events and
 * put it back a random increment later. The time is that of one such pair, the draw included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HoldModel {
  private static final int MEAN_INCREMENT = 1_000_000;
  private static final Event EVENT = () -> {};

  @Param({"10", "1000", "100000"})
  int size;

  private RandomStream random;
  private long order;
  private EventQueue queue;
  private PriorityQueue<Pending> baseline;

  private record Pending(long time, long order, Event event) implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** Fills both sets with the same events. */
  @Setup(Level.Iteration)
  public void fill() {
    random = new RandomStream(1);
    order = 0;
    queue = new EventQueue();
    baseline = new PriorityQueue<>();
    for (int i = 0; i < size; i++) {
      long time = increment();
      queue.add(time, order, EVENT);
      baseline.add(new Pending(time, order++, EVENT));
    }
  }

  @Benchmark
  public Event eventQueue() {
    long now = queue.peekTime();
    Event event = queue.poll();
    queue.add(now + increment(), order++, event);
    return event;
  }

  @Benchmark
  public Event priorityQueue() {
    Pending earliest = baseline.remove();
    baseline.add(new Pending(earliest.time() + increment(), order++, earliest.event()));
    return earliest.event();
  }

  private long increment() {
    return random.nextBelow(2 * MEAN_INCREMENT);
  }
}
