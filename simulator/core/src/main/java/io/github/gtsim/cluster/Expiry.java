package io.github.gtsim.cluster;

import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The service's own deletions of items that have not been written for long enough (FACTS C-6). At
 * the end of an item's life a Region drawn by lot, of those that can write it and hold it expired,
 * deletes it; the deletion goes to the others like any other. While some replica still shows the
 * item, it is looked at again a life later.
 *
 * <p>There is one pending event for an item that is there, however often it is written. It is in
 * the background: items expire for ever, so that no drain waits for it.
 */
public final class Expiry {
  private final World world;
  private final Supplier<List<Replica>> replicas;
  private final Consumer<Version> made;
  private final long lifeNanos;
  private final long lots;
  private final RandomStream stream = new RandomStream(0);
  private final BitSet watched = new BitSet();
  private boolean closed;

  /**
   * @param replicas those that may delete, at any time
   * @param made hears of each deletion, which the others have still to be told of
   */
  public Expiry(
      World world,
      Optional<TimeToLive> life,
      Supplier<List<Replica>> replicas,
      Consumer<Version> made) {
    this.world = world;
    this.replicas = replicas;
    this.made = made;
    lifeNanos = life.map(TimeToLive::nanos).orElse(TableDesign.FOREVER);
    lots = world.streams().seed("ttl");
  }

  /** A version has been made in some Region. */
  public void wrote(Version version) {
    if (lifeNanos == TableDesign.FOREVER) {
      return;
    }
    int item = version.item();
    if (version.image().exists() && !watched.get(item)) {
      watched.set(item);
      world.simulation().backgroundAt(Math.max(world.now(), end(version)), () -> due(item));
    }
  }

  /** The table has gone back to {@code state}. */
  public void watch(Snapshot state) {
    for (int item = 0; item < state.size(); item++) {
      wrote(state.held(item));
    }
  }

  /** Nothing is deleted any more. */
  public void close() {
    closed = true;
  }

  private long end(Version version) {
    return aLifeAfter(version.writtenAt());
  }

  private long aLifeAfter(long at) {
    return at > TableDesign.FOREVER - lifeNanos ? TableDesign.FOREVER : at + lifeNanos;
  }

  private void due(int item) {
    if (closed) {
      return;
    }
    List<Replica> holders = new ArrayList<>();
    for (Replica replica : replicas.get()) {
      Version held = replica.held(item);
      boolean expired = held.image().exists() && end(held) <= world.now();
      if (expired && isWritable(replica.region(), item)) {
        holders.add(replica);
      }
    }
    holders.sort(Comparator.comparingInt(Replica::region));
    if (!holders.isEmpty()) {
      int lot = stream.position(lotsOf(item), world.now()).nextBelow(holders.size());
      made.accept(holders.get(lot).expire(item));
    }
    watchOn(item);
  }

  private long lotsOf(int item) {
    return Hash.mix(lots, world.items().hash(item));
  }

  private boolean isWritable(int region, int item) {
    Region of = world.region(region);
    return of.isUp() && of.zones().isLed(world.items().partition(item), world.now());
  }

  private void watchOn(int item) {
    long next = TableDesign.FOREVER;
    for (Replica replica : replicas.get()) {
      Version held = replica.held(item);
      if (held.image().exists() && !world.region(replica.region()).isDestroyed()) {
        long end = end(held);
        next = Math.min(next, end > world.now() ? end : aLifeAfter(world.now()));
      }
    }
    if (next == TableDesign.FOREVER) {
      watched.clear(item);
    } else {
      world.simulation().backgroundAt(next, () -> due(item));
    }
  }
}
