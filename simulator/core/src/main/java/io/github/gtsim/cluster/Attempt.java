package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;

/**
 * One call of the service: a read or a write of one item at one Region. That of a transaction has a
 * part for each of its items, which is an attempt of its own and closes with the whole.
 */
public final class Attempt {

  /** Who hears the answer when it is back at the client. */
  @FunctionalInterface
  public interface Caller {
    void answered(Attempt attempt);
  }

  private static final Attempt[] NO_PARTS = {};

  private final Request request;
  private final Attempt[] parts;
  private final Change change;
  private final Condition condition;
  private final boolean strong;
  private final long draws;
  private final int region;
  private final long startedAt;
  private final Caller caller;
  private Outcome outcome;
  private Version version = Version.NONE;
  private boolean applied;
  private int incarnation;
  private long missedSince = Long.MAX_VALUE;
  private Version floor = Version.NONE;
  private boolean aside;
  private int servedIn;
  private Version base = Version.NONE;
  private Object note;
  private boolean answerLost;

  /**
   * @param strong whether a read asks for strong consistency
   * @param draws seed of the family of numbers this attempt draws
   * @param region the Region it calls
   */
  public Attempt(
      Request request,
      Change change,
      Condition condition,
      boolean strong,
      long draws,
      int region,
      long startedAt,
      Caller caller) {
    this(request, change, condition, strong, draws, region, startedAt, caller, NO_PARTS);
  }

  private Attempt(
      Request request,
      Change change,
      Condition condition,
      boolean strong,
      long draws,
      int region,
      long startedAt,
      Caller caller,
      Attempt[] parts) {
    this.parts = parts;
    this.request = request;
    this.change = change;
    this.condition = condition;
    this.strong = strong;
    this.draws = draws;
    this.region = region;
    servedIn = region;
    this.startedAt = startedAt;
    this.caller = caller;
  }

  /**
   * A call that writes every item of a transaction or none.
   *
   * @param changes what it does to each item, in their order
   * @param conditions all of which must hold
   */
  public static Attempt transaction(
      Request request,
      Change[] changes,
      Condition[] conditions,
      long draws,
      int region,
      long startedAt,
      Caller caller) {
    Attempt[] parts = new Attempt[request.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          new Attempt(
              request.part(i), changes[i], conditions[i], false, draws, region, startedAt, caller);
    }
    return new Attempt(
        request, changes[0], conditions[0], false, draws, region, startedAt, caller, parts);
  }

  public boolean isTransaction() {
    return parts.length > 0;
  }

  /** How many items it calls for. */
  public int size() {
    return Math.max(1, parts.length);
  }

  /** The call for one of its items; the attempt itself if it has no more than that. */
  public Attempt part(int index) {
    return parts.length == 0 ? this : parts[index];
  }

  public Request request() {
    return request;
  }

  public int item() {
    return request.item();
  }

  public Change change() {
    return change;
  }

  /**
   * The item after this write. What it makes of nothing is as large as its source says; an update
   * leaves the size of an item as it is.
   */
  public Image applyTo(Image before) {
    Image after = change.applyTo(before);
    boolean sizeless = after.exists() && after.bytes() == 0;
    return sizeless ? after.sized(request.source().itemBytes()) : after;
  }

  public Condition condition() {
    return condition;
  }

  public boolean isWrite() {
    return !(change instanceof Change.None);
  }

  public boolean isStrong() {
    return strong;
  }

  /** The Region it calls. */
  public int region() {
    return region;
  }

  public long startedAt() {
    return startedAt;
  }

  /** Points {@code stream} at the draws of one purpose of this attempt. */
  RandomStream draw(RandomStream stream, int purpose) {
    return stream.position(draws, purpose);
  }

  /** How it ended; null while it is open. */
  public Outcome outcome() {
    return outcome;
  }

  public boolean isOpen() {
    return outcome == null;
  }

  /** The version it made, or the one a read or a refused condition has seen. */
  public Version version() {
    return version;
  }

  /** When the first version that this read missed was acknowledged; MAX_VALUE if it missed none. */
  public long missedSince() {
    return missedSince;
  }

  /** Notes that a newer version than it has seen had been acknowledged before it was called. */
  public void missed(long since) {
    missedSince = since;
  }

  /** The greatest version that an attempt on its item had ended with when it was called. */
  public Version floor() {
    return floor;
  }

  /** Notes the greatest version that is known to be complete as it is called. */
  public void standsOn(Version newFloor) {
    floor = newFloor;
  }

  /** Notes that it was served where nothing that is seen or written binds anybody. */
  public void standAside() {
    aside = true;
  }

  public boolean standsAside() {
    return aside;
  }

  /** The Region whose replica serves it: its own, or the one to which it was forwarded. */
  public int servedIn() {
    return servedIn;
  }

  public void forwardTo(int newRegion) {
    servedIn = newRegion;
    for (Attempt part : parts) {
      part.forwardTo(newRegion);
    }
  }

  /** The version that the one it made was written on. */
  public Version base() {
    return base;
  }

  /** What a history knows of it; null if nothing. */
  public Object note() {
    return note;
  }

  /** Lets a history keep its notes with the attempt. */
  public void note(Object newNote) {
    note = newNote;
  }

  int incarnation() {
    return incarnation;
  }

  void enter(int newIncarnation) {
    incarnation = newIncarnation;
  }

  /** The Region will do what is asked and then answer with an internal error. */
  void loseAnswer() {
    answerLost = true;
  }

  boolean isAnswerLost() {
    return answerLost;
  }

  void saw(Version seen) {
    version = seen;
  }

  void made(Version newBase, Version own) {
    base = newBase;
    version = own;
    applied = true;
  }

  /** Whether it has been applied as a version of its own. */
  boolean isApplied() {
    return applied;
  }

  /** Closes an open attempt; called once. */
  public void close(Outcome newOutcome) {
    outcome = newOutcome;
    for (Attempt part : parts) {
      part.outcome = newOutcome;
    }
  }

  /** Tells the caller, once the attempt is closed. */
  public void deliver() {
    caller.answered(this);
  }
}
