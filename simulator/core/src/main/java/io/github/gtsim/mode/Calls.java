package io.github.gtsim.mode;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;

/** The calls that each member has in hand, and whose turn it is to write an item. */
final class Calls {
  private final World world;
  private final Slots slots = new Slots();
  private final List<List<Call>> open = new ArrayList<>();

  Calls(World world) {
    this.world = world;
    for (int member = 0; member < Members.COUNT; member++) {
      open.add(new ArrayList<>());
    }
  }

  boolean areNone() {
    return open.stream().allMatch(List::isEmpty);
  }

  Call open(Attempt attempt, int member) {
    Call call = new Call(attempt, member);
    open.get(member).add(call);
    world.simulation().hold();
    return call;
  }

  /** Takes the slot of the item that it writes, or stands in line for it; true if it is taken. */
  boolean enter(Call call) {
    return slots.enter(call);
  }

  /** Ends a call; returns who has its slot now, if it had one. */
  Call leave(Call call) {
    close(call);
    open.get(call.member).remove(call);
    return call.attempt.isWrite() ? slots.leave(call) : null;
  }

  /** The member is lost, with all its calls. */
  void lose(int member) {
    for (Call call : open.get(member)) {
      call.giveUp();
      close(call);
    }
    open.get(member).clear();
    slots.clear(member);
  }

  private void close(Call call) {
    call.done = true;
    world.simulation().release();
  }

  /** Those whose partition has lost its leader. */
  List<Call> withoutLeader() {
    List<Call> found = new ArrayList<>();
    for (List<Call> ofMember : open) {
      for (Call call : ofMember) {
        if (!world.isLed(call.attempt)) {
          found.add(call);
        }
      }
    }
    return found;
  }
}
