package io.github.gtsim.measure;

/** Whether two members have been up, in reach of each other and level, and since when. */
final class Quorum {
  private final Scope scope;
  private boolean together = true;
  private long lastApart = -1;

  Quorum(Scope scope) {
    this.scope = scope;
  }

  /** Whether there have been two at every instant after {@code at}. */
  boolean hasStoodSince(long at) {
    return together && at > lastApart;
  }

  /** Remembers the last instant at which no two members were together. */
  void note() {
    boolean now = twoMembersTogether();
    if (!now || !together) {
      lastApart = scope.now();
    }
    together = now;
  }

  private boolean twoMembersTogether() {
    for (int one : scope.members()) {
      for (int other : scope.members()) {
        if (one < other
            && isUpToDate(one)
            && isUpToDate(other)
            && scope.world().network().isUp(one, other)
            && scope.world().network().isUp(other, one)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isUpToDate(int member) {
    return scope.isLive(member) && !scope.table().isCatchingUp(member);
  }
}
