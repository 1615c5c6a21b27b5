package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.ForwardingTable;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;

/** Another mode, but a replica serves strong reads while it is still catching up. */
public final class Impatient extends ModeWrapper {

  public Impatient(ConsistencyMode mode) {
    super(mode);
  }

  @Override
  public Table open(World world, TableDesign design) {
    return new ImpatientTable(world, super.open(world, design));
  }

  private static final class ImpatientTable extends ForwardingTable {
    private final World world;

    ImpatientTable(World world, Table table) {
      super(table);
      this.world = world;
    }

    private boolean isTooEarly(Attempt attempt) {
      return !attempt.isWrite()
          && attempt.isStrong()
          && world.region(attempt.region()).isUp()
          && isCatchingUp(attempt.region());
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return isTooEarly(attempt) || super.accepts(attempt);
    }

    @Override
    public void perform(Attempt attempt) {
      if (isTooEarly(attempt)) {
        world.answerSeen(attempt, Outcome.OK, held(attempt.region(), attempt.item()));
      } else {
        super.perform(attempt);
      }
    }
  }
}
