package io.github.gtsim.cluster;

import io.github.gtsim.engine.Simulation;
import java.util.List;

/**
 * Makes faults happen: each changes links and Regions at its instants, before anything else that
 * happens then. Modes meet links that are down and Regions that do not answer, nothing else.
 */
public final class FaultInjector {
  private final World world;
  private final Table table;

  public FaultInjector(World world, Table table) {
    this.world = world;
    this.table = table;
  }

  /** Schedules every fault; to be called before anything else is scheduled. */
  public void schedule(List<Fault> faults) {
    Simulation simulation = world.simulation();
    for (Fault fault : faults) {
      if (fault.end() != Fault.NEVER) {
        simulation.at(fault.end(), () -> end(fault));
      }
    }
    for (Fault fault : faults) {
      simulation.at(fault.at(), () -> start(fault));
    }
  }

  private void start(Fault fault) {
    world.observer().faultStarts(fault);
    if (fault instanceof Fault.RegionOutage outage) {
      Region region = region(outage.region());
      region.goOut(outage.hangs(), outage.destroyed());
      isolate(region.id(), true);
      table.regionLost(region);
    } else if (fault instanceof Fault.RegionIsolation isolation) {
      isolate(region(isolation.region()).id(), true);
    } else if (fault instanceof Fault.LinkPartition partition) {
      cut(partition, true);
    } else if (fault instanceof Fault.ReplicationPause pause) {
      pause(pause);
    }
    changed();
    world.observer().faultStarted(fault);
  }

  private void end(Fault fault) {
    world.observer().faultEnds(fault);
    if (fault instanceof Fault.RegionOutage outage) {
      Region region = region(outage.region());
      isolate(region.id(), false);
      region.comeBack();
    } else if (fault instanceof Fault.RegionIsolation isolation) {
      isolate(region(isolation.region()).id(), false);
    } else if (fault instanceof Fault.LinkPartition partition) {
      cut(partition, false);
    } else if (fault instanceof Fault.ReplicationPause pause) {
      if (effect(pause) < pause.end()) {
        isolate(region(pause.region()).id(), false);
      }
    }
    changed();
    world.observer().faultEnded(fault);
  }

  /** FACTS O-3: a table may go on replicating for minutes after the action has begun. */
  private void pause(Fault.ReplicationPause pause) {
    int region = region(pause.region()).id();
    if (pause.effectDelayNanos() == 0) {
      isolate(region, true);
    } else if (effect(pause) < pause.end()) {
      world.simulation().at(effect(pause), () -> takeEffect(region));
    }
  }

  private void takeEffect(int region) {
    isolate(region, true);
    changed();
  }

  private void changed() {
    table.networkChanged();
    world.observer().networkChanged();
  }

  private static long effect(Fault.ReplicationPause pause) {
    return pause.at() + pause.effectDelayNanos();
  }

  private void isolate(int region, boolean cut) {
    for (Region other : world.regions()) {
      if (other.id() != region) {
        change(region, other.id(), cut);
        change(other.id(), region, cut);
      }
    }
  }

  private void cut(Fault.LinkPartition partition, boolean cut) {
    int from = region(partition.from()).id();
    int to = region(partition.to()).id();
    change(from, to, cut);
    if (partition.bothWays()) {
      change(to, from, cut);
    }
  }

  private void change(int from, int to, boolean cut) {
    if (cut) {
      world.network().cut(from, to);
    } else {
      world.network().mend(from, to);
    }
  }

  private Region region(String name) {
    return world.region(world.regionId(name));
  }
}
