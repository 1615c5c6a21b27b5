package io.github.gtsim.cluster;

/** A Region: up, or out until it returns; its data may be destroyed for good. */
public final class Region {
  private final int id;
  private final String name;
  private final RegionClock clock = new RegionClock(0, 0);
  private boolean up = true;
  private boolean hangs;
  private boolean destroyed;
  private int incarnation;

  Region(int id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Its place among all Regions of the run by name. */
  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  public RegionClock clock() {
    return clock;
  }

  public boolean isUp() {
    return up;
  }

  public boolean isDestroyed() {
    return destroyed;
  }

  /** Whether calls to it are left without an answer while it is out. */
  boolean hangs() {
    return hangs;
  }

  /** Grows at each outage: what was in flight here in an earlier one is gone. */
  public int incarnation() {
    return incarnation;
  }

  void goOut(boolean callsHang, boolean dataDestroyed) {
    up = false;
    hangs = callsHang;
    destroyed |= dataDestroyed;
    incarnation++;
  }

  void comeBack() {
    up = true;
  }
}
