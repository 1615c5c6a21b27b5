package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.Timeouts;
import io.github.gtsim.mode.Round.Kind;

/**
 * A table under multi-Region strong consistency. The Region that is called coordinates: it proposes
 * to both other members and goes by the first answer. All of this is our model of the published
 * contract; see {@link Mrsc}.
 */
final class MrscTable implements Table {
  private final World world;
  private final Members members;
  private final Replica[] replicas = new Replica[Members.COUNT];
  private final Journal journal;
  private final Relay relay;
  private final Commits commits = new Commits();
  private final Calls calls;
  private final Reach reach;
  private final Proposals proposals;
  private final long deadlineNanos;
  private final Timeouts<Call> waits;
  private final Timeouts<Call> deadlines;
  private Runnable callEnded = () -> {};

  MrscTable(World world, TableDesign table, Mrsc.Options options) {
    this.world = world;
    calls = new Calls(world);
    members = new Members(world, table, options.retransmitNanos());
    for (int member = 0; member < Members.COUNT; member++) {
      if (members.isReplica(member)) {
        replicas[member] = new Replica(world, members.region(member), table.tombstoneNanos());
      }
    }
    journal = new Journal(world, members, replicas, options.catchUpPerSecond());
    relay = new Relay(members, journal);
    reach = new Reach(members, options.requestTimeoutNanos());
    proposals = new Proposals(world, members, journal, relay, commits, options, this::answered);
    deadlineNanos = options.requestTimeoutNanos();
    waits = new Timeouts<>(world.simulation(), deadlineNanos, Call::isWaiting, this::fail);
    deadlines = new Timeouts<>(world.simulation(), deadlineNanos, Call::isOpen, this::expire);
  }

  /** Has {@code then} run after every call. */
  void whenCallEnds(Runnable then) {
    callEnded = then;
  }

  /**
   * Whether no call is open and the Region's replica has applied all that is committed; {@code
   * later} may be run when that may have changed.
   */
  boolean isQuiet(int region, Runnable later) {
    boolean lost = world.region(region).isDestroyed();
    return calls.areNone() && !lost && journal.isLevel(members.in(region), later);
  }

  /** Ends the table; the Region's replica is what is left. */
  Replica dissolve(int region) {
    proposals.close();
    for (int member = 0; member < Members.COUNT; member++) {
      if (members.region(member) != region) {
        journal.stopCatchUp(member);
        journal.destroy(member);
      }
    }
    return replicas[members.in(region)];
  }

  @Override
  public void preload(Version version) {
    commits.preload(version);
    for (Replica replica : replicas) {
      if (replica != null) {
        replica.preload(version);
      }
    }
  }

  @Override
  public int writer() {
    for (int member = 0; member < Members.COUNT; member++) {
      if (members.isReplica(member) && isHealthy(members.region(member))) {
        return members.region(member);
      }
    }
    return -1;
  }

  /** It commits at once, stored by the Region and the nearest that it reaches. */
  @Override
  public void overwrite(int region, int item, Image image) {
    int member = members.in(region);
    proposals.commit(item, image, member, members.nearest(member));
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return isHealthy(attempt.region()) || !attempt.isWrite() && !attempt.isStrong();
  }

  @Override
  public boolean isHealthy(int region) {
    int member = members.in(region);
    return world.region(region).isUp()
        && members.reachesAny(member)
        && !journal.isCatchingUp(member);
  }

  @Override
  public long strongReadNanos(int region, RandomStream chance) {
    return isHealthy(region)
        ? proposals.answerNanos(members.in(region), deadlineNanos, chance)
        : UNANSWERED;
  }

  @Override
  public boolean isCatchingUp(int region) {
    return journal.isCatchingUp(members.in(region));
  }

  @Override
  public boolean isBehind(int region) {
    return isCatchingUp(region);
  }

  @Override
  public Version held(int region, int item) {
    return replicas[members.in(region)].held(item);
  }

  @Override
  public boolean has(int region, Version version) {
    return journal.has(members.in(region), version);
  }

  @Override
  public void perform(Attempt attempt) {
    int member = members.in(attempt.region());
    if (!attempt.isWrite() && !attempt.isStrong()) {
      replicas[member].read(attempt);
      return;
    }
    Call call = calls.open(attempt, member);
    if (!attempt.isWrite()) {
      deadlines.start(call);
      proposals.propose(new Round(call, Kind.HEARTBEAT, Version.NONE, Image.ABSENT, world.now()));
    } else if (calls.enter(call)) {
      begin(call);
    } else {
      waits.start(call);
    }
  }

  /** The call has its item's slot. */
  private void begin(Call call) {
    deadlines.start(call);
    evaluate(call);
  }

  private void evaluate(Call call) {
    Attempt attempt = call.attempt;
    Version base = newestKnown(call);
    Image image = attempt.applyTo(base.image());
    boolean writes = attempt.condition().holds(base) && !image.equals(base.image());
    proposals.propose(
        new Round(call, writes ? Kind.WRITE : Kind.CONFIRM, base, image, world.now()));
  }

  /** The newest version its coordinator knows to be committed: applied or acknowledged here. */
  private Version newestKnown(Call call) {
    int item = call.attempt.item();
    Version applied = replicas[call.member].held(item);
    Entry own = commits.of(call.member, item);
    return own != null && own.known && own.version.isNewerThan(applied) ? own.version : applied;
  }

  private void answered(Round round) {
    Call call = round.call;
    switch (round.decision) {
      case COMMITTED -> {
        round.entry.acknowledgedAt = world.now();
        round.entry.known = true;
        world.answer(call.attempt, Outcome.OK);
        finish(call);
      }
      case CONFLICT -> {
        world.observer().conflict(call.attempt);
        world.answer(call.attempt, Outcome.CONFLICT);
        finish(call);
      }
      case STALE -> afterApplying(round, () -> evaluate(call));
      case CONFIRMED -> confirmed(round);
      default -> throw new IllegalStateException("an answer without a decision");
    }
  }

  private void confirmed(Round round) {
    Call call = round.call;
    if (round.kind == Kind.HEARTBEAT) {
      afterApplying(
          round,
          () -> {
            replicas[call.member].read(call.attempt);
            finish(call);
          });
      return;
    }
    if (call.attempt.condition().holds(round.base)) {
      world.answerNothing(call.attempt, round.base);
    } else {
      world.answerSeen(call.attempt, Outcome.CONDITION_FAILED, round.base);
    }
    finish(call);
  }

  private void afterApplying(Round round, Runnable then) {
    Call call = round.call;
    int partition = world.items().partition(call.attempt.item());
    journal.whenApplied(
        call.member,
        partition,
        round.position,
        () -> {
          if (!call.done) {
            then.run();
          }
        });
  }

  private void expire(Call call) {
    call.giveUp();
    fail(call);
  }

  private void fail(Call call) {
    world.answer(call.attempt, Outcome.INTERNAL_ERROR);
    finish(call);
  }

  private void finish(Call call) {
    Call next = calls.leave(call);
    while (next != null && !(accepts(next.attempt) && world.isLed(next.attempt))) {
      world.answer(next.attempt, Outcome.INTERNAL_ERROR);
      next = calls.leave(next);
    }
    if (next != null) {
      begin(next);
    }
    callEnded.run();
  }

  @Override
  public void regionLost(Region region) {
    int member = members.in(region.id());
    if (member < 0) {
      return;
    }
    calls.lose(member);
    journal.stopCatchUp(member);
    if (region.isDestroyed()) {
      journal.destroy(member);
    }
    reach.lost(member);
  }

  @Override
  public void networkChanged() {
    for (Call call : calls.withoutLeader()) {
      if (call.isOpen()) {
        expire(call);
      }
    }
    for (int member = 0; member < Members.COUNT; member++) {
      boolean up = world.region(members.region(member)).isUp();
      if (reach.hasReturned(member, up, world.now())) {
        journal.startCatchUp(member);
      }
    }
    for (int member = 0; member < Members.COUNT; member++) {
      if (reach.hasNewPathTo(member)) {
        relay.repair(member);
      }
    }
    reach.remember();
  }
}
