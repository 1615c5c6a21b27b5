package io.github.gtsim.swarm;

import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws instants and lengths. Bugs live where two things happen at once or just before one another,
 * so many are made of the instants drawn before and of delays that the run is known to have.
 */
final class Moments {
  /** What a sample of a CloudWatch metric is taken over (FACTS F-4). */
  static final long PERIOD_SECONDS = 300;

  private final Draws draws;
  private final long end;
  private final double nasty;
  private final List<Long> instants = new ArrayList<>();
  private final List<Long> delays = new ArrayList<>();

  /** Instants of a run whose arrivals stop at {@code endNanos}. */
  Moments(Draws draws, long endNanos) {
    this.draws = draws;
    end = endNanos;
    nasty = draws.one(0.0, 0.3, 0.7, 1.0);
    instants.addAll(List.of(0L, end - 1, end));
    for (long at = PERIOD_SECONDS * Nanos.SECOND; at < end; at += PERIOD_SECONDS * Nanos.SECOND) {
      instants.add(at);
    }
    delays.addAll(List.of(1L, Nanos.MILLISECOND));
  }

  /** Lets the instant, at which something happens, be drawn again. */
  void instant(long nanos) {
    instants.add(nanos);
  }

  /** Lets a delay, which something takes, be added to instants. */
  void delay(long nanos) {
    delays.add(Math.max(1, nanos));
  }

  /** A delay, which something that goes on has, or that makes a difference by itself. */
  String delay() {
    long delay = draws.chance(nasty) ? draws.one(delays) : plain(end / 2);
    return Quantity.time(delay);
  }

  /** An instant before arrivals stop. */
  String at() {
    return Quantity.time(atNanos());
  }

  long atNanos() {
    long at = Math.max(0, Math.min(end - 1, draws.chance(nasty) ? near() : plain(end)));
    instants.add(at);
    return at;
  }

  /** How long something goes on that began at {@code at}; its end may be in the drain. */
  long length(long at) {
    long length = draws.chance(nasty) ? nastyLength(at) : 1 + plain(end + end / 5);
    instants.add(at + length);
    return length;
  }

  private long nastyLength(long at) {
    return switch (draws.below(4)) {
      case 0 -> draws.one(delays);
      case 1 -> end - at + draws.one(delays);
      default -> Math.max(1, near() - at);
    };
  }

  private long plain(long most) {
    return draws.below((int) (most / Nanos.MILLISECOND)) * Nanos.MILLISECOND;
  }

  /** An instant drawn before, or a delay or a nanosecond away from it. */
  private long near() {
    long instant = draws.one(instants);
    return switch (draws.below(6)) {
      case 0 -> instant - 1;
      case 1 -> instant + 1;
      case 2 -> instant + draws.one(delays);
      case 3 -> instant - draws.one(delays);
      case 4 -> instant + draws.one(delays) / 2;
      default -> instant;
    };
  }
}
