package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStreams;
import io.github.gtsim.engine.Simulation;
import java.util.ArrayList;
import java.util.List;

/** What a run happens in: time, randomness, Regions, the network, items, and who is told. */
public final class World {
  private final Simulation simulation;
  private final RandomStreams streams;
  private final Network network;
  private final List<Region> regions = new ArrayList<>();
  private final Items items;
  private final Observer observer;
  private final Distribution followerLag;
  private final Membership membership;
  private Endpoints endpoints;

  /**
   * @param regionNames every Region of the run, ordered by name
   * @param rawClocks whether a write's timestamp is its Region's clock as it is
   * @param inside what every Region is like
   */
  public World(
      Simulation simulation,
      RandomStreams streams,
      List<String> regionNames,
      NetworkDesign network,
      boolean rawClocks,
      RegionDesign inside,
      Items items,
      Observer observer) {
    this.simulation = simulation;
    this.streams = streams;
    this.network = new Network(simulation, regionNames, network, streams);
    this.items = items;
    this.observer = observer;
    membership = new Membership(regionNames.size(), observer);
    for (String name : regionNames) {
      regions.add(region(name, rawClocks, inside));
    }
    followerLag = inside.zones().followerLag();
  }

  private Region region(String name, boolean rawClock, RegionDesign inside) {
    int first = streams.stream("zones/" + name).nextBelow(Zones.COUNT);
    return new Region(
        regions.size(),
        name,
        new RegionClock(rawClock),
        new Zones(inside.zones(), first),
        inside.capacity().map(of -> new Capacity(simulation, items, of.of(name))));
  }

  /** Opens the Regions' endpoints for clients of {@code table}. */
  public Endpoints open(Table table, NetworkDesign design) {
    endpoints = new Endpoints(this, table, design);
    return endpoints;
  }

  public long now() {
    return simulation.now();
  }

  public Simulation simulation() {
    return simulation;
  }

  public RandomStreams streams() {
    return streams;
  }

  public Network network() {
    return network;
  }

  public Items items() {
    return items;
  }

  /** By how much a version comes later to a zone that does not lead. */
  public Distribution followerLag() {
    return followerLag;
  }

  /**
   * Whether the partitions that an attempt needs have leaders in its Region; eventual reads need
   * none.
   */
  public boolean isLed(Attempt attempt) {
    return isLed(attempt, attempt.region());
  }

  /** The same of a Region that the attempt has been passed on to. */
  public boolean isLed(Attempt attempt, int region) {
    Zones zones = region(region).zones();
    if (zones.areAllUp() || !attempt.isWrite() && !attempt.isStrong()) {
      return true;
    }
    for (int i = 0; i < attempt.size(); i++) {
      if (!zones.isLed(items.partition(attempt.part(i).item()), now())) {
        return false;
      }
    }
    return true;
  }

  /** Takes what an attempt needs of a Region's capacity, if there is as much. */
  public boolean admits(Attempt attempt, int region) {
    return endpoints.admits(attempt, region(region));
  }

  public Observer observer() {
    return observer;
  }

  /** Which Regions hold the table. */
  public Membership membership() {
    return membership;
  }

  public List<Region> regions() {
    return regions;
  }

  public Region region(int id) {
    return regions.get(id);
  }

  /** The Region called {@code name}, which must be one of the run's. */
  public int regionId(String name) {
    for (Region region : regions) {
      if (region.name().equals(name)) {
        return region.id();
      }
    }
    throw new IllegalArgumentException("no Region " + name);
  }

  /** Answers a read, or a write whose condition is refused, by what was seen. */
  public void answerSeen(Attempt attempt, Outcome outcome, Version seen) {
    attempt.saw(seen);
    observer.seen(attempt, seen);
    endpoints.answer(attempt, outcome);
  }

  /** Acknowledges a write that changes nothing, seen to be so on {@code stored}. */
  public void answerNothing(Attempt attempt, Version stored) {
    wroteNothing(attempt, stored);
    endpoints.answer(attempt, Outcome.OK);
  }

  /**
   * Notes that a write changes nothing, seen to be so on {@code stored}; its answer comes later.
   */
  void wroteNothing(Attempt attempt, Version stored) {
    attempt.saw(stored);
    observer.wroteNothing(attempt);
  }

  /** Notes what a part of a transaction has seen; the answer to the whole comes later. */
  void saw(Attempt part, Version seen) {
    part.saw(seen);
    observer.seen(part, seen);
  }

  /**
   * Notes that a write is applied as {@code version}, made of {@code base}; its answer comes later.
   */
  public void committed(Attempt attempt, Version base, Version version) {
    attempt.made(base, version);
    OperationKind kind = attempt.request().kind();
    if (kind == OperationKind.PUT || kind == OperationKind.CREATE) {
      version.heal();
    }
    attempt.request().written().add(version);
    observer.written(version, attempt);
  }

  /**
   * Whether a health probe, a strong read at the Region's endpoint, would be answered in time;
   * {@code draws} is the seed of what it draws.
   */
  public boolean answersProbe(int region, long draws, long withinNanos) {
    return membership.answers(region) && endpoints.answersProbe(region(region), draws, withinNanos);
  }

  /** Answers an attempt that ends without having seen or made a version, or after it has. */
  public void answer(Attempt attempt, Outcome outcome) {
    endpoints.answer(attempt, outcome);
  }
}
