package io.github.gtsim.measure;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.IndexAddition;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.ReplicaRemoval;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When each change of the table itself began, when it was done, and what it had to move: items
 * filled into a new replica, or records that a leaving one still shipped.
 */
public final class Topology implements Observer {
  private static final long NOT_YET = -1;

  private final Scope scope;
  private final List<Change> changes = new ArrayList<>();

  /** The addition by which each Region is filled, or was last. */
  private final TreeMap<Integer, Change> filling = new TreeMap<>();

  private final List<Fault.ReplicationNotAuthorized> unauthorized = new ArrayList<>();

  private static final class Change {
    final String name;
    final String kind;
    final List<String> regions;
    final long at;
    boolean begun;
    boolean givenUp;

    /** Regions to which it has still to happen. */
    final Set<String> pending;

    long doneAt = NOT_YET;
    long records;

    Change(String name, String kind, List<String> regions, long at) {
      this.name = name;
      this.kind = kind;
      this.regions = regions;
      this.at = at;
      pending = new TreeSet<>(regions);
    }

    boolean isOpen(String wanted, String region) {
      return begun && !givenUp && kind.equals(wanted) && pending.contains(region);
    }

    void happened(String region, long now) {
      pending.remove(region);
      doneAt = pending.isEmpty() ? now : NOT_YET;
    }
  }

  /**
   * @param operations those of the scenario, as listed
   */
  public Topology(Scope scope, List<Operation> operations) {
    this.scope = scope;
    for (Operation operation : operations) {
      String kind = kind(operation);
      if (!kind.isEmpty()) {
        changes.add(new Change(operation.name(), kind, operation.regions(), operation.at()));
      }
    }
  }

  private static String kind(Operation operation) {
    if (operation instanceof ReplicaAddition) {
      return ReplicaAddition.KIND;
    }
    if (operation instanceof ReplicaRemoval) {
      return ReplicaRemoval.KIND;
    }
    return operation instanceof IndexAddition ? IndexAddition.KIND : "";
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.ARRIVED);
  }

  @Override
  public void operationStarted(Operation operation) {
    for (Change change : changes) {
      if (change.name.equals(operation.name())) {
        change.begun = true;
        change.doneAt = operation instanceof IndexAddition ? scope.now() : NOT_YET;
      }
    }
  }

  /** By the latest addition that has begun: one that was interrupted is never done. */
  @Override
  public void replicaJoins(int region) {
    filling.remove(region);
    for (Change change : changes) {
      if (change.isOpen(ReplicaAddition.KIND, scope.name(region))) {
        filling.merge(region, change, (one, other) -> other.at < one.at ? one : other);
      }
    }
  }

  @Override
  public void backFilled(Version version, int region) {
    filling.get(region).records++;
  }

  @Override
  public void arrived(Version version, int region, Version kept) {
    for (Change change : changes) {
      if (change.isOpen(ReplicaRemoval.KIND, scope.name(version.origin()))) {
        change.records++;
      }
    }
  }

  @Override
  public void replicaJoined(int region) {
    filling.get(region).happened(scope.name(region), scope.now());
  }

  @Override
  public void replicaLeft(int region) {
    for (Change change : changes) {
      if (change.isOpen(ReplicaRemoval.KIND, scope.name(region))) {
        change.happened(scope.name(region), scope.now());
      }
    }
  }

  /** What the table before had going is never done in a restored one. */
  @Override
  public void rewound(Rewind rewind) {
    for (Change change : changes) {
      change.givenUp |= rewind.restores() && change.begun;
    }
  }

  @Override
  public void faultStarted(Fault fault) {
    if (fault instanceof Fault.ReplicationNotAuthorized withdrawn) {
      unauthorized.add(withdrawn);
    }
  }

  @Override
  public void replicaSeparated(int region) {
    for (Fault.ReplicationNotAuthorized fault : unauthorized) {
      if (fault.region().equals(scope.name(region)) && fault.end() > scope.now()) {
        Change change = new Change(fault.name(), fault.kind(), fault.regions(), fault.at());
        change.doneAt = scope.now();
        changes.add(change);
      }
    }
  }

  /** The section topology of the summary. */
  public void report(ObjectNode summary) {
    ArrayNode nodes = summary.putArray("topology");
    for (Change change : changes) {
      ObjectNode node = nodes.addObject();
      node.put("name", change.name);
      node.put("change", change.kind);
      ArrayNode regions = node.putArray("regions");
      change.regions.forEach(regions::add);
      node.set("atSeconds", Nodes.seconds(change.at));
      boolean done = change.doneAt != NOT_YET;
      node.set("doneSeconds", done ? Nodes.seconds(change.doneAt) : Nodes.none());
      node.put("records", change.records);
    }
  }
}
