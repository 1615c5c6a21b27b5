package io.github.gtsim.mode;

import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Event;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.Simulation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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

  /** Records of no queue that are on their way. */
  private final Set<Version> unqueued = new LinkedHashSet<>();

  /** Hears of every arrival after which nothing is on its way. */
  private Optional<Runnable> shipped = Optional.empty();

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
    private final Event firstIsDue = this::firstIsDue;
    private long levelHold = -1;
    private long level;

    Queue(long seed) {
      this.seed = seed;
    }

    void add(Version record) {
      long due = due(record, level(world.now()));
      if (records.isEmpty()) {
        world.simulation().at(due, firstIsDue);
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
        world.simulation().at(Math.max(world.now(), records.firstDue()), firstIsDue);
      }
    }
  }

  /** Takes up a version written at the source. */
  void ship(Version version) {
    if (closed) {
      world.observer().dropped(version, to);
    } else if (options.ordered()) {
      queues[world.items().partition(version.item())].add(version);
    } else if (unqueued.add(version)) {
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
            lost ? () -> send(version, lagNanos, times + 1) : () -> dueUnqueued(version));
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

  /** Nothing happens if the channel has been closed meanwhile. */
  private void dueUnqueued(Version version) {
    if (unqueued.remove(version)) {
      due(version);
    }
  }

  private void due(Version version) {
    if (waiting.isEmpty() && world.network().isUp(from, to)) {
      arrive(version);
    } else {
      waiting.add(version, world.now());
    }
  }

  private void arrive(Version version) {
    inlet.take(version);
    tellIfShipped();
  }

  private void tellIfShipped() {
    if (shipped.isPresent() && isShipped()) {
      shipped.get().run();
    }
  }

  /** Nothing waits at the destination any more. */
  private void emptied() {
    endCatchUp();
    tellIfShipped();
  }

  private void endCatchUp() {
    if (catchingUp && !hasWaiting()) {
      catchingUp = false;
      world.observer().caughtUp(from, to);
    }
  }

  /** Whether nothing is on its way or waits. */
  boolean isShipped() {
    boolean empty = unqueued.isEmpty() && !hasWaiting();
    for (Queue queue : queues) {
      empty &= queue.records.isEmpty();
    }
    return empty || closed;
  }

  /** Has {@code then} run after every arrival that leaves nothing on its way. */
  void whenShipped(Runnable then) {
    shipped = Optional.of(then);
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
    arrive(waiting.take());
    if (waiting.isEmpty()) {
      draining = false;
      endCatchUp();
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
    unqueued.forEach(version -> world.observer().dropped(version, to));
    unqueued.clear();
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

  /** The Region that it leaves. */
  int from() {
    return from;
  }

  /** The Region that it leads to. */
  int to() {
    return to;
  }

  boolean touches(int region) {
    return from == region || to == region;
  }
}
