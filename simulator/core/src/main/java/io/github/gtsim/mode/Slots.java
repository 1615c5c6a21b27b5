package io.github.gtsim.mode;

import java.util.Arrays;

/**
 * For each member and item one slot: writes to one item in one Region queue at its leader, one in
 * flight at a time, and so never conflict with each other (FACTS W-4).
 */
final class Slots {
  private final Slot[][] slots = new Slot[Members.COUNT][64];

  private static final class Slot {
    Call current;
    Call last;
  }

  /** Takes the slot, or stands in line for it; true if it is taken. */
  boolean enter(Call call) {
    Slot slot = slot(call);
    if (slot.current == null) {
      slot.current = call;
      slot.last = call;
      return true;
    }
    slot.last.behind = call;
    slot.last = call;
    return false;
  }

  private Slot slot(Call call) {
    int item = call.attempt.item();
    Slot[] ofMember = slots[call.member];
    if (item >= ofMember.length) {
      ofMember = Arrays.copyOf(ofMember, Math.max(ofMember.length * 2, item + 1));
      slots[call.member] = ofMember;
    }
    if (ofMember[item] == null) {
      ofMember[item] = new Slot();
    }
    return ofMember[item];
  }

  /**
   * Gives the slot back, or leaves the line.
   *
   * @return who has the slot now and did not before; null if nobody
   */
  Call leave(Call call) {
    Slot slot = slot(call);
    if (slot.current != call) {
      return null;
    }
    Call next = call.behind;
    while (next != null && next.done) {
      next = next.behind;
    }
    slot.current = next;
    if (next == null) {
      slots[call.member][call.attempt.item()] = null;
    }
    return next;
  }

  /** The member is lost, with all its slots. */
  void clear(int member) {
    Arrays.fill(slots[member], null);
  }
}
