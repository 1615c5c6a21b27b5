package io.github.gtsim.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What a user wants of one item; it makes one or more attempts. A transaction is a request of
 * several items, each of which is a part: a request of its own, which ends with the whole.
 */
public final class Request {

  private static final Request[] NO_PARTS = {};

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
  private final Request[] parts;
  private Request whole = this;
  private Result result = Result.OPEN;
  private Attempt last;
  private Version answer = Version.NONE;

  /**
   * @param client index of the client in its group
   * @param number the request's place among those of its group or user, from 0
   */
  public Request(
      Source source, OperationKind kind, int item, long intendedStart, int client, long number) {
    this(source, kind, item, intendedStart, client, number, NO_PARTS);
  }

  private Request(
      Source source,
      OperationKind kind,
      int item,
      long intendedStart,
      int client,
      long number,
      Request[] parts) {
    this.source = source;
    this.kind = kind;
    this.item = item;
    this.intendedStart = intendedStart;
    this.client = client;
    this.number = number;
    this.parts = parts;
  }

  /** A transaction on several items, of which there is one at least (FACTS Q-3). */
  public static Request transaction(
      Source source, int[] items, long intendedStart, int client, long number) {
    OperationKind kind = OperationKind.TRANSACT_WRITE;
    Request[] parts = new Request[items.length];
    for (int i = 0; i < items.length; i++) {
      parts[i] = new Request(source, kind, items[i], intendedStart, client, number);
    }
    Request whole = new Request(source, kind, items[0], intendedStart, client, number, parts);
    for (Request part : parts) {
      part.whole = whole;
    }
    return whole;
  }

  /** How many items it writes or reads. */
  public int size() {
    return Math.max(1, parts.length);
  }

  /** What it wants of one of its items; the request itself if it has no more than that. */
  public Request part(int index) {
    return parts.length == 0 ? this : parts[index];
  }

  /** The transaction that this is a part of; the request itself if it is none. */
  public Request whole() {
    return whole;
  }

  /** How many versions its attempts have made so far, of all its items. */
  public int effects() {
    int effects = written.size();
    for (Request part : parts) {
      effects += part.written.size();
    }
    return effects;
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
    for (int i = 0; i < parts.length; i++) {
      parts[i].end(newResult, lastAttempt.part(i));
    }
  }

  /** Whether it ended with a condition that was refused. */
  public boolean conditionRefused() {
    return result == Result.FAILED && last.outcome().isRefusedCondition();
  }
}
