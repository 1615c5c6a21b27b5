package io.github.gtsim.measure;

import java.util.BitSet;

/**
 * Whether live replicas are equal at the end, but for what a fault without end has kept from them;
 * to be asked before the ledger is finished, which knows what is still on its way.
 */
final class Convergence {
  private final Scope scope;
  private final Ledger ledger;

  Convergence(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
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

  /** Whether a fault keeps a write for good from a replica, or has cut off who would ship it. */
  private boolean isKeptBack(WriteRecord record, int replica) {
    return isCutOff(replica) || scope.membership().isSeparate(record.version.origin());
  }

  /** At rest a link is down only if a fault has no end. */
  private boolean isCutOff(int replica) {
    return scope.members().stream()
        .anyMatch(m -> m != replica && !scope.world().network().isUp(m, replica));
  }
}
