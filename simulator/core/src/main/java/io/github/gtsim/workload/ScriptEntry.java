package io.github.gtsim.workload;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Value;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One request written out in a scenario.
 *
 * @param at its intended start
 * @param region where its user is
 * @param set attributes that a put or an update sets
 * @param add attributes that an update adds to, with how much
 * @param condition under which a write is applied
 * @param strong whether a get asks for strong consistency
 * @param expect what must come of it
 */
public record ScriptEntry(
    long at,
    String region,
    Verb verb,
    String key,
    SortedMap<String, Value> set,
    SortedMap<String, Long> add,
    Condition condition,
    boolean strong,
    RetryPolicy retry,
    long timeoutNanos,
    Optional<Expect> expect) {

  /** What the entry does to its key. */
  public enum Verb {
    PUT,
    UPDATE,
    DELETE,
    GET
  }

  /** What an entry must come to. */
  public sealed interface Expect {
    /** The request's outcome: {@code ok}, {@code fail} or {@code unknown}. */
    record Outcome(String outcome) implements Expect {}

    /** The error of the last attempt, by name. */
    record Error(String name) implements Expect {}

    /** The item read or written does not exist. */
    record Absent() implements Expect {}

    /** The item has, among others, these attributes. */
    record Attributes(SortedMap<String, Value> values) implements Expect {}
  }
}
