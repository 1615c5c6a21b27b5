package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Rewind;
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
  private long anewSince = -1;

  /** Whether replicas have come or gone, all of them perhaps, and whether any has come. */
  private boolean changed;

  private boolean grown;
  private final Quorum quorum;

  public Promises(
      Scope scope, ConsistencyMode mode, TableDesign design, Ledger ledger, Traffic traffic) {
    this.scope = scope;
    quorum = new Quorum(scope);
    this.mode = mode;
    this.design = design;
    this.ledger = ledger;
    this.traffic = traffic;
    Arrays.fill(ended, Version.NONE);
    Arrays.fill(newest, Version.NONE);
  }

  /** A write that a deposed primary takes is none of the table's any more. */
  private boolean isOrdered(Attempt attempt) {
    return attempt.isWrite()
        ? scope.table().isCurrent(attempt.servedIn())
        : attempt.isStrong() && scope.table().isAuthoritative(attempt.region());
  }

  /** Where the table has gone back, what began before does not bind what comes after. */
  private boolean isBound(Attempt attempt) {
    return !attempt.standsAside() && attempt.startedAt() > anewSince;
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      started(attempt.part(i));
    }
  }

  private void started(Attempt attempt) {
    if (attempt.isWrite() || attempt.isStrong()) {
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
    if (!isOrdered(attempt)) {
      attempt.standAside();
      return;
    }
    boolean stands = !isBound(attempt) || attempt.floor().isAncestorOf(version);
    if (!stands || !newest[item].isAncestorOf(version)) {
      nonLinear.set(item);
    }
    newest[item] = version;
  }

  @Override
  public void systemWrote(Version version) {
    grow(version.item());
    regions[version.item()] |= WriteRecord.bit(version.origin());
    newest[version.item()] = version;
  }

  @Override
  public void rewound(Rewind rewind) {
    changed |= rewind.restores();
    if (rewind.takesPlace()) {
      Arrays.fill(ended, Version.NONE);
      Arrays.fill(newest, Version.NONE);
      anewSince = scope.now();
    }
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
    if (!isOrdered(attempt)) {
      attempt.standAside();
    }
    if (isBound(attempt) && !attempt.floor().isAncestorOf(version)) {
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
    if (effective && isBound(attempt)) {
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
    quorum.note();
  }

  @Override
  public void replicaJoins(int region) {
    changed = true;
    grown = true;
  }

  @Override
  public void replicaJoined(int region) {
    quorum.note();
  }

  @Override
  public void replicaLeft(int region) {
    changed = true;
    quorum.note();
  }

  @Override
  public void replicaSeparated(int region) {
    changed = true;
    quorum.note();
  }

  @Override
  public void caughtUp(int from, int to) {
    quorum.note();
  }

  /** Judges convergence; to be called before the ledger is finished. */
  public String convergence() {
    return new Convergence(scope, ledger, isPromised(Promise.DURABILITY)).judge();
  }

  private String linearizability() {
    for (int item = nonLinear.nextSetBit(0); item >= 0; item = nonLinear.nextSetBit(item + 1)) {
      boolean promised = mode.ordersAllRegions() && !grown || Long.bitCount(regions[item]) == 1;
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
    boolean excused = !quorum.hasStoodSince(lastDestroyed());
    return ledger.destroyed() > 0 && !excused
        ? ledger.destroyed() + " acknowledged writes were destroyed"
        : "";
  }

  private long lastDestroyed() {
    List<WriteRecord> destroyed = ledger.settlement().destroyed();
    return destroyed.stream().mapToLong(record -> record.acknowledgedAt).max().orElse(-1);
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

  /** What the mode promises, or mrec once the table has grown (MODEL 8). */
  private boolean isPromised(Promise promise) {
    boolean byMode = mode.promises(promise, design);
    return switch (promise) {
      case CONVERGENCE -> grown ? design.keepsVersionOrder() : byMode;
      case MONOTONIC -> byMode && (!changed || design.keepsVersionOrder());
      case DURABILITY -> byMode && !grown;
      case LINEARIZABILITY, CONSERVATION -> byMode;
    };
  }

  private void put(ObjectNode node, Promise promise, String fault) {
    String name = promise.name().toLowerCase(Locale.ROOT);
    if (!isPromised(promise)) {
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
