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

  /** Sends an attempt on its way; its caller hears the answer, if one ever comes. */
  public void call(Attempt attempt) {
    world.observer().attemptStarted(attempt);
    int from = attempt.request().source().region();
    if (from == attempt.region()) {
      arrive(attempt);
      return;
    }
    long delay = world.network().userDelay(from, attempt.region(), attempt.draw(stream, TRAVEL));
    world.simulation().after(delay, () -> arrive(attempt));
  }

  private void arrive(Attempt attempt) {
    Region region = world.region(attempt.region());
    attempt.enter(region.incarnation());
    if (!region.isUp()) {
      if (!region.hangs()) {
        answer(attempt, Outcome.CONNECTION_REFUSED);
      }
    } else if (!table.accepts(attempt)) {
      answer(attempt, Outcome.INTERNAL_ERROR);
    } else {
      long service = serviceTime(attempt);
      if (service == 0) {
        table.perform(attempt);
      } else {
        world.simulation().after(service, () -> serve(attempt, region));
      }
    }
  }

  private long serviceTime(Attempt attempt) {
    Distribution service = attempt.isWrite() ? writeService : readService;
    return jitter ? service.sample(attempt.draw(stream, SERVICE)) : service.median();
  }

  private void serve(Attempt attempt, Region region) {
    if (attempt.incarnation() != region.incarnation()) {
      return;
    }
    if (table.accepts(attempt)) {
      table.perform(attempt);
    } else {
      answer(attempt, Outcome.INTERNAL_ERROR);
    }
  }

  /**
   * Sends the answer back to the client. It is lost if the Region goes out before it is there: what
   * is in flight when a Region goes out ends as a time-out (MODEL 5).
   */
  void answer(Attempt attempt, Outcome outcome) {
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
