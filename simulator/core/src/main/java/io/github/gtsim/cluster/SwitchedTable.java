package io.github.gtsim.cluster;

/** A table in whose place another one may come. */
final class SwitchedTable implements Table {
  private Table table;
  private int only = -1;

  SwitchedTable(Table table) {
    this.table = table;
  }

  /** From now on it is {@code next}, which the Region holds alone. */
  void switchTo(Table next, int region) {
    table.close();
    table = next;
    only = region;
  }

  @Override
  public void preload(Version version) {
    table.preload(version);
  }

  @Override
  public boolean accepts(Attempt attempt) {
    return hosts(attempt.region()) && table.accepts(attempt);
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
  public boolean hosts(int region) {
    return only < 0 ? table.hosts(region) : region == only;
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
  public boolean isHealthy(int region) {
    return hosts(region) && table.isHealthy(region);
  }

  @Override
  public boolean isCatchingUp(int region) {
    return hosts(region) && table.isCatchingUp(region);
  }

  @Override
  public boolean isBehind(int region) {
    return hosts(region) && table.isBehind(region);
  }

  @Override
  public Version held(int region, int item) {
    return hosts(region) ? table.held(region, item) : Version.NONE;
  }

  @Override
  public boolean has(int region, Version version) {
    return hosts(region) && table.has(region, version);
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
