package io.github.gtsim.cluster;

import io.github.gtsim.engine.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes faults happen: each changes links, Regions or clocks at its instants, before anything else
 * that happens then. Modes meet links that are down or slow and Regions that do not answer, nothing
 * else.
 */
public final class FaultInjector {
  private final World world;
  private final Table table;
  private final Consumer<Fault> harmless;

  /** The fault of each event to come that ends it, or changes something while it lasts. */
  private final List<Fault> turns = new ArrayList<>();

  /**
   * @param harmless told of every corruption that found nothing to spoil
   */
  public FaultInjector(World world, Table table, Consumer<Fault> harmless) {
    this.world = world;
    this.table = table;
    this.harmless = harmless;
  }

  /**
   * Schedules every fault; to be called before anything else is scheduled. At one instant ends go
   * first, then beginnings, those of effects among them.
   */
  public void schedule(List<Fault> faults) {
    for (Fault fault : faults) {
      if (fault.end() != Fault.NEVER && fault.end() > fault.at()) {
        turn(fault.end(), fault, () -> end(fault));
      }
    }
    for (Fault fault : faults) {
      world.simulation().at(fault.at(), () -> start(fault));
      if (fault instanceof Fault.ReplicationPause pause && isDelayed(pause)) {
        turn(effect(pause), pause, () -> takeEffect(pause));
      }
      if (fault instanceof Fault.ZoneOutage outage && replacedAt(outage) < outage.end()) {
        turn(replacedAt(outage), outage, this::changed);
      }
      if (fault instanceof Fault.ReplicationNotAuthorized withdrawn
          && withdrawn.end() > withdrawn.separatesAt()) {
        turn(withdrawn.separatesAt(), withdrawn, () -> table.separate(id(withdrawn.region())));
      }
    }
  }

  private void turn(long time, Fault fault, Event event) {
    turns.add(fault);
    world
        .simulation()
        .at(
            time,
            () -> {
              turns.remove(fault);
              event.fire();
            });
  }

  /**
   * Whether the run waits for nothing, or for nothing but turns of faults of Regions, or of links
   * of Regions, to which no write goes any more: these change no live replica (MODEL 6).
   */
  public boolean nothingElsePending() {
    long pending = world.simulation().foregroundPending();
    return pending <= turns.size()
        && pending == turns.stream().filter(fault -> !concernsTable(fault)).count();
  }

  private boolean concernsTable(Fault fault) {
    return fault.regions().stream().allMatch(name -> world.membership().receives(id(name)));
  }

  private void start(Fault fault) {
    world.observer().faultStarts(fault);
    change(fault, true);
    changed();
    world.observer().faultStarted(fault);
  }

  private void end(Fault fault) {
    world.observer().faultEnds(fault);
    change(fault, false);
    changed();
    world.observer().faultEnded(fault);
  }

  private void change(Fault fault, boolean begins) {
    if (fault instanceof Fault.RegionOutage outage) {
      change(outage, begins);
    } else if (fault instanceof Fault.RegionIsolation isolation) {
      isolate(region(isolation.region()), begins);
    } else if (fault instanceof Fault.ReplicationPause pause) {
      change(pause, begins);
    } else if (fault instanceof Fault.ReplicationNotAuthorized withdrawn) {
      change(withdrawn, begins);
    } else if (fault instanceof Fault.LinkPartition cut) {
      eachWay(cut.from(), cut.to(), cut.bothWays(), (from, to) -> cut(from, to, begins));
    } else if (fault instanceof Fault.LinkDegradation slow) {
      eachWay(
          slow.from(), slow.to(), slow.bothWays(), (from, to) -> change(slow, from, to, begins));
    } else if (fault instanceof Fault.ReplicationSlowdown slowdown) {
      change(slowdown, begins);
    } else if (fault instanceof Fault.RegionDegradation degradation) {
      change(degradation, begins);
    } else if (fault instanceof Fault.ClockSkew skew) {
      change(skew, begins);
    } else if (fault instanceof Fault.ZoneOutage outage) {
      change(outage, begins);
    } else if (fault instanceof Fault.CapacityCut cut) {
      change(cut, begins);
    } else if (fault instanceof Fault.EndpointOutage outage && begins) {
      region(outage.region()).vanish(outage);
    } else if (fault instanceof Fault.LogicalCorruption corruption) {
      if (!new Corruption(world, table, corruption).strike()) {
        harmless.accept(corruption);
      }
    }
  }

  private void change(Fault.RegionOutage outage, boolean begins) {
    Region region = region(outage.region());
    if (begins) {
      region.goOut(world.now(), outage.hangs(), outage.destroyed());
      isolate(region, true);
      table.regionLost(region);
    } else {
      isolate(region, false);
      region.comeBack();
    }
  }

  /** FACTS O-3: a table may go on replicating for minutes after the action has begun. */
  private void change(Fault.ReplicationPause pause, boolean begins) {
    boolean changes = begins ? pause.effectDelayNanos() == 0 : pause.takesEffect();
    if (changes) {
      isolate(region(pause.region()), begins);
    }
  }

  /** A strongly consistent replica that was cut off for too long stays so. */
  private void change(Fault.ReplicationNotAuthorized withdrawn, boolean begins) {
    boolean lost = table.isLostUnlessAuthorized(id(withdrawn.region())) && withdrawn.losesReplica();
    if (begins || !lost) {
      isolate(region(withdrawn.region()), begins);
    }
  }

  private static boolean isDelayed(Fault.ReplicationPause pause) {
    return pause.effectDelayNanos() > 0 && pause.takesEffect();
  }

  private static long effect(Fault.ReplicationPause pause) {
    return pause.at() + pause.effectDelayNanos();
  }

  private void takeEffect(Fault.ReplicationPause pause) {
    isolate(region(pause.region()), true);
    changed();
  }

  private void changed() {
    table.networkChanged();
    world.observer().networkChanged();
  }

  /** A link that loses every message is cut. */
  private void change(Fault.LinkDegradation slow, int from, int to, boolean begins) {
    if (slow.loss() == 1) {
      cut(from, to, begins);
    }
    if (begins) {
      world.network().link(from, to).degrade(slow);
    } else {
      world.network().link(from, to).recover(slow);
    }
  }

  private void change(Fault.ReplicationSlowdown slowdown, boolean begins) {
    Way change =
        (from, to) -> {
          if (begins) {
            world.network().link(from, to).slowReplication(slowdown);
          } else {
            world.network().link(from, to).speedUpReplication(slowdown);
          }
        };
    List<String> regions = slowdown.regions();
    if (regions.size() == 1) {
      eachLink(region(regions.get(0)), change);
    } else {
      eachWay(regions.get(0), regions.get(1), false, change);
    }
  }

  private void change(Fault.RegionDegradation degradation, boolean begins) {
    if (begins) {
      region(degradation.region()).degrade(degradation);
    } else {
      region(degradation.region()).recover(degradation);
    }
  }

  private void change(Fault.ClockSkew skew, boolean begins) {
    RegionClock clock = region(skew.region()).clock();
    if (begins) {
      clock.skew(world.now(), skew.offsetNanos(), skew.driftPpb());
    } else {
      clock.correct();
    }
  }

  private long replacedAt(Fault.ZoneOutage outage) {
    return region(outage.region()).zones().replacedAt(outage.at());
  }

  /** Without a quorum nothing is known to be stored: nothing can come in or leave (our model). */
  private void change(Fault.ZoneOutage outage, boolean begins) {
    Region region = region(outage.region());
    if (begins) {
      region.zones().goOut(outage.zones(), world.now());
    }
    if (!region.zones().haveQuorum()) {
      isolate(region, begins);
    }
    if (!begins) {
      region.zones().comeBack(world.now());
    }
  }

  private void change(Fault.CapacityCut cut, boolean begins) {
    region(cut.region())
        .capacity()
        .ifPresent(
            capacity -> {
              if (begins) {
                capacity.cut(cut);
              } else {
                capacity.mend();
              }
            });
  }

  /** What happens to one link in one direction. */
  private interface Way {
    void change(int from, int to);
  }

  private void isolate(Region region, boolean cut) {
    eachLink(region, (from, to) -> cut(from, to, cut));
  }

  private void eachLink(Region region, Way change) {
    for (Region other : world.regions()) {
      if (other != region) {
        change.change(region.id(), other.id());
        change.change(other.id(), region.id());
      }
    }
  }

  private void eachWay(String from, String to, boolean bothWays, Way change) {
    change.change(world.regionId(from), world.regionId(to));
    if (bothWays) {
      change.change(world.regionId(to), world.regionId(from));
    }
  }

  private void cut(int from, int to, boolean cut) {
    if (cut) {
      world.network().cut(from, to);
    } else {
      world.network().mend(from, to);
    }
  }

  private int id(String name) {
    return world.regionId(name);
  }

  private Region region(String name) {
    return world.region(id(name));
  }
}
