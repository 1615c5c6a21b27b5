package io.github.gtsim.cluster;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells several observers, in a fixed order. */
public final class Observers implements Observer {
  private static final Observer[] NONE = {};

  private Observer[] all = NONE;

  /** Those that hear of each of {@link Told}. */
  private final Observer[][] hearing = new Observer[Told.values().length][];

  public Observers() {
    Arrays.fill(hearing, NONE);
  }

  /** Tells {@code observer} too, after those that are told already. */
  public void add(Observer observer) {
    all = with(all, observer);
    for (Told told : observer.hears()) {
      hearing[told.ordinal()] = with(hearing[told.ordinal()], observer);
    }
  }

  /** Everything: others may be added later. */
  @Override
  public Set<Told> hears() {
    return EnumSet.allOf(Told.class);
  }

  private Observer[] hearing(Told told) {
    return hearing[told.ordinal()];
  }

  private static Observer[] with(Observer[] some, Observer one) {
    Observer[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one;
    return more;
  }

  @Override
  public void requestStarted(Request request) {
    for (Observer observer : hearing(Told.REQUEST_STARTED)) {
      observer.requestStarted(request);
    }
  }

  @Override
  public void requestEnded(Request request) {
    for (Observer observer : hearing(Told.REQUEST_ENDED)) {
      observer.requestEnded(request);
    }
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    for (Observer observer : hearing(Told.ATTEMPT_STARTED)) {
      observer.attemptStarted(attempt);
    }
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    for (Observer observer : hearing(Told.ATTEMPT_ENDED)) {
      observer.attemptEnded(attempt);
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    for (Observer observer : hearing(Told.WRITTEN)) {
      observer.written(version, attempt);
    }
  }

  @Override
  public void systemWrote(Version version) {
    each(observer -> observer.systemWrote(version));
  }

  @Override
  public void expired(Version deletion) {
    each(observer -> observer.expired(deletion));
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    for (Observer observer : all) {
      observer.wroteNothing(attempt);
    }
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    for (Observer observer : all) {
      observer.seen(attempt, version);
    }
  }

  @Override
  public void held(int region, Version before, Version after) {
    for (Observer observer : hearing(Told.HELD)) {
      observer.held(region, before, after);
    }
  }

  @Override
  public void tookOver(int region, int item, Version before, Version after) {
    each(observer -> observer.tookOver(region, item, before, after));
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    for (Observer observer : hearing(Told.ARRIVED)) {
      observer.arrived(version, region, kept);
    }
  }

  @Override
  public void dropped(Version version, int region) {
    for (Observer observer : all) {
      observer.dropped(version, region);
    }
  }

  @Override
  public void stored(Version version, int region) {
    for (Observer observer : all) {
      observer.stored(version, region);
    }
  }

  @Override
  public void throttled(Version version, int region) {
    for (Observer observer : all) {
      observer.throttled(version, region);
    }
  }

  @Override
  public void shipped(Version version, int region) {
    each(observer -> observer.shipped(version, region));
  }

  @Override
  public void backFilled(Version version, int region) {
    for (Observer observer : all) {
      observer.backFilled(version, region);
    }
  }

  @Override
  public void conflict(Attempt attempt) {
    for (Observer observer : all) {
      observer.conflict(attempt);
    }
  }

  @Override
  public void faultStarts(Fault fault) {
    each(observer -> observer.faultStarts(fault));
  }

  @Override
  public void faultStarted(Fault fault) {
    each(observer -> observer.faultStarted(fault));
  }

  @Override
  public void faultEnds(Fault fault) {
    each(observer -> observer.faultEnds(fault));
  }

  @Override
  public void faultEnded(Fault fault) {
    each(observer -> observer.faultEnded(fault));
  }

  @Override
  public void evacuating(Evacuation evacuation, int to, long movesAt) {
    each(observer -> observer.evacuating(evacuation, to, movesAt));
  }

  @Override
  public void evacuationWithout(Evacuation evacuation, int region) {
    each(observer -> observer.evacuationWithout(evacuation, region));
  }

  @Override
  public void evacuated(Evacuation evacuation, int to) {
    each(observer -> observer.evacuated(evacuation, to));
  }

  @Override
  public void operationStarted(Operation operation) {
    each(observer -> observer.operationStarted(operation));
  }

  @Override
  public void replicaJoins(int region) {
    each(observer -> observer.replicaJoins(region));
  }

  @Override
  public void replicaJoined(int region) {
    each(observer -> observer.replicaJoined(region));
  }

  @Override
  public void replicaLeaves(int region) {
    each(observer -> observer.replicaLeaves(region));
  }

  @Override
  public void replicaLeft(int region) {
    each(observer -> observer.replicaLeft(region));
  }

  @Override
  public void replicaSeparated(int region) {
    each(observer -> observer.replicaSeparated(region));
  }

  @Override
  public void rewinds(Rewind rewind) {
    each(observer -> observer.rewinds(rewind));
  }

  @Override
  public void backupFailed(Backup backup, String why) {
    each(observer -> observer.backupFailed(backup, why));
  }

  @Override
  public void restoreFailed(Restore restore, String why) {
    each(observer -> observer.restoreFailed(restore, why));
  }

  @Override
  public void rewound(Rewind rewind) {
    each(observer -> observer.rewound(rewind));
  }

  @Override
  public void networkChanged() {
    each(Observer::networkChanged);
  }

  @Override
  public void catchUpStarted(int from, int to) {
    each(observer -> observer.catchUpStarted(from, to));
  }

  @Override
  public void caughtUp(int from, int to) {
    each(observer -> observer.caughtUp(from, to));
  }

  private void each(Consumer<Observer> tell) {
    for (Observer observer : all) {
      tell.accept(observer);
    }
  }
}
