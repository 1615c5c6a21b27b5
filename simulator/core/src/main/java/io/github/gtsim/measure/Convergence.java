package io.github.gtsim.measure;

import io.github.gtsim.cluster.Version;
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
    ledger.settlement().eachOpen(item -> excuse(item, excused));
    for (int item = 0; item < scope.world().items().size(); item++) {
      if (!excused.get(item) && !liveReplicasAgree(item)) {
        return "live replicas differ at the end in " + scope.world().items().key(item);
      }
    }
    return "";
  }

  private void excuse(OpenItem item, BitSet excused) {
    for (WriteRecord record : item.records) {
      for (int replica : scope.replicas()) {
        boolean lacks = ((record.pending | record.awaiting) & WriteRecord.bit(replica)) != 0;
        if (lacks && scope.isLive(replica) && isCutOff(replica)) {
          excused.set(item.item);
        }
      }
    }
  }

  /** At rest a link is down only if a fault has no end. */
  private boolean isCutOff(int replica) {
    return scope.members().stream()
        .anyMatch(m -> m != replica && !scope.world().network().isUp(m, replica));
  }

  private boolean liveReplicasAgree(int item) {
    Version last = scope.finalVersion(item);
    for (int replica : scope.replicas()) {
      if (scope.isLive(replica) && scope.table().held(replica, item) != last) {
        return false;
      }
    }
    return true;
  }
}
