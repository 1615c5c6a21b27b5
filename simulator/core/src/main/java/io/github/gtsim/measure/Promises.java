package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks what the mode promises (MODEL 8). Since it is known here what each version was written on,
 * an item of which all versions should be one chain is linearizable iff each operation has, or has
 * seen, a version further down than those that ended before it began.
 */
public final class Promises implements Observer {
  private final Scope scope;
  private final ConsistencyMode mode;
  private final TableDesign design;
  private final Ledger ledger;
  private final Traffic traffic;
  private final BitSet nonLinear = new BitSet();
  private final List<String> broken = new ArrayList<>();
  private Version[] ended = new Version[64];
  private Version[] newest = new Version[64];
  private long[] regions = new long[64];
  private long applied;
  private long acknowledged;
  private long backwards;
  private boolean together = true;
  private long lastApart = -1;

  public Promises(
      Scope scope, ConsistencyMode mode, TableDesign design, Ledger ledger, Traffic traffic) {
    this.scope = scope;
    this.mode = mode;
    this.design = design;
    this.ledger = ledger;
    this.traffic = traffic;
    Arrays.fill(ended, Version.NONE);
    Arrays.fill(newest, Version.NONE);
  }

  private static boolean isOrdered(Attempt attempt) {
    return attempt.isWrite() || attempt.isStrong();
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      started(attempt.part(i));
    }
  }

  private void started(Attempt attempt) {
    if (isOrdered(attempt)) {
      grow(attempt.item());
      regions[attempt.item()] |= WriteRecord.bit(attempt.region());
      attempt.standsOn(ended[attempt.item()]);
    }
  }

  private void grow(int item) {
    if (item >= ended.length) {
      int old = ended.length;
      int size = Math.max(old * 2, item + 1);
      ended = Arrays.copyOf(ended, size);
      newest = Arrays.copyOf(newest, size);
      regions = Arrays.copyOf(regions, size);
      Arrays.fill(ended, old, size, Version.NONE);
      Arrays.fill(newest, old, size, Version.NONE);
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    applied++;
    Request request = attempt.request();
    if (request.result() == Request.Result.OK && request.written().size() == 1) {
      acknowledged++;
    }
    int item = version.item();
    if (!attempt.floor().isAncestorOf(version) || !newest[item].isAncestorOf(version)) {
      nonLinear.set(item);
    }
    newest[item] = version;
  }

  /** What the service writes is written in its Region, too. */
  @Override
  public void systemWrote(Version version) {
    grow(version.item());
    regions[version.item()] |= WriteRecord.bit(version.origin());
  }

  @Override
  public void requestEnded(Request request) {
    for (int i = 0; i < request.size(); i++) {
      if (request.result() == Request.Result.OK && !request.part(i).written().isEmpty()) {
        acknowledged++;
      }
    }
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    if (isOrdered(attempt) && !attempt.floor().isAncestorOf(version)) {
      nonLinear.set(attempt.item());
    }
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    seen(attempt, attempt.version());
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      ended(attempt.part(i));
    }
  }

  private void ended(Attempt attempt) {
    boolean effective = attempt.outcome() == Outcome.OK || attempt.outcome().isRefusedCondition();
    if (effective && isOrdered(attempt)) {
      int item = attempt.item();
      if (ended[item].isAncestorOf(attempt.version())) {
        ended[item] = attempt.version();
      }
    }
  }

  @Override
  public void held(int region, Version before, Version after) {
    if (!after.isNewerThan(before)) {
      backwards++;
    }
  }

  @Override
  public void networkChanged() {
    noteQuorum();
  }

  @Override
  public void caughtUp(int from, int to) {
    noteQuorum();
  }

  /** Remembers the last instant at which no two members were together. */
  private void noteQuorum() {
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

  /**
   * Judges every promise; to be called before the ledger is finished for convergence, which looks
   * at what is still on its way.
   */
  public String convergence() {
    BitSet excused = new BitSet();
    ledger
        .settlement()
        .eachOpen(
            item -> {
              if (item.lacks(scope, (record, replica) -> isCutOff(replica))) {
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

  /** At rest a link is down only if a fault has no end. */
  private boolean isCutOff(int replica) {
    return scope.members().stream()
        .anyMatch(m -> m != replica && !scope.world().network().isUp(m, replica));
  }

  private String linearizability() {
    for (int item = nonLinear.nextSetBit(0); item >= 0; item = nonLinear.nextSetBit(item + 1)) {
      boolean promised =
          mode.promises(Promise.DURABILITY, design)
              || scope.replicas().size() == 1
              || Long.bitCount(regions[item]) == 1;
      if (promised) {
        return "not linearizable: " + scope.world().items().key(item);
      }
    }
    return "";
  }

  private String durability() {
    if (ledger.lost() > 0) {
      return ledger.lost() + " acknowledged writes were lost";
    }
    boolean excused = !together || ledger.lastDestroyedAcknowledgement() <= lastApart;
    return ledger.destroyed() > 0 && !excused
        ? ledger.destroyed() + " acknowledged writes were destroyed"
        : "";
  }

  private String conservation() {
    if (!ledger.isConserved(applied, acknowledged)) {
      return "applied writes are not the sum of their fates";
    }
    return traffic.allEnded() ? "" : "a request has not ended in exactly one outcome";
  }

  /**
   * The section promises of the summary.
   *
   * @param convergence what {@link #convergence()} has said
   * @param settled whether the run has come to rest
   */
  public void report(ObjectNode summary, String convergence, boolean settled) {
    ObjectNode node = summary.putObject("promises");
    put(node, Promise.CONVERGENCE, settled ? convergence : null);
    put(node, Promise.MONOTONIC, backwards == 0 ? "" : backwards + " versions went backwards");
    put(node, Promise.LINEARIZABILITY, linearizability());
    put(node, Promise.DURABILITY, settled ? durability() : null);
    put(node, Promise.CONSERVATION, settled ? conservation() : null);
  }

  private void put(ObjectNode node, Promise promise, String fault) {
    String name = promise.name().toLowerCase(Locale.ROOT);
    if (!mode.promises(promise, design)) {
      node.put(name, "not promised");
    } else if (fault == null) {
      node.put(name, "undecided");
    } else if (fault.isEmpty()) {
      node.put(name, "kept");
    } else {
      node.put(name, "broken");
      broken.add(name + ": " + fault);
    }
  }

  /** A sentence for each promise that did not hold. */
  public List<String> broken() {
    return broken;
  }
}
