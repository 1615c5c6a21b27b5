package io.github.gtsim.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Region: up, or out until it returns; its data may be destroyed for good. */
public final class Region {
  private final int id;
  private final String name;
  private final RegionClock clock;
  private final List<Fault.RegionDegradation> degradations = new ArrayList<>();
  private final List<Fault.EndpointOutage> unresolved = new ArrayList<>();
  private final Zones zones;
  private final Optional<Capacity> capacity;
  private boolean up = true;
  private boolean hangs;
  private boolean destroyed;
  private int incarnation;

  Region(int id, String name, RegionClock clock, Zones zones, Optional<Capacity> capacity) {
    this.id = id;
    this.name = name;
    this.clock = clock;
    this.zones = zones;
    this.capacity = capacity;
  }

  /** Its place among all Regions of the run by name. */
  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  RegionClock clock() {
    return clock;
  }

  public Zones zones() {
    return zones;
  }

  /** What the table can take here; empty if there is no limit. */
  public Optional<Capacity> capacity() {
    return capacity;
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

  void degrade(Fault.RegionDegradation degradation) {
    degradations.add(degradation);
  }

  void recover(Fault.RegionDegradation degradation) {
    degradations.remove(degradation);
  }

  /** What its service times are multiplied by. */
  double serviceFactor() {
    double factor = 1;
    for (Fault.RegionDegradation degradation : degradations) {
      factor *= degradation.factor();
    }
    return factor;
  }

  /** Share of attempts that it answers with an internal error. */
  double errorShare() {
    double good = 1;
    for (Fault.RegionDegradation degradation : degradations) {
      good *= 1 - degradation.errors();
    }
    return degradations.isEmpty() ? 0 : 1 - good;
  }

  /** The name of its endpoint resolves to nothing, for some clients beyond the fault's end. */
  void vanish(Fault.EndpointOutage outage) {
    unresolved.add(outage);
  }

  /** The endpoint outages that some client may still feel at {@code now}. */
  List<Fault.EndpointOutage> unresolved(long now) {
    if (!unresolved.isEmpty()) {
      unresolved.removeIf(outage -> now >= outage.lastFelt());
    }
    return unresolved;
  }
}
