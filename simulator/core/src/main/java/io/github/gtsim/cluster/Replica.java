package io.github.gtsim.cluster;

import io.github.gtsim.engine.Nanos;
import io.github.gtsim.engine.RandomStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** A Region's full copy of the table: one version of each item, tombstones included. */
public final class Replica {
  /** How long the service knows a transaction's token (FACTS Y-1). */
  private static final long TOKEN_NANOS = 10 * Nanos.MINUTE;

  private static final int ZONE = 5;

  private final World world;
  private final Region region;
  private final long tombstoneNanos;
  private final Optional<Followers> followers;
  private final RandomStream stream = new RandomStream(0);
  private final Stamps stamps;
  private Version[] held = new Version[64];
  private long sequence;
  private long beganAt;

  /** What is the first key of the version order for a write on {@code stored} now. */
  @FunctionalInterface
  public interface Stamps {
    long next(Version stored);
  }

  /**
   * A replica whose writes are stamped by its Region's clock.
   *
   * @param tombstoneNanos how long after a deletion it knows of it (FACTS C-4)
   */
  public Replica(World world, int region, long tombstoneNanos) {
    this(
        world,
        region,
        tombstoneNanos,
        stored -> world.region(region).clock().stamp(world.now(), stored));
  }

  /** A replica that never forgets a deletion. */
  public Replica(World world, int region, Stamps stamps) {
    this(world, region, TableDesign.FOREVER, stamps);
  }

  private Replica(World world, int region, long tombstoneNanos, Stamps stamps) {
    this.world = world;
    this.tombstoneNanos = tombstoneNanos;
    this.region = world.region(region);
    this.stamps = stamps;
    beganAt = world.now();
    Arrays.fill(held, Version.NONE);
    long seed = world.streams().seed("followers/" + this.region.name());
    followers =
        world.followerLag().longest() == 0
            ? Optional.empty()
            : Optional.of(new Followers(this.region.zones(), world.followerLag(), seed));
  }

  public int region() {
    return region.id();
  }

  public Version held(int item) {
    return item < held.length ? held[item] : Version.NONE;
  }

  /** A read of what is here: strong at the leader, eventual in one of the zones by chance. */
  public void read(Attempt attempt) {
    int item = attempt.item();
    boolean anyZone = followers.isPresent() && !attempt.isStrong();
    world.answerSeen(attempt, Outcome.OK, anyZone ? shown(attempt, item) : held(item));
  }

  private Version shown(Attempt attempt, int item) {
    Zones zones = region.zones();
    int zone = zones.draw(attempt.draw(stream, ZONE));
    return zones.leads(zone, world.items().partition(item), world.now())
        ? held(item)
        : followers.get().shown(item, held(item), zone, world.now());
  }

  /**
   * Checks and applies a client's write here alone. A local write always applies, whatever the
   * stored timestamp (FACTS C-1, I-5).
   *
   * @param made hears of the version that it makes, if it makes one
   * @return what to answer
   */
  public Outcome write(Attempt attempt, Consumer<Version> made) {
    if (attempt.isTransaction()) {
      return transact(attempt, made);
    }
    Version stored = held(attempt.item());
    if (!attempt.condition().holds(stored)) {
      world.saw(attempt, stored);
      return Outcome.CONDITION_FAILED;
    }
    Version version = apply(attempt, stored);
    if (version == Version.NONE) {
      world.wroteNothing(attempt, stored);
    } else {
      made.accept(version);
    }
    return Outcome.OK;
  }

  /** A system write: it makes a version of which nobody is told that it is acknowledged. */
  public Version overwrite(int item, Image image) {
    Version version = child(held(item), item, image);
    version.corrupt();
    store(version);
    world.observer().systemWrote(version);
    return version;
  }

  /** Makes a version of what is stored; {@link Version#NONE} if that changes nothing. */
  private Version apply(Attempt attempt, Version stored) {
    Image image = attempt.applyTo(stored.image());
    if (image.equals(stored.image())) {
      return Version.NONE;
    }
    Version version = child(stored, attempt.item(), image);
    store(version);
    world.committed(attempt, stored, version);
    return version;
  }

  private Version child(Version stored, int item, Image image) {
    long stamp = stamps.next(known(item));
    return stored.child(item, stamp, region.id(), sequence++, image, world.now());
  }

  /** What counts as stored: nothing, if it is a deletion that has been forgotten. */
  private Version known(int item) {
    Version stored = held(item);
    boolean forgotten =
        stored != Version.NONE
            && world.now() - stored.writtenAt() > tombstoneNanos
            && !stored.image().exists();
    return forgotten ? Version.NONE : stored;
  }

  /**
   * Writes every item of a transaction here alone, or none if one of its conditions does not hold
   * (FACTS Q-3). A transaction with a token that was applied here less than ten minutes ago is not
   * applied again (FACTS Y-1).
   */
  private Outcome transact(Attempt attempt, Consumer<Version> made) {
    if (attempt.request().source().idempotent() && isAppliedHere(attempt)) {
      return Outcome.OK;
    }
    boolean holds = true;
    for (int i = 0; i < attempt.size(); i++) {
      Attempt part = attempt.part(i);
      holds &= part.condition().holds(held(part.item()));
    }
    for (int i = 0; i < attempt.size(); i++) {
      Attempt part = attempt.part(i);
      Version stored = held(part.item());
      if (!holds) {
        world.saw(part, stored);
        continue;
      }
      Version version = apply(part, stored);
      if (version == Version.NONE) {
        world.wroteNothing(part, stored);
      } else {
        made.accept(version);
      }
    }
    return holds ? Outcome.OK : Outcome.TRANSACTION_CANCELED;
  }

  /** A replica that is new, or has gone back, knows of nothing that was before. */
  private boolean isTokenKnown(long writtenAt) {
    boolean recent = world.now() - writtenAt < TOKEN_NANOS;
    return recent && (beganAt == 0 || writtenAt > beganAt);
  }

  private boolean isAppliedHere(Attempt attempt) {
    boolean applied = false;
    for (int i = 0; i < attempt.size(); i++) {
      for (Version version : attempt.part(i).request().written()) {
        if (version.origin() == region.id() && isTokenKnown(version.writtenAt())) {
          attempt.part(i).saw(version);
          applied = true;
        }
      }
    }
    return applied;
  }

  /**
   * The service deletes an item here, of itself: a version that no attempt has made, free of charge
   * (FACTS B-4).
   */
  Version expire(int item) {
    Version version = child(held(item), item, Image.ABSENT);
    store(version);
    world.observer().expired(version);
    return version;
  }

  /** Applies a version from elsewhere if it is greater than the stored one (FACTS C-1). */
  public void merge(Version version) {
    if (version.isNewerThan(known(version.item()))) {
      store(version);
    }
  }

  /** Gives up what it has for what the table has gone back to. */
  public void takeOver(Snapshot state) {
    beganAt = world.now();
    int items = Math.max(held.length, state.size());
    for (int item = 0; item < items; item++) {
      Version before = held(item);
      Version after = state.held(item);
      if (before != after) {
        reserve(item);
        held[item] = after;
        if (followers.isPresent()) {
          followers.get().level(item);
        }
        world.observer().tookOver(region.id(), item, before, after);
      }
    }
  }

  /** Merges what a copy holds that this one is filled from; every zone has it at once. */
  public void fill(Version version) {
    merge(version);
    if (followers.isPresent() && held(version.item()) == version) {
      followers.get().level(version.item());
    }
  }

  /** Holds {@code version} from the start, of which nobody is told. */
  public void preload(Version version) {
    reserve(version.item());
    held[version.item()] = version;
  }

  /** Holds {@code version} from now on. */
  public void store(Version version) {
    int item = version.item();
    reserve(item);
    Version before = held[item];
    held[item] = version;
    if (followers.isPresent()) {
      followers.get().stored(before, version, world.now());
    }
    world.observer().held(region.id(), before, version);
  }

  private void reserve(int item) {
    if (item >= held.length) {
      int old = held.length;
      held = Arrays.copyOf(held, Math.max(old * 2, item + 1));
      Arrays.fill(held, old, held.length, Version.NONE);
    }
  }
}
