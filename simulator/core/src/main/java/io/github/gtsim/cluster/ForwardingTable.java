package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;
import java.util.List;

/** A table that passes on whatever it is asked to another one, which may change. */
public abstract class ForwardingTable implements Table {
  private Table table;

  protected ForwardingTable(Table table) {
    this.table = table;
  }

  /** The table that is there now. */
  protected final Table now() {
    return table;
  }

  /** From now on it is {@code next}. */
  protected final void become(Table next) {
    table = next;
  }

  @Override
  public void close() {
    table.close();
  }

  @Override
  public void preload(Version version) {
    table.preload(version);
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return table.accepts(attempt);
  }

  @Override
  public void perform(Attempt attempt) {
    table.perform(attempt);
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
  public void promote(int region, String name) {
    table.promote(region, name);
  }

  @Override
  public boolean isCurrent(int region) {
    return table.isCurrent(region);
  }

  @Override
  public int writesGoTo(int region) {
    return table.writesGoTo(region);
  }

  @Override
  public boolean isAuthoritative(int region) {
    return table.isAuthoritative(region);
  }

  @Override
  public boolean isGlobal() {
    return table.isGlobal();
  }

  @Override
  public boolean isHealthy(int region) {
    return table.isHealthy(region);
  }

  @Override
  public long strongReadNanos(int region, RandomStream chance) {
    return table.strongReadNanos(region, chance);
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
  public void add(int region, double perSecond) {
    table.add(region, perSecond);
  }

  @Override
  public void remove(List<Integer> regions) {
    table.remove(regions);
  }

  @Override
  public void separate(int region) {
    table.separate(region);
  }

  @Override
  public boolean isLostUnlessAuthorized(int region) {
    return table.isLostUnlessAuthorized(region);
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
