package io.github.gtsim.measure;

import java.util.BitSet;

/**
 * Whether live replicas are equal at the end, but for what a fault without end has kept from them;
 * to be asked before the ledger is finished, which knows what is still on its way.
 */
final class Convergence {
  private final Scope scope;
  private final Ledger ledger;
  private final boolean relays;

  /**
   * @param relays whether what one Region has written may come from another that has it
   */
  Convergence(Scope scope, Ledger ledger, boolean relays) {
    this.scope = scope;
    this.ledger = ledger;
    this.relays = relays;
  }

  /** What is wrong; empty if nothing is. */
  String judge() {
    BitSet excused = new BitSet();
    ledger
        .settlement()
        .eachOpen(
            item -> {
              if (item.lacks(scope, this::isKeptBack)) {
                excused.set(item.item);
              }
            });
    for (int item = 0; item < scope.world().items().size(); item++) {
      if (!excused.get(item) && !scope.liveReplicasAgree(item)) {
        return "live replicas differ at the end in " + scope.world().items().key(item);
      }
    }
    return "";
  }

  /**
   * Whether a fault keeps a write for good from a replica, or has cut off who would ship it. At
   * rest a link is down only if a fault has no end.
   */
  private boolean isKeptBack(WriteRecord record, int replica) {
    int origin = record.version.origin();
    return relays
        ? scope.members().stream().anyMatch(member -> isCut(member, replica))
        : isCut(origin, replica) || scope.membership().isSeparate(origin);
  }

  private boolean isCut(int from, int to) {
    return from != to && !scope.world().network().isUp(from, to);
  }
}
