package io.github.gtsim.workload;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One request written out in a scenario.
 *
 * @param at its intended start
 * @param region where its user is
 * @param transaction whether the steps are those of one transaction; otherwise there is one
 * @param steps what it does, each to another key
 * @param itemBytes size of the items that its writes make
 * @param strong whether a get asks for strong consistency
 * @param expect what must come of it
 */
public record ScriptEntry(
    long at,
    String region,
    boolean transaction,
    List<Step> steps,
    int itemBytes,
    boolean strong,
    RetryPolicy retry,
    long timeoutNanos,
    Optional<Expect> expect) {

  public ScriptEntry {
    steps = List.copyOf(steps);
  }

  /** Whether it reads whatever a zone has. */
  public boolean readsEventually() {
    return !strong && steps.stream().anyMatch(step -> step.verb() == Verb.GET);
  }

  /**
   * What is done to one key.
   *
   * @param set attributes that a put or an update sets
   * @param add attributes that an update adds to, with how much
   * @param condition under which a write is applied
   */
  public record Step(
      Verb verb,
      String key,
      SortedMap<String, Value> set,
      SortedMap<String, Long> add,
      Condition condition) {}

  /** What a step does to its key. */
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
