package io.github.gtsim.experiment;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether operations on one register have an order that fits what each says, by trying all orders
 * that time allows and none twice. It knows of a history nothing but the order of its lines.
 */
final class OneRegister {
  private static final int MOST_STEPS = 100_000;

  /** What an operation makes of a state; empty if it cannot happen there. */
  interface Effect {
    Optional<Object> on(Object state);
  }

  /**
   * An operation that took place from one line to another.
   *
   * @param end the number of lines if it has no end
   * @param optional whether it may not have happened at all
   */
  record Called(Effect effect, int start, int end, boolean optional) {}

  private record Placed(BitSet which, Object state) {}

  private record Choice(int call, Object before) {}

  private final List<Called> calls;
  private final BitSet placed = new BitSet();
  private final Set<Placed> tried = new HashSet<>();
  private int steps;

  private OneRegister(List<Called> calls) {
    this.calls = calls;
  }

  /**
   * Empty if that takes too long.
   *
   * @param calls in the order of their starts
   */
  static Optional<Boolean> isLinearizable(List<Called> calls, Object initial) {
    return new OneRegister(calls).search(initial);
  }

  private Optional<Boolean> search(Object initial) {
    long definite = calls.stream().filter(call -> !call.optional()).count();
    Deque<Choice> path = new ArrayDeque<>();
    Object state = initial;
    int from = 0;
    while (definite > 0) {
      if (++steps > MOST_STEPS) {
        return Optional.empty();
      }
      Optional<Choice> next = next(from, state);
      if (next.isPresent()) {
        int call = next.get().call();
        path.push(next.get());
        state = calls.get(call).effect().on(state).orElseThrow();
        placed.set(call);
        definite -= calls.get(call).optional() ? 0 : 1;
        from = 0;
      } else if (path.isEmpty()) {
        return Optional.of(false);
      } else {
        Choice last = path.pop();
        state = last.before();
        placed.clear(last.call());
        definite += calls.get(last.call()).optional() ? 0 : 1;
        from = last.call() + 1;
      }
    }
    return Optional.of(true);
  }

  /** The first call that can come next, of those from a place on, and was not tried like this. */
  private Optional<Choice> next(int from, Object state) {
    int deadline = Integer.MAX_VALUE;
    for (int i = placed.nextClearBit(0); i < calls.size(); i = placed.nextClearBit(i + 1)) {
      Called call = calls.get(i);
      if (call.start() > deadline) {
        break;
      }
      deadline = Math.min(deadline, call.end());
      Optional<Object> after = i < from ? Optional.empty() : call.effect().on(state);
      if (after.isPresent()) {
        BitSet with = (BitSet) placed.clone();
        with.set(i);
        if (tried.add(new Placed(with, after.get()))) {
          return Optional.of(new Choice(i, state));
        }
      }
    }
    return Optional.empty();
  }
}
