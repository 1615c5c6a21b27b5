package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import java.lang.reflect.Proxy;

/** Another mode, but some calls are dealt with otherwise. */
final class Meddling extends ModeWrapper {
  /** Deals with a call; false to leave it to the table. */
  @FunctionalInterface
  interface Deals {
    boolean with(Attempt attempt, World world, Table table);
  }

  private final Deals deals;

  Meddling(ConsistencyMode mode, Deals deals) {
    super(mode);
    this.deals = deals;
  }

  @Override
  public Table open(World world, TableDesign design) {
    Table table = super.open(world, design);
    return (Table)
        Proxy.newProxyInstance(
            Table.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (proxy, method, arguments) ->
                method.getName().equals("perform")
                        && deals.with((Attempt) arguments[0], world, table)
                    ? null
                    : method.invoke(table, arguments));
  }
}
