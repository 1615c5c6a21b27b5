package io.github.gtsim.cluster;

import java.util.ArrayList;
import java.util.List;

/** What a user wants of one item; it makes one or more attempts. */
public final class Request {

  /** How a request ended. */
  public enum Result {
    OPEN,
    OK,
    FAILED,
    UNKNOWN
  }

  private final Source source;
  private final OperationKind kind;
  private final int item;
  private final long intendedStart;
  private final int client;
  private final long number;
  private final List<Version> written = new ArrayList<>(1);
  private Result result = Result.OPEN;
  private Attempt last;
  private Version answer = Version.NONE;

  /**
   * @param client index of the client in its group
   * @param number the request's place among those of its group or user, from 0
   */
  public Request(
      Source source, OperationKind kind, int item, long intendedStart, int client, long number) {
    this.source = source;
    this.kind = kind;
    this.item = item;
    this.intendedStart = intendedStart;
    this.client = client;
    this.number = number;
  }

  public Source source() {
    return source;
  }

  public OperationKind kind() {
    return kind;
  }

  public int item() {
    return item;
  }

  public long intendedStart() {
    return intendedStart;
  }

  public int client() {
    return client;
  }

  public long number() {
    return number;
  }

  public Result result() {
    return result;
  }

  /** The attempt that ended last. */
  public Attempt lastAttempt() {
    return last;
  }

  /** The versions that its attempts have made so far, in order. */
  public List<Version> written() {
    return written;
  }

  /** The version that its ok acknowledges; {@link Version#NONE} if it made none. */
  public Version acknowledged() {
    return answer;
  }

  /** Ends the request with its last attempt. */
  public void end(Result newResult, Attempt lastAttempt) {
    result = newResult;
    last = lastAttempt;
    if (newResult == Result.OK && !written.isEmpty()) {
      answer = lastAttempt.isApplied() ? lastAttempt.version() : written.get(0);
    }
  }

  /** Whether it ended with a condition that was refused. */
  public boolean conditionRefused() {
    return result == Result.FAILED && last.outcome() == Outcome.CONDITION_FAILED;
  }
}
