package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Region;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.Version;
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

  private record ImpatientTable(World world, Table table) implements Table {

    private boolean isTooEarly(Attempt attempt) {
      return !attempt.isWrite()
          && attempt.isStrong()
          && world.region(attempt.region()).isUp()
          && table.isCatchingUp(attempt.region());
    }

    @Override
    public void preload(Version version) {
      table.preload(version);
    }

    @Override
    public boolean accepts(Attempt attempt) {
      return isTooEarly(attempt) || table.accepts(attempt);
    }

    @Override
    public void perform(Attempt attempt) {
      if (isTooEarly(attempt)) {
        world.answerSeen(attempt, Outcome.OK, held(attempt.region(), attempt.item()));
      } else {
        table.perform(attempt);
      }
    }

    @Override
    public int writer() {
      return table.writer();
    }

    @Override
    public void overwrite(int region, int item, Image image) {
      table.overwrite(region, item, image);
    }

    @Override
    public boolean isHealthy(int region) {
      return table.isHealthy(region);
    }

    @Override
    public boolean isCatchingUp(int region) {
      return table.isCatchingUp(region);
    }

    @Override
    public boolean isBehind(int region) {
      return table.isBehind(region);
    }

    @Override
    public Version held(int region, int item) {
      return table.held(region, item);
    }

    @Override
    public boolean has(int region, Version version) {
      return table.has(region, version);
    }

    @Override
    public void regionLost(Region region) {
      table.regionLost(region);
    }

    @Override
    public void networkChanged() {
      table.networkChanged();
    }
  }
}
