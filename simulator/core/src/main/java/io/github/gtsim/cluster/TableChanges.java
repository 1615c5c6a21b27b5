package io.github.gtsim.cluster;

import java.util.List;

/** Carries out the operations that change the table itself, each at its instant. */
public final class TableChanges {
  private final World world;
  private final Table table;

  public TableChanges(World world, Table table) {
    this.world = world;
    this.table = table;
  }

  /** Schedules them; to be called after the faults are scheduled and before all else. */
  public void schedule(List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation instanceof ReplicaAddition addition) {
        world.simulation().at(addition.at(), () -> add(addition));
      } else if (operation instanceof ReplicaRemoval removal) {
        world.simulation().at(removal.at(), () -> remove(removal));
      } else if (operation instanceof IndexAddition index) {
        world.simulation().at(index.at(), () -> world.observer().operationStarted(index));
      }
    }
  }

  private void add(ReplicaAddition addition) {
    world.observer().operationStarted(addition);
    table.add(world.regionId(addition.region()), addition.perSecond());
  }

  private void remove(ReplicaRemoval removal) {
    world.observer().operationStarted(removal);
    table.remove(removal.regions().stream().map(world::regionId).toList());
  }
}
