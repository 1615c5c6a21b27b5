package io.github.gtsim.workload;

import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.util.FastMath;

/**
 * The metric {@code ReplicationLatency} as those who run the clients see it: for each pair of
 * Regions one sample of every five minutes in which a record arrived, of the records that did
 * (FACTS F-4, R-12). Where nothing arrives there is no sample. MRSC publishes none (FACTS 19).
 */
public final class ReplicationLatency implements Observer {
  static final long PERIOD_NANOS = 5 * Nanos.MINUTE;

  private final World world;
  private final Period[][] running;
  private final Period[][] last;
  private final List<Sample> finished = new ArrayList<>();

  /**
   * One sample.
   *
   * @param startNanos when its five minutes began
   */
  public record Sample(int from, int to, long startNanos, long averageNanos) {}

  /** The records of one pair of Regions that arrived in one period. */
  private static final class Period {
    long number = -1;
    long records;
    double sumNanos;
    long maxNanos;

    void begin(long newNumber) {
      number = newNumber;
      records = 0;
      sumNanos = 0;
      maxNanos = 0;
    }

    Sample sample(int from, int to) {
      return new Sample(from, to, number * PERIOD_NANOS, FastMath.round(sumNanos / records));
    }
  }

  public ReplicationLatency(World world) {
    this.world = world;
    int regions = world.regions().size();
    running = new Period[regions][regions];
    last = new Period[regions][regions];
    for (int from = 0; from < regions; from++) {
      for (int to = 0; to < regions; to++) {
        running[from][to] = new Period();
        last[from][to] = new Period();
      }
    }
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.ARRIVED);
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    int from = version.origin();
    long number = world.now() / PERIOD_NANOS;
    if (running[from][region].number != number) {
      Period ended = running[from][region];
      if (ended.records > 0) {
        finished.add(ended.sample(from, region));
      }
      running[from][region] = last[from][region];
      running[from][region].begin(number);
      last[from][region] = ended;
    }
    Period period = running[from][region];
    long lag = world.now() - version.writtenAt();
    period.records++;
    period.sumNanos += lag;
    period.maxNanos = Math.max(period.maxNanos, lag);
  }

  /** Every sample so far, those of the running periods too. */
  public List<Sample> samples() {
    List<Sample> all = new ArrayList<>(finished);
    for (int from = 0; from < running.length; from++) {
      for (int to = 0; to < running.length; to++) {
        if (running[from][to].records > 0) {
          all.add(running[from][to].sample(from, to));
        }
      }
    }
    return all;
  }

  /** The average of a period, nanoseconds; negative if nothing arrived in it. */
  double average(int from, int to, long number) {
    for (Period period : new Period[] {running[from][to], last[from][to]}) {
      if (period.number == number && period.records > 0) {
        return period.sumNanos / period.records;
      }
    }
    return -1;
  }

  /**
   * The greatest lag of records from a Region in this period and the one before, nanoseconds; 0 if
   * none arrived.
   */
  long recentMax(int from) {
    long max = 0;
    long now = world.now() / PERIOD_NANOS;
    for (int to = 0; to < running.length; to++) {
      for (Period period : new Period[] {running[from][to], last[from][to]}) {
        if (period.number >= now - 1) {
          max = Math.max(max, period.maxNanos);
        }
      }
    }
    return max;
  }
}
