package io.github.gtsim.mode;

/**
 * Brings a member the entries that it lacks along the fastest path of up links, from any member
 * that has them (our model of FACTS U-3 and T-3). What is lost on the way is sent again as long as
 * there is a path, and once there is one.
 */
final class Relay {
  private final Members members;
  private final Journal journal;

  Relay(Members members, Journal journal) {
    this.members = members;
    this.journal = journal;
  }

  /** Sends an entry to a member that lacks it, from the nearest that has it. */
  void send(Entry entry, int to) {
    if (entry.isStoredBy(to)) {
      return;
    }
    int from = -1;
    for (int member = 0; member < Members.COUNT; member++) {
      if (member != to
          && journal.isKeptBy(member, entry)
          && members.hasPath(member, to)
          && (from < 0 || members.pathDelay(member, to) < members.pathDelay(from, to))) {
        from = member;
      }
    }
    if (from >= 0) {
      send(entry, from, to);
    }
  }

  /** Sends an entry from a member that has it, if there is a path; again if it is lost. */
  void send(Entry entry, int from, int to) {
    if (members.hasPath(from, to)) {
      members.sendFastest(from, to, () -> journal.store(entry, to), () -> send(entry, to));
    }
  }

  /** A path to {@code to} has come up: what the others have of its lacks is on its way. */
  void repair(int to) {
    if (journal.firstLacking(to) == null) {
      journal.resume(to);
      return;
    }
    long upTo = journal.lastOrder();
    for (int from = 0; from < Members.COUNT; from++) {
      int sender = from;
      if (from != to && members.hasPath(from, to)) {
        members.sendFastest(from, to, () -> storeAll(sender, to, upTo), () -> repair(to));
      }
    }
  }

  private void storeAll(int from, int to, long upTo) {
    Entry entry = journal.firstLacking(to);
    while (entry != null && entry.order <= upTo) {
      Entry next = entry.nextInLog;
      if (journal.isKeptBy(from, entry)) {
        journal.store(entry, to);
        send(entry, members.in(entry.version.origin()));
      }
      entry = next;
    }
  }
}
