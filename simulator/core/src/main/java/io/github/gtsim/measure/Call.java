package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An operation on a register of numbers.
 *
 * @param met what a cas expects
 * @param value what is read or written
 * @param endNanos {@link Operation#NEVER} if its outcome is unknown
 */
record Call(Deed deed, Action action, int met, int value, long endNanos) {

  private boolean isOpen() {
    return endNanos == Operation.NEVER;
  }

  private boolean changesNothing() {
    return action == Action.CAS && met == value;
  }

  private Call until(long nanos) {
    return new Call(deed, action, met, value, nanos);
  }

  /**
   * The same history with as few unknown outcomes as can be, linearizable if and only if the other
   * is. A write of unknown outcome is left out if nobody has met what it makes: whatever comes
   * right after it overwrites it blindly, and can do so without it. And if it alone makes what
   * somebody has met, it took effect before that one ended, and is taken to end then. Checkers keep
   * an unknown outcome in mind to the end, at a cost that doubles with each.
   */
  static List<Call> settled(List<Call> calls) {
    List<Call> before = List.of();
    List<Call> now = calls;
    while (!now.equals(before)) {
      before = now;
      now = settledOnce(before);
    }
    return now;
  }

  private static List<Call> settledOnce(List<Call> calls) {
    TreeMap<Integer, Integer> makers = new TreeMap<>();
    TreeMap<Integer, Long> met = new TreeMap<>();
    for (Call call : calls) {
      if (call.action != Action.READ && !call.changesNothing()) {
        makers.merge(call.value, 1, Integer::sum);
      }
      boolean idle = call.isOpen() && call.changesNothing();
      if (call.action != Action.WRITE && !idle) {
        met.merge(call.action == Action.READ ? call.value : call.met, call.endNanos, Math::min);
      }
    }
    List<Call> settled = new ArrayList<>();
    for (Call call : calls) {
      Long known = met.get(call.value);
      if (!call.isOpen()) {
        settled.add(call);
      } else if (known != null && !call.changesNothing()) {
        boolean follows = makers.get(call.value) == 1 && known >= call.deed.startNanos();
        settled.add(follows ? call.until(known) : call);
      }
    }
    return settled;
  }
}
