package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Backup;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.IndexAddition;
import io.github.gtsim.cluster.Operation;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Promotion;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.ReplicaAddition;
import io.github.gtsim.cluster.ReplicaRemoval;
import io.github.gtsim.cluster.Restore;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Follows which Regions have a replica through a scenario, and refuses operations that are
 * impossible by then (FACTS 9, R-13, O-3). A Region that takes long to leave counts as left.
 */
final class ShapeCheck {
  private static final long SEED_NANOS = 24 * Nanos.HOUR;
  private static final String RULE = "9";
  private static final String POINT = "pointInTime";

  private final Reading reading;
  private final boolean asWritten;
  private final List<String> replicas;
  private final List<String> members;
  private final List<String> separate = new ArrayList<>();
  private final TreeMap<String, Long> seededAt = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();

  /** Whether the mode lets no replica in, and so lets none but two members out. */
  private boolean closed;

  /** Whether it begins as a table of members, two of which may leave together. */
  private final boolean strong;

  private record Step(long at, Runnable then) {}

  /**
   * @param asWritten whether this is the scenario itself: a variant, in which other Regions may
   *     have a replica, is compared with it, and nobody moves where one is missing
   */
  ShapeCheck(Reading reading, ConsistencyMode mode, TableDesign table, boolean asWritten) {
    this.reading = reading;
    this.asWritten = asWritten;
    replicas = new ArrayList<>(mode.replicas(table));
    members = new ArrayList<>(replicas);
    table.witness().ifPresent(members::add);
    Design growing = new Design(table, EnumSet.of(Feature.ADD_REPLICA));
    Design plain = new Design(table, EnumSet.noneOf(Feature.class));
    strong = mode.promises(Promise.DURABILITY, table);
    closed = mode.refusals(growing).size() > mode.refusals(plain).size();
  }

  void check(List<OperationReader.Read> operations, List<Fault> faults) {
    if (replicas.isEmpty()) {
      return;
    }
    operations.forEach(this::addCopies);
    for (Fault fault : faults) {
      if (fault instanceof Fault.ReplicationNotAuthorized withdrawn
          && withdrawn.end() > withdrawn.separatesAt()) {
        steps.add(new Step(withdrawn.separatesAt(), () -> separate(withdrawn.region())));
      }
    }
    for (OperationReader.Read read : operations) {
      if (read.operation() instanceof Restore restore && restore.cutover()) {
        steps.add(new Step(restore.doneAt(), () -> standAlone(restore.region())));
      }
    }
    for (OperationReader.Read read : operations) {
      if (read.operation() instanceof ReplicaAddition addition) {
        steps.add(new Step(addition.at(), () -> add(addition, read.section())));
      } else if (read.operation() instanceof ReplicaRemoval removal) {
        steps.add(new Step(removal.at(), () -> refuseDuringPause(removal, read.section(), faults)));
        steps.add(new Step(removal.at(), () -> remove(removal, read.section())));
      } else if (read.operation() instanceof Promotion promotion) {
        steps.add(new Step(promotion.at(), () -> promote(read.section(), promotion.region())));
      } else if (read.operation() instanceof IndexAddition index) {
        steps.add(new Step(index.at(), () -> refuseDuringPause(index, read.section(), faults)));
      } else if (read.operation() instanceof Restore restore) {
        faults.forEach(fault -> refuseInRuins(fault, restore, read.section()));
      } else if (asWritten && read.operation() instanceof Evacuation evacuation) {
        steps.add(new Step(evacuation.at(), () -> evacuate(evacuation, read.section())));
      }
    }
    steps.sort(Comparator.comparingLong(Step::at));
    steps.forEach(step -> step.then().run());
  }

  private void addCopies(OperationReader.Read read) {
    if (read.operation() instanceof Backup backup) {
      steps.add(new Step(backup.at(), () -> copy(read.section(), "region", backup.region())));
    } else if (read.operation() instanceof Restore restore && !restore.ofBackup()) {
      steps.add(new Step(restore.to(), () -> copy(read.section(), POINT, restore.from())));
    }
  }

  private void separate(String region) {
    if (!closed && replicas.size() > 1 && replicas.remove(region)) {
      members.remove(region);
      separate.add(region);
    }
  }

  /** FACTS X-1: a restored table is no part of the one before, and may grow under mrec. */
  private void standAlone(String region) {
    closed = false;
    separate.clear();
    seededAt.clear();
    members.clear();
    replicas.clear();
    replicas.add(region);
    members.add(region);
  }

  private void add(ReplicaAddition addition, Section section) {
    String region = addition.region();
    if (closed) {
      reading.uses(section.valuePlace("operation"), Feature.ADD_REPLICA);
    } else if (replicas.contains(region)) {
      refuse(section, "region", RULE, "there is a replica in " + region + " already");
    } else if (separate.contains(region)) {
      refuse(
          section, "region", RULE, "the replica in " + region + " is a table of its own by then");
    } else if (reading.uses().stream().anyMatch(ShapeCheck::isFixed)) {
      refuse(section, "operation", RULE, Refusal.FIXED_CAPACITY);
    } else {
      seededAt.put(replicas.get(0), addition.at());
      replicas.add(region);
      members.add(region);
    }
  }

  private static boolean isFixed(Reading.Use use) {
    return use.feature() == Feature.CAPACITY_WITHOUT_AUTO_SCALING;
  }

  private void remove(ReplicaRemoval removal, Section section) {
    List<String> staying = new ArrayList<>(members);
    staying.removeAll(removal.regions());
    boolean lastTwo = strong && removal.regions().size() == 2 && staying.size() == 1;
    if (closed && !(lastTwo && replicas.containsAll(staying))) {
      reading.uses(section.valuePlace("operation"), Feature.REMOVE_REPLICA);
      return;
    }
    for (String region : removal.regions()) {
      if (!members.contains(region)) {
        refuse(section, "regions", RULE, "there is no replica in " + region + " by then");
      } else if (removal.at() - seededAt.getOrDefault(region, -SEED_NANOS) < SEED_NANOS) {
        String message = "the replica in " + region + " has seeded another less than 24h before";
        refuse(section, "regions", "R-13", message);
      }
    }
    if (Collections.disjoint(staying, replicas)) {
      refuse(section, "regions", RULE, "one replica must stay");
      return;
    }
    closed = false;
    members.removeAll(removal.regions());
    replicas.removeAll(removal.regions());
  }

  /** FACTS O-3: nobody changes a strongly consistent table while replication is paused. */
  private void refuseDuringPause(Operation change, Section section, List<Fault> faults) {
    for (Fault fault : faults) {
      boolean paused = fault.at() <= change.at() && change.at() < fault.end();
      if (closed && strong && paused && fault instanceof Fault.ReplicationPause pause) {
        String message = "the table cannot be changed while it is paused by '" + pause.name() + "'";
        refuse(section, "at", "O-3", message);
      }
    }
  }

  /** It needs a replica at both ends. */
  private void evacuate(Evacuation evacuation, Section section) {
    needsReplica(section, "region", "R-11", evacuation.region());
    needsReplica(section, "to", "R-11", evacuation.to());
  }

  private void promote(Section section, String region) {
    needsReplica(section, "region", "MODEL 3.4", region);
  }

  /** FACTS X-1: a copy is of the table as it was just before that instant. */
  private void copy(Section section, String key, String region) {
    if (!replicas.contains(region)) {
      refuse(section, key, "X-1", "there is no replica of the table in '" + region + "' then");
    }
  }

  private static void refuseInRuins(Fault fault, Restore restore, Section section) {
    boolean ruins =
        fault instanceof Fault.RegionOutage outage
            && outage.destroyed()
            && outage.region().equals(restore.region());
    if (ruins && fault.at() <= restore.doneAt()) {
      String message = "is destroyed by '" + fault.name() + "' before the table is there";
      section.forbid("region", "MODEL 5", message, "");
    }
  }

  private void needsReplica(Section section, String key, String rule, String region) {
    if (!replicas.contains(region) && !separate.contains(region)) {
      String hint = Suggestions.hint(region, replicas);
      String message = "there is no replica in '" + region + "'";
      section.forbid(key, rule, message, hint);
    }
  }

  private void refuse(Section section, String key, String rule, String message) {
    reading.findings().refuse(section.valuePlace(key), rule, message);
  }
}
