package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.Simulation;

/**
 * Asynchronous replication from one Region to another: a queue for each partition, all independent
 * (FACTS ). A record that comes due while the link is down waits; after healing the first
 * arrives one link delay later, the others by due time at the catch-up rate, until none waits. A
 * record that gets lost on the way is sent again after a while, which holds up those behind it.
 */
final class Channel {
  private static final double NANOS = 1e9;

  private final World world;
  private final Intake.Inlet inlet;
  private final int from;
  private final int to;
  private final ReplicationOptions options;
  private final Distribution lag;
  private final long extraLag;
  private final Queue[] queues;
  private final RandomStream draws = new RandomStream(0);
  private final RandomStream unordered;
  private final long losses;
  private final Line waiting = new Line();
  private boolean draining;
  private boolean catchingUp;
  private int drain;
  private boolean closed;

  /**
   * @param intake where records come into Region {@code to}
   */
  Channel(World world, int from, int to, Intake intake, ReplicationOptions options) {
    this.world = world;
    this.options = options;
    this.from = from;
    this.to = to;
    inlet = intake.from(from, this::emptied);
    String name = world.region(from).name() + ">" + world.region(to).name();
    boolean given = options.lag().isPresent() || pairLag(name) != null;
    lag =
        pairLag(name) != null
            ? pairLag(name)
            : options.lag().orElse(ReplicationOptions.DEFAULT_LAG);
    extraLag = given ? 0 : world.network().roundTrip(from, to) / 2;
    unordered = world.streams().stream("lag/" + name);
    losses = world.streams().seed("loss/" + name);
    queues = new Queue[world.items().partitions()];
    for (int partition = 0; partition < queues.length; partition++) {
      queues[partition] = new Queue(world.streams().seed("lag/" + name + "/" + partition));
    }
  }

  private Distribution pairLag(String name) {
    Distribution found = null;
    for (ReplicationOptions.PairLag pair : options.pairs()) {
      if (name.equals(pair.from() + ">" + pair.to())) {
        found = pair.lag();
      }
    }
    return found;
  }

  /** One partition's records, in order, with the level of lag they meet. */
  private final class Queue {
    private final Line records = new Line();
    private final long seed;
    private long levelHold = -1;
    private long level;

    Queue(long seed) {
      this.seed = seed;
    }

    void add(Version record) {
      long due = due(record, level(world.now()));
      if (records.isEmpty()) {
        world.simulation().at(due, this::firstIsDue);
      }
      send(record, records.add(record, due), 1);
    }

    private void send(Version record, long ticket, int times) {
      if (isLost(record, times)) {
        records.postpone(ticket, options.retryNanos());
        world.simulation().after(options.retryNanos(), () -> send(record, ticket, times + 1));
      }
    }

    private long level(long now) {
      long hold = now / options.holdNanos();
      if (hold != levelHold) {
        levelHold = hold;
        level = lag.sample(draws.position(seed, hold));
      }
      return level;
    }

    private void firstIsDue() {
      if (!records.isEmpty() && records.firstDue() <= world.now()) {
        due(records.take());
      }
      if (!records.isEmpty()) {
        world.simulation().at(Math.max(world.now(), records.firstDue()), this::firstIsDue);
      }
    }
  }

  /** Takes up a version written at the source. */
  void ship(Version version) {
    if (closed) {
      world.observer().dropped(version, to);
    } else if (options.ordered()) {
      queues[world.items().partition(version.item())].add(version);
    } else {
      send(version, due(version, lag.sample(unordered)) - world.now(), 1);
    }
  }

  /** When a record that leaves now is due, of whose lag {@code drawn} is by chance. */
  private long due(Version record, long drawn) {
    long lagNanos = world.network().replicationLag(from, to, drawn + extraLag);
    return Math.max(world.now(), record.writtenAt() + lagNanos);
  }

  /** Another version will travel in place of this one. */
  void leaveOut(Version version) {
    world.observer().dropped(version, to);
  }

  /** Sends a record on its own, and again as often as it gets lost. */
  private void send(Version version, long lagNanos, int times) {
    boolean lost = isLost(version, times);
    world
        .simulation()
        .after(
            lost ? options.retryNanos() : lagNanos,
            lost ? () -> send(version, lagNanos, times + 1) : () -> dueUnlessClosed(version));
  }

  /** Whether chance has a record get lost, the {@code times}-th time that it is sent. */
  private boolean isLost(Version version, int times) {
    double loss = closed ? 0 : world.network().loss(from, to);
    if (loss == 0) {
      return false;
    }
    long write = Hash.mix(world.items().hash(version.item()), version.writtenAt());
    return draws.position(Hash.mix(losses, write), times).nextDouble() < loss;
  }

  private void dueUnlessClosed(Version version) {
    if (closed) {
      world.observer().dropped(version, to);
    } else {
      due(version);
    }
  }

  private void due(Version version) {
    if (waiting.isEmpty() && world.network().isUp(from, to)) {
      inlet.take(version);
    } else {
      waiting.add(version, world.now());
    }
  }

  /** Nothing waits any more, if nothing waits for the link either. */
  private void emptied() {
    if (catchingUp && waiting.isEmpty() && inlet.isEmpty()) {
      catchingUp = false;
      world.observer().caughtUp(from, to);
    }
  }

  /** The link may have gone down or come up. */
  void networkChanged() {
    boolean up = world.network().isUp(from, to);
    if (!up) {
      draining = false;
      drain++;
    } else if (!draining && !waiting.isEmpty()) {
      draining = true;
      int thisDrain = ++drain;
      world.simulation().after(world.network().transit(from, to), () -> startDrain(thisDrain));
    }
  }

  private void startDrain(int thisDrain) {
    if (thisDrain == drain) {
      catchingUp = true;
      world.observer().catchUpStarted(from, to);
      drainNext(thisDrain, world.now(), 1);
    }
  }

  private void drainNext(int thisDrain, long startedAt, long count) {
    if (thisDrain != drain) {
      return;
    }
    inlet.take(waiting.take());
    if (waiting.isEmpty()) {
      draining = false;
      emptied();
      return;
    }
    Simulation simulation = world.simulation();
    long next = startedAt + (long) (count * NANOS / options.catchUpPerSecond());
    simulation.at(next, () -> drainNext(thisDrain, startedAt, count + 1));
  }

  /** Source or destination is destroyed: nothing arrives any more. */
  void close() {
    closed = true;
    draining = false;
    drain++;
    for (Queue queue : queues) {
      drop(queue.records);
    }
    drop(waiting);
    inlet.close();
  }

  private void drop(Line records) {
    while (!records.isEmpty()) {
      world.observer().dropped(records.take(), to);
    }
  }

  boolean hasWaiting() {
    return !waiting.isEmpty() || !inlet.isEmpty();
  }

  boolean touches(int region) {
    return from == region || to == region;
  }
}
