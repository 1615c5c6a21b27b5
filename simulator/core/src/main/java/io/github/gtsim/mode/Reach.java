package io.github.gtsim.mode;

/** Which members reach which, and which one has just returned. */
final class Reach {
  private final Members members;
  private final long toleranceNanos;
  private final boolean[][] paths = new boolean[Members.COUNT][Members.COUNT];
  private final boolean[] reaching = {true, true, true};
  private final boolean[] lost = new boolean[Members.COUNT];
  private final long[] since = new long[Members.COUNT];

  /** A member that reached no other for longer than {@code toleranceNanos} has to catch up. */
  Reach(Members members, long toleranceNanos) {
    this.members = members;
    this.toleranceNanos = toleranceNanos;
    remember();
  }

  /** The member's Region went out. */
  void lost(int member) {
    lost[member] = true;
  }

  /** Whether the member reaches another again after having been out, or alone for too long. */
  boolean hasReturned(int member, boolean up, long now) {
    boolean reaches = up && members.reachesAny(member);
    boolean before = reaching[member];
    reaching[member] = reaches;
    if (before && !reaches) {
      since[member] = now;
    }
    if (before || !reaches) {
      return false;
    }
    boolean tooLong = lost[member] || now - since[member] > toleranceNanos;
    lost[member] = false;
    return tooLong;
  }

  /** Whether a member has a path to {@code to} that it had not when last remembered. */
  boolean hasNewPathTo(int to) {
    for (int from = 0; from < Members.COUNT; from++) {
      if (from != to && members.hasPath(from, to) && !paths[from][to]) {
        return true;
      }
    }
    return false;
  }

  void remember() {
    for (int from = 0; from < Members.COUNT; from++) {
      for (int to = 0; to < Members.COUNT; to++) {
        paths[from][to] = from != to && members.hasPath(from, to);
      }
    }
  }
}
