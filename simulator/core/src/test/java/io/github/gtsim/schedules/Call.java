package io.github.gtsim.schedules;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.workload.RetryPolicy;
import io.github.gtsim.workload.ScriptEntry;
import io.github.gtsim.workload.ScriptEntry.Verb;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call of the table for its only item.
 *
 * @param starts the instants at which it may begin, in units of {@link Explorer#UNIT_NANOS}
 */
record Call(Kind kind, String region, int... starts) {
  /** What is called for. */
  enum Kind {
    PUT,
    CREATE,
    DELETE,
    INCREMENT,
    READ
  }

  static final String KEY = "k";
  static final String ATTRIBUTE = "v";
  private static final long TIMEOUT_NANOS = 100 * Explorer.UNIT_NANOS;

  /** The same call, at the first of its instants. */
  Call atFirst() {
    return new Call(kind, region, starts[0]);
  }

  /** As the {@code number}-th of a script; a write writes this number, counted from 1. */
  ScriptEntry entry(long at, int number) {
    TreeMap<String, Value> set = new TreeMap<>();
    if (kind == Kind.PUT || kind == Kind.CREATE) {
      set.put(ATTRIBUTE, new Value.Number(number + 1));
    }
    TreeMap<String, Long> add = new TreeMap<>();
    if (kind == Kind.INCREMENT) {
      add.put(ATTRIBUTE, 1L);
    }
    Condition condition = kind == Kind.CREATE ? Condition.ABSENT : Condition.NONE;
    ScriptEntry.Step step = new ScriptEntry.Step(verb(), KEY, set, add, condition);
    return new ScriptEntry(
        at,
        region,
        false,
        List.of(step),
        100,
        true,
        RetryPolicy.NONE,
        TIMEOUT_NANOS,
        Optional.empty());
  }

  private Verb verb() {
    return switch (kind) {
      case PUT, CREATE -> Verb.PUT;
      case INCREMENT -> Verb.UPDATE;
      case DELETE -> Verb.DELETE;
      case READ -> Verb.GET;
    };
  }
}
