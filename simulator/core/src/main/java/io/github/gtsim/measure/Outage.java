package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Snapshot;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What one outage of a Region cost: RPO at its instant, what became of it, RTO of each group. */
final class Outage {
  private static final long NONE = -1;

  final Fault fault;
  final int region;
  private final Scope scope;
  private final List<Source> sources;
  private final List<RecoveryTime> recoveries = new ArrayList<>();
  private final TreeMap<String, Missing> byRegion = new TreeMap<>();
  private final BitSet writtenHere = new BitSet();
  private final BitSet writtenElsewhere = new BitSet();
  private Missing missing;
  private Missing atEnd;
  private boolean noSecondCopy;
  private long recoveredAt = NONE;
  private long catchUpFrom = NONE;
  private long catchUpTo = NONE;
  private boolean level;
  private int differing;

  Outage(Scope scope, Fault fault, int region, List<Source> sources) {
    this.scope = scope;
    this.fault = fault;
    this.region = region;
    this.sources = sources;
    for (Source source : sources) {
      recoveries.add(new RecoveryTime(source, fault.at()));
    }
  }

  /** The fault is about to take effect, and at the same instant the Regions leaving go out. */
  void starts(Settlement settlement, List<Integer> leaving) {
    List<Integer> survivors = survivors(leaving, List.of());
    boolean destroys = fault instanceof Fault.RegionOutage outage && outage.destroyed();
    noSecondCopy = !destroys && isAlone();
    missing = noSecondCopy ? Missing.NOTHING : notReached(settlement, survivors);
    for (int survivor : survivors) {
      byRegion.put(scope.name(survivor), notReached(settlement, List.of(survivor)));
    }
  }

  /** Whether no other Region holds anything of the table. */
  private boolean isAlone() {
    return scope.members().equals(List.of(region));
  }

  /**
   * Writes acknowledged in a Region that it still holds and that none of the survivors has, nor,
   * where it is the only Region, the latest backup: what would be missing if it never came back.
   */
  private Missing notReached(Settlement settlement, List<Integer> survivors) {
    if (!scope.hosts(region)) {
      return Missing.NOTHING;
    }
    List<WriteRecord> missing = new ArrayList<>();
    Optional<Snapshot> backup = isAlone() ? scope.backups().latest() : Optional.empty();
    settlement.eachOpen(
        item -> {
          for (WriteRecord record : item.records) {
            if (record.isAcknowledged()
                && record.version.origin() == region
                && scope.table().has(region, record.version)
                && backup.stream().noneMatch(copy -> copy.has(record.version))
                && survivors.stream().noneMatch(s -> scope.table().has(s, record.version))) {
              missing.add(record);
            }
          }
        });
    boolean all = survivors.isEmpty() && backup.isEmpty();
    return Missing.of(all ? settlement.settled(region) : new SettledWrites(), missing);
  }

  private List<Integer> survivors(List<Integer> leaving, List<Integer> returning) {
    List<Integer> survivors = new ArrayList<>();
    if (scope.members().contains(region)) {
      for (int member : scope.members()) {
        boolean up = scope.world().region(member).isUp() && !leaving.contains(member);
        boolean there = up || returning.contains(member);
        if (member != region && there && scope.isLiveIfUp(member)) {
          survivors.add(member);
        }
      }
    } else {
      survivors.addAll(scope.members());
    }
    return survivors;
  }

  /**
   * The Region's isolation is about to end.
   *
   * @param returning Regions that come back at this instant
   */
  void ends(Settlement settlement, List<Integer> returning) {
    if (!(fault instanceof Fault.RegionOutage) && isFelt()) {
      atEnd = notReached(settlement, survivors(List.of(), returning));
    }
  }

  /** Replication that goes on until a pause of it is over was never paused (FACTS O-3). */
  private boolean isFelt() {
    return !(fault instanceof Fault.ReplicationPause pause) || pause.takesEffect();
  }

  void ended() {
    if (fault instanceof Fault.EndpointOutage outage) {
      recoveredAt = outage.lastFelt();
    } else if (!scope.members().contains(region) || !scope.table().isCatchingUp(region)) {
      recoveredAt = scope.now();
    }
    level = !isBehind();
  }

  private boolean isBehind() {
    return scope.members().contains(region) && scope.table().isBehind(region);
  }

  void catchUpStarted() {
    if (!level && catchUpFrom == NONE && scope.now() >= fault.end()) {
      catchUpFrom = scope.now();
    }
  }

  void caughtUp() {
    if (scope.now() >= fault.end()) {
      if (!level) {
        catchUpTo = scope.now();
        level = !isBehind();
      }
      if (recoveredAt == NONE) {
        recoveredAt = scope.now();
      }
    }
  }

  boolean isActive() {
    return scope.now() < fault.end();
  }

  void written(Version version) {
    if (isActive()) {
      (version.origin() == region ? writtenHere : writtenElsewhere).set(version.item());
    }
  }

  void requestEnded(Request request) {
    if (request.source().scripted()) {
      return;
    }
    RecoveryTime recovery = recoveries.get(request.source().index());
    if (request.result() == Request.Result.OK) {
      recovery.ok(request, scope.now());
    } else if (!request.conditionRefused() && isBlameFor(request)) {
      recovery.failed(request, scope.now());
    }
  }

  private boolean isBlameFor(Request request) {
    long last = request.lastAttempt().startedAt();
    return isFelt()
        && request.intendedStart() >= fault.at()
        && isHere(request.lastAttempt())
        && last >= fault.at()
        && (recoveredAt == NONE || last < recoveredAt);
  }

  /** Whether an attempt called the Region, or one that passes writes on to it. */
  private boolean isHere(Attempt attempt) {
    int called = attempt.region();
    return called == region || attempt.isWrite() && scope.table().writesGoTo(called) == region;
  }

  /** Whether this fault, having no end, kept a version of the item from a live replica. */
  void judge(OpenItem item) {
    boolean keeps = fault.end() == Fault.NEVER && !(fault instanceof Fault.EndpointOutage);
    if (keeps && !scope.liveReplicasAgree(item.item) && item.lacks(scope, this::isKeptFrom)) {
      differing++;
    }
  }

  private boolean isKeptFrom(WriteRecord record, int replica) {
    Version version = record.version;
    return version.isNewerThan(scope.table().held(replica, version.item()))
        && (version.origin() == region || replica == region);
  }

  ObjectNode report(Fate fateOfKept) {
    ObjectNode node = Nodes.object();
    boolean ends = fault.end() != Fault.NEVER;
    node.put("name", fault.name());
    node.put("fault", fault.kind());
    node.put("region", scope.name(region));
    node.set("atSeconds", Nodes.seconds(fault.at()));
    node.set("endSeconds", ends ? Nodes.seconds(fault.end()) : Nodes.none());
    if (noSecondCopy) {
      node.set("rpo", Nodes.none());
      node.put("rpoNote", "single-region: there is no second copy to lose writes to");
    } else {
      node.set("rpo", reportRpo());
    }
    node.set("afterHeal", reportAfterHeal(ends, fateOfKept));
    node.putObject("survivorsDiffer").put("items", differing);
    ObjectNode rto = node.putObject("rto");
    for (Source source : sources) {
      rto.set(source.name(), recoveries.get(source.index()).report());
    }
    return node;
  }

  private ObjectNode reportRpo() {
    ObjectNode rpo = missing.report(fault.at());
    ObjectNode regions = rpo.putObject("byRegion");
    for (Map.Entry<String, Missing> each : byRegion.entrySet()) {
      ObjectNode of = each.getValue().report(fault.at());
      of.remove("items");
      regions.set(each.getKey(), of);
    }
    if (atEnd == null) {
      rpo.set("atEnd", Nodes.none());
    } else {
      ObjectNode end = atEnd.report(fault.end());
      end.remove("items");
      rpo.set("atEnd", end);
    }
    return rpo;
  }

  private ObjectNode reportAfterHeal(boolean ends, Fate fateOfKept) {
    EnumMap<Fate, Long> fates = new EnumMap<>(Fate.class);
    for (WriteRecord record : missing.records()) {
      Fate fate = record.fate == Fate.SURVIVING ? fateOfKept : record.fate;
      fates.merge(fate, 1L, Long::sum);
    }
    fates.merge(fateOfKept, missing.settled(), Long::sum);
    ObjectNode node = Nodes.object();
    node.put("late", fates.getOrDefault(Fate.SURVIVING, 0L));
    node.put("suppressed", fates.getOrDefault(Fate.LOST, 0L));
    node.put("destroyed", fates.getOrDefault(Fate.DESTROYED, 0L));
    node.put("stranded", fates.getOrDefault(Fate.STRANDED, 0L));
    node.put("rewound", fates.getOrDefault(Fate.REWOUND, 0L));
    boolean unfinished = !level && isBehind();
    long catchUp = catchUpFrom == NONE || catchUpTo == NONE ? 0 : catchUpTo - catchUpFrom;
    node.set("catchUpSeconds", ends && !unfinished ? Nodes.seconds(catchUp) : Nodes.none());
    BitSet both = (BitSet) writtenHere.clone();
    both.and(writtenElsewhere);
    node.put("writtenOnBothSides", both.cardinality());
    return node;
  }
}
