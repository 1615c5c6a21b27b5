package io.github.gtsim.workload;

import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;

/**
 * What is thought of each Region that a group may go to: by one health checker a Region (FACTS F-2,
 * F-6), or by an alarm on its replication latency (FACTS F-4).
 */
final class Verdicts {
  /**
   * FACTS F-2: a checker waits up to 4 s for the connection and 2 s for the response. Connections
   * take no time of their own in our model, so a strong read has 2 s to be answered.
   */
  private static final long RESPONSE_NANOS = 2 * Nanos.SECOND;

  private final World world;
  private final Wiring wiring;
  private final Source source;
  private final Failover failover;
  private final Runnable changed;
  private final List<Watch> watches = new ArrayList<>();

  /** Tells of every change of a verdict on those that it will be asked to watch. */
  Verdicts(World world, Wiring wiring, Source source, Failover failover, Runnable changed) {
    this.world = world;
    this.wiring = wiring;
    this.source = source;
    this.failover = failover;
    this.changed = changed;
  }

  /** Whether any Region is watched. */
  boolean areAny() {
    return !watches.isEmpty();
  }

  /** Watches these Regions too. */
  void watch(Iterable<Integer> regions) {
    for (int region : regions) {
      if (watches.stream().noneMatch(watch -> watch.region == region)) {
        watches.add(failover.alarm().isPresent() ? new Alarm(region) : new Checker(region));
      }
    }
  }

  /** Whether the Region, which must be one of those watched if any is, counts as healthy. */
  boolean isHealthy(int region) {
    for (Watch watch : watches) {
      if (watch.region == region) {
        return watch.healthy;
      }
    }
    if (!areAny()) {
      return true;
    }
    throw new IllegalArgumentException("nobody watches " + world.region(region).name());
  }

  /** The verdict on one Region, which counts as healthy until shown not to be. */
  private abstract static class Watch {
    final int region;
    boolean healthy = true;
    int against;

    Watch(int region) {
      this.region = region;
    }
  }

  private void found(Watch watch, boolean healthy, int threshold) {
    watch.against = healthy == watch.healthy ? 0 : watch.against + 1;
    if (watch.against == threshold) {
      watch.healthy = healthy;
      watch.against = 0;
      changed.run();
    }
  }

  /** Probes one Region; a new one counts as healthy until enough probes say otherwise. */
  private final class Checker extends Watch {
    private final long seed;
    private long probes;

    Checker(int region) {
      super(region);
      String name = "health/" + source.name() + "/" + world.region(region).name();
      seed = world.streams().seed(name);
      long phase = (long) (world.streams().stream(name).nextDouble() * failover.intervalNanos());
      world.simulation().backgroundAt(world.now() + phase, this::probe);
    }

    private void probe() {
      boolean answered = world.answersProbe(region, Hash.mix(seed, probes++), RESPONSE_NANOS);
      found(this, answered, failover.threshold());
      world.simulation().backgroundAt(world.now() + failover.intervalNanos(), this::probe);
    }
  }

  /**
   * Looks at the samples of each period: the worst of the pairs that leave the Region. A period
   * without any sample says nothing (FACTS R-12).
   */
  private final class Alarm extends Watch {
    private long period = world.now() / ReplicationLatency.PERIOD_NANOS;

    Alarm(int region) {
      super(region);
      world.simulation().backgroundAt((period + 1) * ReplicationLatency.PERIOD_NANOS, this::look);
    }

    private void look() {
      double worst = -1;
      for (int to = 0; to < world.regions().size(); to++) {
        worst = Math.max(worst, wiring.latency().average(region, to, period));
      }
      Failover.Alarm alarm = failover.alarm().orElseThrow();
      if (worst >= 0) {
        found(this, worst <= alarm.latencyNanos(), alarm.periods());
      }
      period++;
      world.simulation().backgroundAt((period + 1) * ReplicationLatency.PERIOD_NANOS, this::look);
    }
  }
}
