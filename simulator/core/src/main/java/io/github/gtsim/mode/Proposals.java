package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.Timeouts;
import io.github.gtsim.mode.Round.Decision;
import io.github.gtsim.mode.Round.Kind;
import java.util.function.Consumer;

/**
 * Takes rounds to the other members and their answers back. A round is decided at the instant the
 * first member has stored it; that is when a write commits and takes its place in the journal.
 */
final class Proposals {
  private final World world;
  private final Members members;
  private final Journal journal;
  private final Relay relay;
  private final Commits commits;
  private final boolean staleBaseConflicts;
  private final long retransmitNanos;
  private final Consumer<Round> answered;
  private final Timeouts<Round> retransmits;

  private boolean closed;

  /**
   * @param answered hears of each round whose coordinator has had its first answer
   */
  Proposals(
      World world,
      Members members,
      Journal journal,
      Relay relay,
      Commits commits,
      Mrsc.Options options,
      Consumer<Round> answered) {
    this.world = world;
    this.members = members;
    this.journal = journal;
    this.relay = relay;
    this.commits = commits;
    this.answered = answered;
    staleBaseConflicts = options.staleBaseConflicts();
    retransmitNanos = options.retransmitNanos();
    retransmits =
        new Timeouts<>(world.simulation(), retransmitNanos, Round::isUnanswered, this::transmit);
  }

  /** No round is decided any more. */
  void close() {
    closed = true;
  }

  /** Sends a round on its way. */
  void propose(Round round) {
    round.call.round = round;
    transmit(round);
  }

  /**
   * After how long the first answer to a round that a member proposes now would be heard, as links
   * are now and without jitter; UNANSWERED if not before {@code deadlineNanos}.
   *
   * @param chance which of its messages get lost
   */
  long answerNanos(int from, long deadlineNanos, RandomStream chance) {
    long first = deadlineNanos;
    for (int to = 0; to < Members.COUNT; to++) {
      if (to != from && members.hasPath(from, to) && members.hasPath(to, from)) {
        double kept = members.kept(from, to) * members.kept(to, from);
        long sent = 0;
        while (kept < 1 && sent < first && chance.nextDouble() >= kept) {
          sent += retransmitNanos;
        }
        first = Math.min(first, sent + members.sendNanos(from, to) + members.sendNanos(to, from));
      }
    }
    return first < deadlineNanos ? first : Table.UNANSWERED;
  }

  private void transmit(Round round) {
    int from = round.call.member;
    for (int to = 0; to < Members.COUNT; to++) {
      if (to != from && members.hasPath(from, to)) {
        int member = to;
        members.send(
            from, to, () -> reached(round, member), () -> {}, () -> bringLater(round, member));
      }
    }
    retransmits.start(round);
  }

  private void reached(Round round, int member) {
    if (closed) {
      return;
    }
    if (round.decision == Decision.OPEN) {
      decide(round, member);
    } else if (round.entry != null) {
      journal.store(round.entry, member);
    }
    if (members.hasPath(member, round.call.member)) {
      int coordinator = round.call.member;
      members.send(
          member,
          coordinator,
          () -> heard(round),
          () -> unheard(round),
          () -> bringLater(round, coordinator));
    } else {
      unheard(round);
    }
  }

  /** A copy got lost by chance: if its record is committed by then, it is brought after a while. */
  private void bringLater(Round round, int member) {
    world
        .simulation()
        .after(
            retransmitNanos,
            () -> {
              if (round.entry != null) {
                relay.send(round.entry, member);
              }
            });
  }

  private void heard(Round round) {
    if (round.entry != null) {
      journal.store(round.entry, round.call.member);
    }
    if (round.isUnanswered()) {
      round.answered = true;
      answered.accept(round);
    }
  }

  private void unheard(Round round) {
    if (round.entry != null) {
      relay.send(round.entry, round.call.member);
    }
  }

  private void decide(Round round, int member) {
    Attempt attempt = round.call.attempt;
    int partition = world.items().partition(attempt.item());
    round.position = journal.lastPosition(partition);
    if (round.kind == Kind.HEARTBEAT) {
      round.decision = Decision.CONFIRMED;
      return;
    }
    Version newest = commits.newest(attempt.item());
    if (newest == round.base) {
      if (round.kind == Kind.WRITE) {
        commit(round, member, partition);
      } else {
        round.decision = Decision.CONFIRMED;
      }
    } else if (round.kind == Kind.WRITE
        && (staleBaseConflicts || commits.wasBeingModifiedElsewhere(round))) {
      round.decision = Decision.CONFLICT;
    } else {
      round.decision = Decision.STALE;
      round.position = newest.stamp();
    }
  }

  /** A system write of {@code member}, which another has stored at once. */
  void commit(int item, Image image, int member, int other) {
    int partition = world.items().partition(item);
    Version newest = commits.newest(item);
    Version version =
        newest.child(
            item,
            journal.lastPosition(partition) + 1,
            members.region(member),
            journal.lastOrder() + 1,
            image,
            world.now());
    version.corrupt();
    Entry entry = journal.append(version, partition);
    entry.acknowledgedAt = world.now();
    entry.known = true;
    commits.put(member, entry);
    journal.store(entry, member);
    world.observer().systemWrote(version);
    journal.store(entry, other);
    relay.send(entry, other, Members.third(member, other));
  }

  private void commit(Round round, int member, int partition) {
    Call call = round.call;
    Version version =
        round.base.child(
            call.attempt.item(),
            round.position + 1,
            members.region(call.member),
            journal.lastOrder() + 1,
            round.image,
            world.now());
    round.decision = Decision.COMMITTED;
    round.entry = journal.append(version, partition);
    commits.put(call.member, round.entry);
    if (call.done) {
      round.entry.acknowledgedAt = world.now();
    }
    world.committed(call.attempt, round.base, version);
    journal.store(round.entry, member);
    relay.send(round.entry, member, Members.third(call.member, member));
  }
}
