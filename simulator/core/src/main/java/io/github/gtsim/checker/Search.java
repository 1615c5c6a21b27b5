package io.github.gtsim.checker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for an order of the operations of one key that explains what they returned, as Wing and
 * Gong (1993) do, with the memory of configurations of Lowe (2017) and the linked list of calls and
 * returns of Porcupine. Five things are its own. The memory is of the latest configurations, so
 * that a long history needs no more of it than a short one. What changes nothing is placed as soon
 * as it can be, without a choice. A write that nobody sees is placed with any other that can hide
 * it. Of open operations that do the same, those that began earlier go first. And it is done when
 * all operations that are not open have their place.
 */
final class Search {
  private static final int NONE = -1;
  private static final int RETURN = -2;
  private static final long MOST_CHARACTERS = 50_000_000;
  private static final int ASK_EVERY = 1 << 12;

  private final Limits limits;
  private final Machine machine;
  private final Operation[] operations;
  private final int[] expected;
  private final int[] value;

  /** The number of an operation among the definite ones, or among the open ones. */
  private final int[] rank;

  /** The open operation before this one that does the same. */
  private final int[] twin;

  private final boolean[] unseen;
  private final int definite;
  private final Placed done;
  private final Placed taken;

  // The list: entry i is a call or a return; the last one is head and end at once.
  private final int head;
  private final int[] next;
  private final int[] previous;
  private final int[] operationAt;
  private final int[] returnOf;

  private final int[] path;
  private final int[] statesBefore;
  private final boolean[] chosen;
  private final int[] hiding;
  private int depth;

  private final Configurations seen;
  private final long[] scratch;
  private int state;
  private int placed;
  private long steps;

  /** The latest return that waited in vain for its operation to be placed. */
  private int furthest;

  /**
   * @param judged operations sorted by start
   */
  Search(Model model, String initial, Unseen judged, Limits limits) {
    this.limits = limits;
    machine = new Machine(model);
    seen = new Configurations(limits.memory());
    state = machine.number(initial);
    operations = judged.operations().toArray(new Operation[0]);
    int count = operations.length;
    unseen = new boolean[count];
    for (int i = 0; i < count; i++) {
      unseen[i] = judged.contains(operations[i]);
    }
    expected = new int[count];
    value = new int[count];
    rank = new int[count];
    twin = new int[count];
    definite = number();
    done = new Placed(definite);
    taken = new Placed(count - definite);
    scratch = new long[1 + done.longs() + taken.longs()];
    head = count + definite;
    next = new int[head + 1];
    previous = new int[head + 1];
    operationAt = new int[head + 1];
    returnOf = new int[head + 1];
    link();
    path = new int[count];
    statesBefore = new int[count];
    chosen = new boolean[count];
    hiding = new int[count];
  }

  private int number() {
    int closed = 0;
    Map<List<Object>, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < operations.length; i++) {
      Operation operation = operations[i];
      expected[i] = machine.number(operation.expected());
      value[i] = machine.number(operation.value());
      twin[i] = NONE;
      if (operation.isOpen()) {
        rank[i] = i - closed;
        Integer same = last.put(List.of(operation.action(), expected[i], value[i]), i);
        twin[i] = same == null ? NONE : same;
      } else {
        rank[i] = closed++;
      }
    }
    return closed;
  }

  /** Merges calls by start and returns by end; of those at one instant the calls come first. */
  private void link() {
    Integer[] ends = new Integer[definite];
    int[] calls = new int[operations.length];
    for (int i = 0, closed = 0; i < operations.length; i++) {
      if (!operations[i].isOpen()) {
        ends[closed++] = i;
      }
    }
    Arrays.sort(ends, Comparator.comparing(i -> operations[i], Operation.BY_END));
    Arrays.fill(returnOf, NONE);
    int entry = 0;
    int call = 0;
    for (int i = 0; i <= definite; i++) {
      long end = i < definite ? operations[ends[i]].end() : Operation.NEVER;
      while (call < operations.length && operations[call].start() <= end) {
        calls[call] = entry;
        operationAt[entry++] = call++;
      }
      if (i < definite) {
        returnOf[calls[ends[i]]] = entry;
        returnOf[entry] = RETURN;
        operationAt[entry++] = ends[i];
      }
    }
    for (int i = 0; i <= head; i++) {
      next[i] = i == head ? 0 : i + 1;
      previous[i] = i == 0 ? head : i - 1;
    }
  }

  /**
   * Once all orders were tried in vain, the end that none of them got past is where the history
   * became invalid: one of them placed all operations that had ended earlier.
   */
  Judgement run() {
    absorb();
    int entry = next[head];
    while (placed < definite) {
      Optional<Limit> limit = reached();
      if (limit.isPresent()) {
        return Judgement.reached(limit.orElseThrow());
      }
      if (returnOf[entry] == RETURN) {
        furthest = Math.max(furthest, entry);
        int undone = undo();
        if (undone == NONE) {
          return Judgement.invalid(operations[operationAt[furthest]]);
        }
        entry = next[undone];
      } else {
        entry = next[advance(entry) ? head : entry];
      }
    }
    return Judgement.of(Verdict.VALID);
  }

  private Optional<Limit> reached() {
    steps++;
    if (steps > limits.steps()) {
      return Optional.of(Limit.STEPS);
    }
    if (machine.characters() > MOST_CHARACTERS) {
      return Optional.of(Limit.VALUES);
    }
    boolean expired = steps % ASK_EVERY == 0 && limits.expired().getAsBoolean();
    return expired ? Optional.of(Limit.TIME) : Optional.empty();
  }

  /** Places an operation that changes the state; false if that leads nowhere new. */
  private boolean advance(int entry) {
    int i = operationAt[entry];
    Operation operation = operations[i];
    if (operation.isObserver() || twin[i] != NONE && !taken.contains(rank[twin[i]])) {
      return false;
    }
    int after = machine.after(state, operation, expected[i], value[i]);
    if (after == Machine.IMPOSSIBLE || operation.isOpen() && after == state) {
      return false;
    }
    int hidden = operation.action() == Action.WRITE ? hidden(entry) : 0;
    place(entry, after, true);
    for (int k = 0; k < hidden; k++) {
      place(hiding[k], after, false);
    }
    absorb();
    int length = taken.write(scratch, done.write(scratch, 1));
    scratch[0] = state;
    if (placed < definite && !seen.add(scratch, length)) {
      undo();
      return false;
    }
    return true;
  }

  /** Finds the writes that can come just before this one, so that nobody ever sees them. */
  private int hidden(int entry) {
    int count = 0;
    int other = next[head];
    while (other != head && returnOf[other] != RETURN) {
      if (other != entry && unseen[operationAt[other]]) {
        hiding[count++] = other;
      }
      other = next[other];
    }
    return count;
  }

  /** Places what can be placed now and changes nothing: no later place is better for it. */
  private void absorb() {
    int before = head;
    while (next[before] != head && returnOf[next[before]] != RETURN) {
      int entry = next[before];
      int i = operationAt[entry];
      if (operations[i].isObserver()
          && machine.after(state, operations[i], expected[i], value[i]) == state) {
        place(entry, state, false);
      } else {
        before = entry;
      }
      steps++;
    }
  }

  private void place(int entry, int after, boolean choice) {
    path[depth] = entry;
    statesBefore[depth] = state;
    chosen[depth++] = choice;
    state = after;
    int i = operationAt[entry];
    unlink(entry);
    if (returnOf[entry] == NONE) {
      taken.add(rank[i]);
    } else {
      unlink(returnOf[entry]);
      done.add(rank[i]);
      placed++;
    }
  }

  /** Takes back the latest choice and what followed from it; which it was, or none. */
  private int undo() {
    while (depth > 0) {
      int entry = path[--depth];
      state = statesBefore[depth];
      int i = operationAt[entry];
      if (returnOf[entry] == NONE) {
        taken.remove(rank[i]);
      } else {
        relink(returnOf[entry]);
        done.remove(rank[i]);
        placed--;
      }
      relink(entry);
      if (chosen[depth]) {
        return entry;
      }
    }
    return NONE;
  }

  private void unlink(int entry) {
    next[previous[entry]] = next[entry];
    previous[next[entry]] = previous[entry];
  }

  private void relink(int entry) {
    next[previous[entry]] = entry;
    previous[next[entry]] = entry;
  }
}
