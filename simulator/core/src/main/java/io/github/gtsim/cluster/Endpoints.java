package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStream;

/**
 * The public endpoints of the Regions: carries an attempt there and its answer back, spends the
 * service time, and answers for a Region that is out.
 */
public final class Endpoints {
  private static final int TRAVEL = 0;
  private static final int SERVICE = 1;
  private static final int RETURN = 2;
  private static final int ERROR = 4;
  private static final int PROBED = 6;
  private static final int QUORUM = 7;
  private static final long LONGEST_NANOS = 1_000_000_000_000_000_000L;

  private final World world;
  private final Table table;
  private final boolean jitter;
  private final Distribution writeService;
  private final Distribution readService;
  private final RandomStream stream = new RandomStream(0);

  Endpoints(World world, Table table, NetworkDesign design) {
    this.world = world;
    this.table = table;
    this.jitter = design.jitter();
    this.writeService = design.writeService();
    this.readService = design.readService();
  }

  /**
   * Sends an attempt on its way; its caller hears the answer, if one ever comes.
   *
   * @param since when its client has last begun to call this Region
   */
  public void call(Attempt attempt, long since) {
    world.observer().attemptStarted(attempt);
    if (!resolves(attempt, since)) {
      deliver(attempt, Outcome.CONNECTION_REFUSED);
      return;
    }
    int from = attempt.request().source().region();
    if (from == attempt.region()) {
      arrive(attempt);
      return;
    }
    long delay = world.network().userDelay(from, attempt.region(), attempt.draw(stream, TRAVEL));
    world.simulation().after(delay, () -> arrive(attempt));
  }

  /**
   * Whether the client finds the endpoint (FACTS O-5). After an outage of its name the resolver of
   * each client who has asked in vain does again at an instant of its own within the tail, drawn
   * from (seed, group, client, fault). A client who comes, or is back, after the outage has nothing
   * cached that is wrong.
   */
  private boolean resolves(Attempt attempt, long since) {
    long now = world.now();
    Source source = attempt.request().source();
    for (Fault.EndpointOutage outage : world.region(attempt.region()).unresolved(now)) {
      if (now < outage.end()) {
        return false;
      }
      String name = "resolver/" + outage.name() + "/" + source.name();
      stream.position(world.streams().seed(name), attempt.request().client());
      long tail = (long) (stream.nextDouble() * outage.tailNanos());
      if (since < outage.end() && now < outage.end() + tail) {
        return false;
      }
    }
    return true;
  }

  /**
   * A health checker finds the endpoint again as soon as the outage of its name is over; it reads
   * an item of some partition, which may be without a leader.
   */
  boolean answersProbe(Region region, long draws, long withinNanos) {
    for (Fault.EndpointOutage outage : region.unresolved(world.now())) {
      if (world.now() < outage.end()) {
        return false;
      }
    }
    if (!region.zones().areAllUp()) {
      stream.position(draws, PROBED);
      int partition = stream.nextBelow(world.items().partitions());
      if (!region.zones().isLed(partition, world.now())) {
        return false;
      }
    }
    double errors = region.errorShare();
    if (errors > 0 && stream.position(draws, ERROR).nextDouble() < errors) {
      return false;
    }
    stream.position(draws, SERVICE);
    long service = serviceTime(readService, stream, region.serviceFactor());
    stream.position(draws, QUORUM);
    return service <= withinNanos
        && table.strongReadNanos(region.id(), stream) <= withinNanos - service;
  }

  private void arrive(Attempt attempt) {
    Region region = world.region(attempt.region());
    attempt.enter(region.incarnation());
    if (!region.isUp()) {
      if (!region.hangs()) {
        answer(attempt, Outcome.CONNECTION_REFUSED);
      }
    } else if (!world.membership().answers(region.id())) {
      answer(attempt, Outcome.CONNECTION_REFUSED);
    } else if (!isAccepted(attempt)) {
      answer(attempt, Outcome.INTERNAL_ERROR);
    } else if (!isAdmitted(attempt, region)) {
      answer(attempt, Outcome.THROTTLED);
    } else {
      Distribution of = attempt.isWrite() ? writeService : readService;
      long service = serviceTime(of, attempt.draw(stream, SERVICE), region.serviceFactor());
      if (service == 0) {
        perform(attempt, region);
      } else {
        world.simulation().after(service, () -> serve(attempt, region));
      }
    }
  }

  private boolean isAccepted(Attempt attempt) {
    return world.isLed(attempt) && table.accepts(attempt);
  }

  /** A write that the Region passes on is limited where it is done. */
  private boolean isAdmitted(Attempt attempt, Region region) {
    boolean passedOn = attempt.isWrite() && table.writesGoTo(region.id()) != region.id();
    return passedOn || admits(attempt, region);
  }

  boolean admits(Attempt attempt, Region region) {
    return region.capacity().isEmpty() || region.capacity().get().admits(attempt, table);
  }

  private long serviceTime(Distribution service, RandomStream drawn, double factor) {
    long nanos = jitter ? service.sample(drawn) : service.median();
    return factor == 1 ? nanos : Math.min(LONGEST_NANOS, (long) (nanos * factor));
  }

  private void serve(Attempt attempt, Region region) {
    if (attempt.incarnation() != region.incarnation()) {
      return;
    }
    if (!world.membership().answers(region.id())) {
      answer(attempt, Outcome.CONNECTION_REFUSED);
    } else if (isAccepted(attempt)) {
      perform(attempt, region);
    } else {
      answer(attempt, Outcome.INTERNAL_ERROR);
    }
  }

  /** Of the errors of a degraded Region, half come after the write has been done. */
  private void perform(Attempt attempt, Region region) {
    double errors = region.errorShare();
    double drawn = errors == 0 ? 1 : attempt.draw(stream, ERROR).nextDouble();
    if (drawn >= errors) {
      table.perform(attempt);
    } else if (attempt.isWrite() && drawn < errors / 2) {
      attempt.loseAnswer();
      table.perform(attempt);
    } else {
      answer(attempt, Outcome.INTERNAL_ERROR);
    }
  }

  /**
   * Sends the answer back to the client. It is lost if the Region goes out before it is there: what
   * is in flight when a Region goes out ends as a time-out (MODEL 5).
   */
  void answer(Attempt attempt, Outcome decided) {
    Outcome outcome = attempt.isAnswerLost() ? Outcome.INTERNAL_ERROR : decided;
    int to = attempt.request().source().region();
    if (to == attempt.region()) {
      deliver(attempt, outcome);
      return;
    }
    long delay = world.network().userDelay(attempt.region(), to, attempt.draw(stream, RETURN));
    Region region = world.region(attempt.region());
    int incarnation = region.incarnation();
    world
        .simulation()
        .after(
            delay,
            () -> {
              if (region.incarnation() == incarnation) {
                deliver(attempt, outcome);
              }
            });
  }

  private void deliver(Attempt attempt, Outcome outcome) {
    if (attempt.isOpen()) {
      attempt.close(outcome);
      attempt.deliver();
    }
  }
}
